"""A thumbnail cache without an engine."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QPixmap


class FakeThumbnailCache(QObject):
    """Records the last request; has no thumbnails."""

    loaded = Signal(set)

    def __init__(self) -> None:
        super().__init__()
        self.requested: list[int] = []

    def request(self, requester: QObject, picture_ids: Iterable[int]) -> None:
        self.requested = list(picture_ids)

    def pixmap(self, picture_id: int) -> QPixmap | None:
        return None

    def tile(self, picture_id: int) -> QPixmap | None:
        return None

    def set_tile_size(self, side_px: int, device_pixel_ratio: float) -> None:
        pass
