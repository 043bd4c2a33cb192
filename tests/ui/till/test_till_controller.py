import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.tally import Tally
from desktop_app.errors import VitrineError
from desktop_app.settings import Settings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.till.till_controller import TillController
from tests.engine.counter.accepted import CUP, GIFT, accepted, label
from tests.engine.counter.till_server import Till

StartTill = Callable[..., TillController]


@pytest.fixture
def till() -> Iterator[Till]:
    till = Till()
    yield till
    till.stop()


@pytest.fixture
def start(qapp: object, tmp_path: Path, english: None) -> Iterator[StartTill]:
    """Return a function that starts the controller, as after a start of the program."""
    parent = QObject()
    started: list[TillController] = []

    def start_it(**choices: object) -> TillController:
        for controller in started:
            controller.shut_down()
        settings = Settings().__replace__(**choices)
        preferences = Preferences(settings, tmp_path / "settings.toml", parent)
        started.append(TillController(preferences, tmp_path / "data", parent))
        return started[-1]

    yield start_it
    for controller in started:
        controller.shut_down()


def test_the_text_is_copied(start: StartTill, qtbot: QtBot) -> None:
    controller = start(till_template="{sku}\\t{price}")
    with qtbot.waitSignal(controller.done) as done:
        controller.accept(accepted(CUP))
    assert QGuiApplication.clipboard().text() == "C-1\t4.50"
    assert done.args == ["Copied: C-1 4.50"]


def test_a_missing_value_keeps_the_clipboard(start: StartTill, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("before")
    controller = start(till_template="{gtin}")
    with qtbot.waitSignal(controller.failed) as failed:
        controller.accept(accepted(GIFT))
    assert str(failed.args[0]) == "Gift has no gtin."
    assert QGuiApplication.clipboard().text() == "before"


def test_it_is_posted_once(start: StartTill, till: Till, qtbot: QtBot) -> None:
    controller = start(accept_action="post", till_address=till.address)
    with qtbot.waitSignal(controller.done) as done:
        controller.accept(accepted(CUP, label(count=2)))
    assert done.args == ["Handed to the till: Red cup"]
    assert [found["count"] for found in till.received] == [2]
    assert controller.waiting == 0


def test_a_whole_list_is_posted_a_line_each(start: StartTill, till: Till, qtbot: QtBot) -> None:
    controller = start(accept_action="post", till_address=till.address)
    tally = Tally().add(accepted(CUP), "a").with_count("a", 3).add(accepted(GIFT), "b")
    assert controller.send(tally, "261127-120000")
    qtbot.waitUntil(lambda: len(till.received) == 2)
    assert [one["count"] for one in till.received] == [3, 1]
    assert {one["customer"] for one in till.received} == {"261127-120000"}


def test_a_list_without_an_output_is_refused(start: StartTill, qtbot: QtBot) -> None:
    controller = start(accept_action="none")
    with qtbot.waitSignal(controller.failed) as failed:
        assert not controller.send(Tally().add(accepted(CUP), "a"))
    assert str(failed.args[0]) == "No output for accepted products is chosen."


def test_what_the_till_did_not_take_is_sent_after_the_next_start(
    start: StartTill, till: Till, qtbot: QtBot
) -> None:
    till.answers = [500] * 3
    choices = {"accept_action": "post", "till_address": till.address}
    controller = start(**choices)
    with qtbot.waitSignal(controller.failed) as failed:
        controller.accept(accepted(CUP))
    assert str(failed.args[0]) == "The till at localhost answers 500."
    assert controller.waiting == 1
    till.answers = []
    again = start(**choices)
    qtbot.waitUntil(lambda: len(till.received) == 1)
    qtbot.waitUntil(lambda: again.waiting == 0)


def test_it_waits_for_an_address(start: StartTill, qtbot: QtBot) -> None:
    controller = start(accept_action="post")
    with qtbot.waitSignal(controller.failed) as failed:
        controller.accept(accepted(CUP))
    assert str(failed.args[0]) == "No address of the till is entered."


def test_it_is_appended_to_the_table(start: StartTill, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "accepted.csv"
    controller = start(accept_action="table", till_table=str(file))
    with qtbot.waitSignal(controller.done):
        controller.accept(accepted(CUP))
    assert len(file.read_text(encoding="utf-8-sig").splitlines()) == 2


def test_typing_says_where_it_is_not_possible(
    start: StartTill, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    controller = start(accept_action="type")
    with qtbot.waitSignal(controller.failed) as failed:
        controller.accept(accepted(CUP))
    assert isinstance(failed.args[0], VitrineError)


def test_nothing_happens_if_it_is_only_listed(start: StartTill, qtbot: QtBot) -> None:
    controller = start(accept_action="none")
    with qtbot.assertNotEmitted(controller.done), qtbot.assertNotEmitted(controller.failed):
        controller.accept(accepted(CUP))


def test_a_tally_is_saved(start: StartTill, tmp_path: Path, qtbot: QtBot) -> None:
    controller = start()
    with qtbot.waitSignal(controller.done) as done:
        controller.save(Tally().add(accepted(CUP), "a"), tmp_path / "list.csv")
    assert done.args == ["Saved: list.csv"]
    with qtbot.waitSignal(controller.failed):
        controller.save(Tally().add(accepted(CUP), "a"), tmp_path / "gone" / "list.csv")
