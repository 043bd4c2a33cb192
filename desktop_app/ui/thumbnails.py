"""Thumbnails for what is on screen: read on the serial lane, decoded on another.

Whoever shows pictures says which it wants now; that replaces what was wanted
before, so a fast scroll leaves nothing behind to be loaded. Each picture comes
as a pixmap, kept in a cache that is bounded in bytes.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop_app.ui.background import Lane, Latest
from desktop_app.ui.session import Session

_BATCH: Final = 24
CACHE_BYTES: Final = 96 * 1024 * 1024


class Thumbnails(QObject):
    """The thumbnails of the open catalogue, by picture id.

    Signals:
        loaded: a set of picture ids that ``pixmap`` now knows.
    """

    loaded = Signal(object)

    def __init__(
        self,
        session: Session,
        decoding: Lane,
        parent: QObject | None = None,
        *,
        cache_bytes: int = CACHE_BYTES,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._decoding = decoding
        self._cache_bytes = cache_bytes
        self._kept: OrderedDict[int, QPixmap] = OrderedDict()
        self._kept_bytes = 0
        self._absent: set[int] = set()
        self._wanted: dict[QObject, list[int]] = {}
        self._reading = Latest()
        self._is_reading = False
        session.opened.connect(self.forget)

    def pixmap(self, picture_id: int) -> QPixmap | None:
        """Return the thumbnail, or None while it is not there."""
        pixmap = self._kept.get(picture_id)
        if pixmap is not None:
            self._kept.move_to_end(picture_id)
        return pixmap

    def want(self, wisher: QObject, picture_ids: Iterable[int]) -> None:
        """Have these loaded, in this order, instead of what ``wisher`` wanted before."""
        self._wanted[wisher] = [
            number
            for number in picture_ids
            if number not in self._kept and number not in self._absent
        ]
        self._read_next()

    def forget(self) -> None:
        """Start anew with another catalogue."""
        self._reading.cancel()
        self._is_reading = False
        self._kept.clear()
        self._kept_bytes = 0
        self._absent.clear()
        self._wanted.clear()

    def _read_next(self) -> None:
        if self._is_reading:
            return
        batch = [number for wanted in self._wanted.values() for number in wanted][:_BATCH]
        if not batch:
            return
        self._is_reading = True
        task = self._reading.put(self._session.thumbnails(batch))
        task.succeeded.connect(lambda found: self._decode(batch, found))
        task.failed.connect(lambda _: self._take(batch, {}))

    def _decode(self, batch: list[int], encoded: dict[int, bytes]) -> None:
        task = self._reading.put(self._decoding.call(lambda: _decoded(encoded)))
        task.succeeded.connect(lambda images: self._take(batch, images))

    def _take(self, batch: list[int], images: Mapping[int, QImage]) -> None:
        self._is_reading = False
        for wanted in self._wanted.values():
            wanted[:] = [number for number in wanted if number not in batch]
        for number in batch:
            if number in images:
                self._keep(number, QPixmap.fromImage(images[number]))
            else:
                self._absent.add(number)
        self.loaded.emit(set(images))
        self._read_next()

    def _keep(self, number: int, pixmap: QPixmap) -> None:
        self._kept[number] = pixmap
        self._kept_bytes += _bytes_of(pixmap)
        while self._kept_bytes > self._cache_bytes and len(self._kept) > 1:
            _, oldest = self._kept.popitem(last=False)
            self._kept_bytes -= _bytes_of(oldest)


def _decoded(encoded: Mapping[int, bytes]) -> dict[int, QImage]:
    images = {number: QImage.fromData(data) for number, data in encoded.items()}
    return {number: image for number, image in images.items() if not image.isNull()}


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8
