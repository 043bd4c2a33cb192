"""Pictures as large as they are, read off the GUI thread; thumbnails stand in for them."""

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

_LARGEST_PX: Final = 2400
_SMALLEST_PX: Final = 320
_KEPT: Final = 8


class FullPictures(QObject):
    """The pictures that are compared, each in several sizes, so that drawing is cheap.

    Signals:
        loaded: the id of a picture that looks better now.
    """

    loaded = Signal(int)

    def __init__(self, thumbnails: ThumbnailCache, decoding: Lane, parent: QObject) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._decoding = decoding
        self._kept: OrderedDict[int, list[QImage]] = OrderedDict()
        self._reading: dict[int, Task[list[QImage]]] = {}
        thumbnails.loaded.connect(self._on_thumbnails)

    def want(self, pictures: Sequence[Picture]) -> None:
        """Have these read, instead of those that were wanted before."""
        wanted = {picture.id: picture for picture in pictures}
        for number in [number for number in self._reading if number not in wanted]:
            self._reading.pop(number).cancel()
        for number, picture in wanted.items():
            if number in self._kept:
                self._kept.move_to_end(number)
            elif number not in self._reading:
                self._read(picture)
        self._thumbnails.request(self, wanted)

    def image(self, picture_id: int, width_px: float = _LARGEST_PX) -> QImage | None:
        """Return a picture at least this wide where it is known so; None while it is not there."""
        sizes = self._kept.get(picture_id)
        if sizes:
            return next((size for size in reversed(sizes) if size.width() >= width_px), sizes[0])
        pixmap = self._thumbnails.pixmap(picture_id)
        return None if pixmap is None else pixmap.toImage()

    def forget(self) -> None:
        """Start anew with another catalogue."""
        self.want(())
        self._kept.clear()

    def _read(self, picture: Picture) -> None:
        file = Path(picture.path)
        task = self._decoding.run(lambda: _in_sizes(read_picture(file, _LARGEST_PX)))
        self._reading[picture.id] = task
        task.on_success(lambda sizes: self._take(picture.id, sizes))

    def _take(self, number: int, sizes: list[QImage]) -> None:
        self._reading.pop(number, None)
        # None where the file is gone: then the thumbnail is all there is.
        self._kept[number] = sizes
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        if sizes:
            self.loaded.emit(number)

    def _on_thumbnails(self, picture_ids: set[int]) -> None:
        for number in picture_ids:
            if not self._kept.get(number):
                self.loaded.emit(number)


def _in_sizes(image: QImage) -> list[QImage]:
    """Return an image and its halves, largest first; what shines through is white."""
    if image.isNull():
        return []
    sizes = [_opaque(image)]
    while max(sizes[-1].width(), sizes[-1].height()) > 2 * _SMALLEST_PX:
        longest_px = max(sizes[-1].width(), sizes[-1].height()) // 2
        sizes.append(shrink(sizes[-1], longest_px))
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
