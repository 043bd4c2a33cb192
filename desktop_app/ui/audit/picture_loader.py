"""Loading of original pictures off the GUI thread; thumbnails stand in until then."""

from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage, QPainter

from desktop_app.domain.picture import Picture
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import Task
from desktop_app.ui.widgets.image_conversion import read_picture, shrink
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache

_MAX_SIDE_PX: Final = 2400
_MIN_SIDE_PX: Final = 320
_CACHED_PICTURES: Final = 8


class PictureLoader(QObject):
    """Caches the compared pictures, each in several sizes so that drawing is cheap.

    Signals:
        loaded: the id of a picture that is available in a better quality.
    """

    loaded = Signal(object)

    def __init__(self, thumbnails: ThumbnailCache, decoding: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._decoding = decoding
        # Largest size first; an empty list if the file cannot be read.
        self._cache: OrderedDict[int, list[QImage]] = OrderedDict()
        self._reading: dict[int, Task[list[QImage]]] = {}
        thumbnails.loaded.connect(self._on_thumbnails_loaded)

    def request(self, pictures: Sequence[Picture]) -> None:
        """Read these pictures and cancel the reading of all others."""
        requested = {picture.id: picture for picture in pictures}
        for picture_id in [known for known in self._reading if known not in requested]:
            self._reading.pop(picture_id).cancel()
        for picture_id, picture in requested.items():
            if picture_id in self._cache:
                self._cache.move_to_end(picture_id)
            elif picture_id not in self._reading:
                self._read(picture)
        self._thumbnails.request(self, requested)

    def image(self, picture_id: int, width_px: float = _MAX_SIDE_PX) -> QImage | None:
        """Return the smallest size at least this wide, else the largest one available.

        Returns:
            The thumbnail until the original is read; None if that is missing, too.
        """
        sizes = self._cache.get(picture_id)
        if sizes:
            return next((size for size in reversed(sizes) if size.width() >= width_px), sizes[0])
        pixmap = self._thumbnails.pixmap(picture_id)
        return None if pixmap is None else pixmap.toImage()

    def clear(self) -> None:
        """Forget all pictures; another catalogue was opened."""
        self.request(())
        self._cache.clear()

    def _read(self, picture: Picture) -> None:
        file = Path(picture.path)
        task = self._decoding.run(lambda: _sizes(read_picture(file, _MAX_SIDE_PX)))
        self._reading[picture.id] = task
        task.on_success(lambda sizes: self._on_read(picture.id, sizes))

    def _on_read(self, picture_id: int, sizes: list[QImage]) -> None:
        self._reading.pop(picture_id, None)
        self._cache[picture_id] = sizes
        while len(self._cache) > _CACHED_PICTURES:
            self._cache.popitem(last=False)
        if sizes:
            self.loaded.emit(picture_id)

    def _on_thumbnails_loaded(self, picture_ids: set[int]) -> None:
        for picture_id in picture_ids:
            if not self._cache.get(picture_id):
                self.loaded.emit(picture_id)


def _sizes(image: QImage) -> list[QImage]:
    """Return an image on white and repeatedly halved, largest first; empty if unreadable."""
    if image.isNull():
        return []
    sizes = [_opaque(image)]
    while max(sizes[-1].width(), sizes[-1].height()) > 2 * _MIN_SIDE_PX:
        side_px = max(sizes[-1].width(), sizes[-1].height()) // 2
        sizes.append(shrink(sizes[-1], side_px))
    return sizes


def _opaque(image: QImage) -> QImage:
    if not image.hasAlphaChannel():
        return image.convertToFormat(QImage.Format.Format_RGB32)
    backed = QImage(image.size(), QImage.Format.Format_RGB32)
    backed.fill(Qt.GlobalColor.white)
    painter = QPainter(backed)
    painter.drawImage(0, 0, image)
    painter.end()
    return backed
