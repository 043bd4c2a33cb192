"""A thumbnail cache without an engine: two pictures, one colour each."""

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap

from tests.ui.widgets.fake_thumbnail_cache import FakeThumbnailCache

_COLOURS: Final = {1: Qt.GlobalColor.red, 2: Qt.GlobalColor.blue}


class ColourThumbnails(FakeThumbnailCache):
    """Picture 1 is red, picture 2 is blue; there are no others."""

    def pixmap(self, picture_id: int) -> QPixmap | None:
        if picture_id not in _COLOURS:
            return None
        pixmap = QPixmap(100, 100)
        pixmap.fill(_COLOURS[picture_id])
        return pixmap
