"""Tasks: callbacks, cancelling, and the latest of several."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask, Task
from tests.ui.background.jobs import record, step


class _Receiver(QObject):
    received = Signal(object)


@pytest.fixture
def owner() -> QObject:
    return QObject()


@pytest.fixture
def task(owner: QObject) -> Task[str]:
    return Task(threading.Event(), owner)


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane("test lane")
    yield lane
    assert lane.stop()


def test_callbacks_receive_what_the_worker_reports(task: Task[str]) -> None:
    emitted = record(task)
    task.report("progressed", step(1))
    task.report("succeeded", "result")
    assert emitted == [("progressed", 1), ("succeeded", "result"), "finished"]


def test_an_error_is_followed_by_finished(task: Task[str]) -> None:
    emitted = record(task)
    task.report("failed", OSError("disk full"))
    assert emitted == [("failed", "disk full"), "finished"]


def test_a_cancelled_task_emits_only_finished(task: Task[str]) -> None:
    emitted = record(task)
    task.cancel()
    assert task.is_cancelled
    task.report("progressed", step(1))
    task.report("succeeded", "result")
    assert emitted == ["finished"]


def test_a_signal_can_take_the_result(task: Task[str]) -> None:
    receiver = _Receiver()
    received: list[object] = []
    receiver.received.connect(received.append)
    task.on_success(receiver.received)
    task.report("succeeded", "result")
    assert received == ["result"]


def test_callbacks_can_be_chained(task: Task[str]) -> None:
    results: list[str] = []
    assert task.on_success(results.append).on_failure(print).on_finish(print) is task


def test_type_checkers_refuse_a_callback_of_another_type(task: Task[str]) -> None:
    def on_number(_: int) -> None: ...

    # mypy reports an ignored error that does not occur.
    task.on_success(on_number)  # type: ignore[arg-type]


def test_a_newer_task_cancels_the_one_before(lane: Lane, qtbot: QtBot) -> None:
    latest = LatestTask()
    release = threading.Event()
    lane.run(lambda: release.wait(10))
    emitted = [record(latest.replace(lane.run(lambda: "answer"))) for _ in range(3)]
    release.set()
    qtbot.waitUntil(lambda: "finished" in emitted[2])
    assert emitted == [["finished"], ["finished"], [("succeeded", "answer"), "finished"]]


def test_cancelling_the_latest_leaves_nothing_to_cancel(task: Task[str]) -> None:
    latest = LatestTask()
    latest.replace(task)
    latest.cancel()
    latest.cancel()
    assert task.is_cancelled
