"""The thumbnail strip: current picture and accessible texts."""

from typing import cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.domain.picture import Picture
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.thumbnail_strip import ThumbnailStrip

PICTURES = [Picture(number, 1, f"{number}.jpg", "", 10, 10) for number in (11, 12, 13)]


class FakeThumbnailCache(QObject):
    """Records requests; has no thumbnails."""

    loaded = Signal(set)

    def __init__(self) -> None:
        super().__init__()
        self.requested: list[int] = []

    def request(self, requester: QObject, picture_ids: list[int]) -> None:
        self.requested = picture_ids

    def pixmap(self, picture_id: int) -> QPixmap | None:
        return None


@pytest.fixture
def thumbnails() -> FakeThumbnailCache:
    return FakeThumbnailCache()


@pytest.fixture
def strip(
    thumbnails: FakeThumbnailCache, theme: Theme, english: None, qtbot: QtBot
) -> ThumbnailStrip:
    strip = ThumbnailStrip(cast("ThumbnailCache", thumbnails), theme)
    qtbot.addWidget(strip)
    strip.show_pictures(PICTURES, PICTURES[1])
    return strip


def test_the_thumbnails_of_all_pictures_are_requested(
    strip: ThumbnailStrip, thumbnails: FakeThumbnailCache
) -> None:
    assert thumbnails.requested == [11, 12, 13]


def test_the_arrow_keys_choose_a_picture(strip: ThumbnailStrip, qtbot: QtBot) -> None:
    assert strip.currentIndex().row() == 1
    with qtbot.waitSignal(strip.picture_chosen) as signal:
        QTest.keyClick(strip, Qt.Key.Key_Right)
    assert signal.args == [PICTURES[2]]


def test_a_screen_reader_gets_the_position(strip: ThumbnailStrip) -> None:
    text = strip.model().index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert text == "Picture 3 of 3"
