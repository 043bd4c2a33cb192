"""The client of the engine: opening in two steps, use cases, errors, closing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from tests.ui.background.fake_engine import FakeEngine
from tests.ui.background.jobs import record, step


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def client(engine: FakeEngine, qtbot: QtBot) -> Iterator[EngineClient]:
    client = EngineClient(engine.open, engine.prepare)
    yield client
    assert client.stop()


@pytest.fixture
def ready(client: EngineClient, qtbot: QtBot) -> EngineClient:
    open_until_ready(client, qtbot, Path("shop"))
    return client


def open_until_ready(client: EngineClient, qtbot: QtBot, folder: Path) -> None:
    with qtbot.waitSignal(client.ready):
        client.open(folder, Path("card"), "cpu")


def test_a_catalogue_is_opened_first_and_ready_later(
    client: EngineClient, engine: FakeEngine, qtbot: QtBot
) -> None:
    is_ready_when: list[tuple[str, bool]] = []
    client.opened.connect(lambda: is_ready_when.append(("opened", client.is_ready)))
    client.ready.connect(lambda _: is_ready_when.append(("ready", client.is_ready)))
    assert (client.folder, client.name) == (None, "")
    open_until_ready(client, qtbot, Path("shop"))
    assert is_ready_when == [("opened", False), ("ready", True)]
    assert (client.folder, client.name) == (Path("shop"), "Shop")
    assert engine.events == ["open shop", "prepare card cpu auto"]


def test_use_cases_run_on_the_catalogue_and_on_the_workspace(
    ready: EngineClient, qtbot: QtBot
) -> None:
    def job(workspace: Workspace) -> Job[str]:
        yield step(1)
        return f"imported into {workspace.catalogue}"

    read = record(ready.read(lambda catalogue: catalogue.name))
    run = record(ready.run(lambda workspace: str(workspace.catalogue)))
    run_job = record(ready.run_job(job))
    qtbot.waitUntil(lambda: "finished" in run_job)
    assert read == [("succeeded", "Shop"), "finished"]
    assert run == [("succeeded", "Shop"), "finished"]
    assert run_job == [("progressed", 1), ("succeeded", "imported into Shop"), "finished"]


def test_without_a_catalogue_a_use_case_fails(client: EngineClient, qtbot: QtBot) -> None:
    read = record(client.read(lambda catalogue: catalogue.name))
    run = record(client.run(lambda workspace: workspace.status()))
    detached = record(client.run_without_catalogue(lambda: "preview"))
    qtbot.waitUntil(lambda: "finished" in detached)
    assert read == [("failed", "no catalogue is open"), "finished"]
    assert run == [("failed", "no catalogue is ready"), "finished"]
    assert detached == [("succeeded", "preview"), "finished"]


def test_too_little_memory_is_a_message(ready: EngineClient, qtbot: QtBot) -> None:
    def fail(_: object) -> str:
        raise MemoryError

    read = record(ready.read(fail))
    qtbot.waitUntil(lambda: "finished" in read)
    assert read == [("failed", "There is not enough memory."), "finished"]


def test_a_catalogue_that_cannot_be_opened_fails(
    client: EngineClient, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.open_error = VitrineError(Message("no catalogue there"))
    with qtbot.waitSignal(client.failed) as failed:
        client.open(Path("shop"), Path("card"), "cpu")
    assert failed.args == [engine.open_error]
    assert client.folder is None


def test_a_catalogue_that_cannot_be_prepared_is_closed_again(
    client: EngineClient, engine: FakeEngine, qtbot: QtBot
) -> None:
    engine.prepare_error = VitrineError(Message("no such model"))
    with qtbot.waitSignal(client.failed):
        client.open(Path("shop"), Path("card"), "cpu")
    qtbot.waitUntil(lambda: engine.events[-1] == "close")
    assert client.folder is None
    assert not client.is_ready


def test_opening_another_catalogue_cancels_work_and_closes_the_first(
    ready: EngineClient, engine: FakeEngine, qtbot: QtBot
) -> None:
    def endless(_: Workspace) -> Job[None]:
        while True:
            yield step(1)

    endless_job = record(ready.run_job(endless))
    qtbot.waitUntil(lambda: bool(endless_job))
    open_until_ready(ready, qtbot, Path("other"))
    assert endless_job[-1] == "finished"
    assert engine.events[2:] == ["close", "open other", "prepare card cpu auto"]
    assert ready.folder == Path("other")


def test_stopping_closes_the_catalogue_once(ready: EngineClient, engine: FakeEngine) -> None:
    assert ready.stop()
    assert engine.events.count("close") == 1
