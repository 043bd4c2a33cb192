"""The small pictures of kept photos: loaded when asked for, and bounded in number."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TypeVar, cast

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QObject, QSize, Signal
from pytestqt.qtbot import QtBot

from desktop_app.domain.kept_answer import KeptAnswer
from desktop_app.engine.counter.history.answer_history import AnswerHistory
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.counter.history.photo_cache import PhotoCache

SIZE = QSize(8, 6)

T = TypeVar("T")


class FakeHistory(QObject):
    """Kept answers that all have the same photo."""

    changed = Signal()

    def __init__(self, lane: Lane) -> None:
        super().__init__()
        self._lane = lane

    def read(self, use: Callable[[AnswerHistory], T]) -> Task[T]:
        return self._lane.run(lambda: use(cast("AnswerHistory", self)))

    def photo(self, _key: str) -> bytes:
        return bytes(cv2.imencode(".jpg", np.zeros((12, 16, 3), np.uint8))[1])


@pytest.fixture
def history() -> Iterator[FakeHistory]:
    lane = Lane("test lane")
    yield FakeHistory(lane)
    assert lane.stop()


def answer(key: str) -> KeptAnswer:
    return KeptAnswer(key, datetime.now(UTC), "Till 1", "check", has_photo=True)


def test_the_photos_that_were_not_used_for_longest_are_dropped(
    history: FakeHistory, qtbot: QtBot
) -> None:
    photos = PhotoCache(cast("AnswerHistoryClient", history), SIZE, history, max_photos=2)
    for key in ("a", "b"):
        with qtbot.waitSignal(photos.loaded):
            assert photos.pixmap(answer(key)) is None
    assert photos.pixmap(answer("a")) is not None
    with qtbot.waitSignal(photos.loaded):
        photos.pixmap(answer("c"))
    assert photos.pixmap(answer("a")) is not None
    assert photos.pixmap(answer("c")) is not None
    with qtbot.waitSignal(photos.loaded):
        assert photos.pixmap(answer("b")) is None
