"""Thumbnails for what is on screen: read on the serial lane, decoded on another.

Whoever shows pictures says which it wants now; that replaces what was wanted
before, so a fast scroll leaves nothing behind to be loaded. Each picture comes
as a pixmap, kept in a cache that is bounded in bytes, and besides as a tile:
scaled and rounded as the grid draws it now, so that drawing is but copying.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop_app.ui.background.lane import Lane, Latest
from desktop_app.ui.background.session import Session
from desktop_app.ui.widgets.image_conversion import rounded

_BATCH: Final = 24
TILE_RADIUS_PX: Final = 8

_Images: TypeAlias = Mapping[int, QImage]
CACHE_BYTES: Final = 96 * 1024 * 1024


class _TileStyle(NamedTuple):
    """How large tiles are drawn, in device independent pixels, and on what device."""

    side_px: int
    ratio: float


class Thumbnails(QObject):
    """The thumbnails of the open catalogue, by picture id.

    Signals:
        loaded: a set of picture ids that ``pixmap`` or ``tile`` now knows.
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
        self._tiles: dict[int, QPixmap] = {}
        self._look: _TileStyle | None = None
        self._absent: set[int] = set()
        self._wanted: dict[QObject, list[int]] = {}
        self._reading = Latest()
        self._rounding = Latest()
        self._is_reading = False
        session.opened.connect(self.forget)

    def pixmap(self, picture_id: int) -> QPixmap | None:
        """Return the thumbnail, or None while it is not there."""
        pixmap = self._kept.get(picture_id)
        if pixmap is not None:
            self._kept.move_to_end(picture_id)
        return pixmap

    def tile(self, picture_id: int) -> QPixmap | None:
        """Return the thumbnail as ``fit_tiles`` wants it, or None while it is not there."""
        return self._tiles.get(picture_id)

    def fit_tiles(self, side_px: int, ratio: float) -> None:
        """Have tiles fit into squares of this side, on a device of this pixel ratio."""
        look = _TileStyle(side_px, ratio)
        if look != self._look:
            self._look = look
            self._tiles.clear()

    def want(self, wisher: QObject, picture_ids: Iterable[int]) -> None:
        """Have these loaded, in this order, instead of what ``wisher`` wanted before."""
        wanted = list(picture_ids)
        self._wanted[wisher] = [
            number for number in wanted if number not in self._kept and number not in self._absent
        ]
        self._read_next()
        self._round([number for number in wanted if number in self._kept])

    def forget(self) -> None:
        """Start anew with another catalogue."""
        self._reading.cancel()
        self._rounding.cancel()
        self._is_reading = False
        self._kept.clear()
        self._tiles.clear()
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
        look = self._look
        task = self._reading.put(self._decoding.call(lambda: _decoded(encoded, look)))
        task.succeeded.connect(lambda decoded: self._on_decoded(batch, decoded, look))

    def _on_decoded(
        self, batch: list[int], decoded: tuple[_Images, _Images], look: _TileStyle | None
    ) -> None:
        images, tiles = decoded
        self._keep_tiles(tiles, look)
        self._take(batch, images)

    def _take(self, batch: list[int], images: _Images) -> None:
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

    def _round(self, numbers: list[int]) -> None:
        """Make the tiles of pictures that are there, after the look has changed."""
        look = self._look
        images = {
            number: self._kept[number].toImage() for number in numbers if number not in self._tiles
        }
        if look is None or not images:
            return
        task = self._rounding.put(self._decoding.call(lambda: _as_tiles(images, look)))
        task.succeeded.connect(lambda tiles: self._on_rounded(tiles, look))

    def _on_rounded(self, tiles: _Images, look: _TileStyle) -> None:
        self._keep_tiles({number: tiles[number] for number in tiles if number in self._kept}, look)
        self.loaded.emit(set(tiles))

    def _keep_tiles(self, tiles: _Images, look: _TileStyle | None) -> None:
        if look == self._look:
            self._tiles.update((number, QPixmap.fromImage(tile)) for number, tile in tiles.items())

    def _keep(self, number: int, pixmap: QPixmap) -> None:
        self._kept[number] = pixmap
        self._kept_bytes += _bytes_of(pixmap)
        while self._kept_bytes > self._cache_bytes and len(self._kept) > 1:
            gone, oldest = self._kept.popitem(last=False)
            self._tiles.pop(gone, None)
            self._kept_bytes -= _bytes_of(oldest)


def _decoded(encoded: Mapping[int, bytes], look: _TileStyle | None) -> tuple[_Images, _Images]:
    """Return images and, where a look is known, tiles."""
    images = {number: QImage.fromData(data) for number, data in encoded.items()}
    images = {number: image for number, image in images.items() if not image.isNull()}
    return images, {} if look is None else _as_tiles(images, look)


def _as_tiles(images: _Images, look: _TileStyle) -> _Images:
    return {
        number: rounded(image, look.side_px, look.ratio, TILE_RADIUS_PX)
        for number, image in images.items()
    }


def _bytes_of(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8
