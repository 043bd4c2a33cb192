"""A sound for each new answer, if the user wants it."""

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Verdict
from desktop_app.settings import Settings
from desktop_app.ui.counter.counter_controller import CounterController
from desktop_app.ui.counter.verdict_sounds import VerdictSounds
from desktop_app.ui.settings.preferences import Preferences


class FakeController(QObject):
    phase_changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.shown: object = None

    def answer(self, number: int, verdict: Verdict) -> None:
        capture, answer = SimpleNamespace(number=number), SimpleNamespace(verdict=verdict)
        self.shown = SimpleNamespace(capture=capture, answer=answer)
        self.phase_changed.emit("answered")


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(Settings(counter_sounds=True), tmp_path / "settings.toml", saves=False)


@pytest.fixture
def controller() -> FakeController:
    return FakeController()


@pytest.fixture
def played() -> list[Verdict]:
    return []


@pytest.fixture
def sounds(
    controller: FakeController, preferences: Preferences, played: list[Verdict]
) -> Iterator[VerdictSounds]:
    def play(verdict: Verdict) -> bool:
        played.append(verdict)
        return True

    sounds = VerdictSounds(cast("CounterController", controller), preferences, controller, play)
    yield sounds
    sounds.shut_down()


@pytest.mark.usefixtures("sounds")
def test_each_answer_is_heard_once(
    controller: FakeController, played: list[Verdict], qtbot: QtBot
) -> None:
    controller.answer(1, "match")
    qtbot.waitUntil(lambda: played == ["match"])
    controller.answer(1, "match")
    controller.shown = None
    controller.phase_changed.emit("live")
    qtbot.waitUntil(lambda: not controller.findChild(VerdictSounds)._is_playing)  # type: ignore[union-attr]
    controller.answer(2, "unknown")
    qtbot.waitUntil(lambda: played == ["match", "unknown"])


@pytest.mark.usefixtures("sounds")
def test_sounds_are_off_unless_they_are_switched_on(
    controller: FakeController, preferences: Preferences, played: list[Verdict], qtbot: QtBot
) -> None:
    assert not Settings().counter_sounds
    preferences.change(counter_sounds=False)
    controller.answer(1, "check")
    preferences.change(counter_sounds=True)
    controller.answer(2, "unknown")
    qtbot.waitUntil(lambda: played == ["unknown"])


def test_answers_do_not_wait_for_a_sound(
    controller: FakeController,
    preferences: Preferences,
    qtbot: QtBot,
) -> None:
    go_on, begun = threading.Event(), []

    def play(verdict: Verdict) -> bool:
        begun.append(verdict)
        return go_on.wait(10)

    sounds = VerdictSounds(cast("CounterController", controller), preferences, controller, play)
    controller.answer(1, "match")
    qtbot.waitUntil(lambda: begun == ["match"])
    controller.answer(2, "check")
    go_on.set()
    qtbot.waitUntil(lambda: not sounds._is_playing)
    controller.answer(3, "unknown")
    qtbot.waitUntil(lambda: begun == ["match", "unknown"])
    sounds.shut_down()
