"""Thumbnails for what is on screen: read on the serial lane, decoded on another.

Each view requests the pictures that it shows now; a new request replaces the
view's previous one, so fast scrolling leaves no backlog. Every thumbnail is kept
as a pixmap, in a cache that is bounded in bytes, and also as a tile: scaled and
rounded as the grid draws it, so that painting only copies it.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple, TypeAlias

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.widgets.image_conversion import decode_image, rounded_image

CACHE_BYTES: Final = 96 * 1024 * 1024
TILE_RADIUS_PX: Final = 8
_BATCH_SIZE: Final = 24

_Images: TypeAlias = Mapping[int, QImage]  # by picture id


class _TileStyle(NamedTuple):
    """The side of the square that a tile fits into, in device-independent pixels."""

    side_px: int
    device_pixel_ratio: float


class ThumbnailCache(QObject):
    """The thumbnails of the open catalogue, by picture id.

    Signals:
        loaded: a set of the picture ids that ``pixmap`` or ``tile`` now returns.
    """

    loaded = Signal(set)

    def __init__(
        self,
        client: EngineClient,
        decoding_lane: Lane,
        parent: QObject | None = None,
        *,
        cache_bytes: int = CACHE_BYTES,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._decoding_lane = decoding_lane
        self._max_bytes = cache_bytes
        self._pixmaps: OrderedDict[int, QPixmap] = OrderedDict()
        self._pixmaps_bytes = 0
        self._tiles: dict[int, QPixmap] = {}
        self._tile_style: _TileStyle | None = None
        self._without_thumbnail: set[int] = set()
        # Those of a batch that could not be read: one damaged picture must not hide the others.
        self._read_singly: set[int] = set()
        self._requests: dict[QObject, list[int]] = {}
        self._latest_read = LatestTask()
        self._latest_tiles = LatestTask()
        self._is_reading = False
        client.opened.connect(self.clear)

    def pixmap(self, picture_id: int) -> QPixmap | None:
        """Return the thumbnail, or None if it is not loaded."""
        pixmap = self._pixmaps.get(picture_id)
        if pixmap is not None:
            self._pixmaps.move_to_end(picture_id)
        return pixmap

    def tile(self, picture_id: int) -> QPixmap | None:
        """Return the thumbnail in the size set by ``set_tile_size``, or None if not loaded."""
        return self._tiles.get(picture_id)

    def set_tile_size(self, side_px: int, device_pixel_ratio: float) -> None:
        """Make tiles fit into squares of this side, in device-independent pixels."""
        style = _TileStyle(side_px, device_pixel_ratio)
        if style != self._tile_style:
            self._tile_style = style
            self._tiles.clear()

    def request(self, requester: QObject, picture_ids: Iterable[int]) -> None:
        """Load these thumbnails in this order, instead of the requester's previous ones."""
        requested = list(picture_ids)
        self._requests[requester] = [
            picture_id
            for picture_id in requested
            if picture_id not in self._pixmaps and picture_id not in self._without_thumbnail
        ]
        self._read_next_batch()
        self._make_tiles([picture_id for picture_id in requested if picture_id in self._pixmaps])

    def clear(self) -> None:
        """Drop all thumbnails and requests, for another catalogue."""
        self._latest_read.cancel()
        self._latest_tiles.cancel()
        self._is_reading = False
        self._pixmaps.clear()
        self._tiles.clear()
        self._pixmaps_bytes = 0
        self._without_thumbnail.clear()
        self._read_singly.clear()
        self._requests.clear()

    def _read_next_batch(self) -> None:
        if self._is_reading:
            return
        requested = [picture_id for request in self._requests.values() for picture_id in request]
        if not requested:
            return
        batch = requested[: 1 if requested[0] in self._read_singly else _BATCH_SIZE]
        self._is_reading = True
        task = self._latest_read.replace(
            self._client.read(lambda catalogue: catalogue.thumbnails(batch))
        )
        task.on_success(lambda encoded: self._decode(batch, encoded))
        task.on_failure(lambda error: self._on_not_read(batch, error))

    def _on_not_read(self, batch: list[int], error: Exception) -> None:
        self._client.tell_damage(error)
        if len(batch) == 1:
            self._store_batch(batch, {})
            return
        self._is_reading = False
        self._read_singly.update(batch)
        self._read_next_batch()

    def _decode(self, batch: list[int], encoded: dict[int, bytes]) -> None:
        style = self._tile_style
        task = self._decoding_lane.run(lambda: _decode_all(encoded, style))
        self._latest_read.replace(task).on_success(
            lambda decoded: self._on_decoded(batch, decoded, style)
        )

    def _on_decoded(
        self, batch: list[int], decoded: tuple[_Images, _Images], style: _TileStyle | None
    ) -> None:
        images, tiles = decoded
        self._store_tiles(tiles, style)
        self._store_batch(batch, images)

    def _store_batch(self, batch: list[int], images: _Images) -> None:
        self._is_reading = False
        for request in self._requests.values():
            request[:] = [picture_id for picture_id in request if picture_id not in batch]
        for picture_id in batch:
            if picture_id in images:
                self._store_pixmap(picture_id, QPixmap.fromImage(images[picture_id]))
            else:
                self._without_thumbnail.add(picture_id)
        self.loaded.emit(set(images))
        self._read_next_batch()

    def _make_tiles(self, picture_ids: list[int]) -> None:
        """Make tiles of loaded thumbnails that have none since the tile size changed."""
        style = self._tile_style
        images = {
            picture_id: self._pixmaps[picture_id].toImage()
            for picture_id in picture_ids
            if picture_id not in self._tiles
        }
        if style is None or not images:
            return
        task = self._decoding_lane.run(lambda: _tiles_of(images, style))
        self._latest_tiles.replace(task).on_success(lambda tiles: self._on_tiles_made(tiles, style))

    def _on_tiles_made(self, tiles: _Images, style: _TileStyle) -> None:
        # A pixmap may have left the cache in the meantime; its tile goes with it.
        self._store_tiles(
            {picture_id: tile for picture_id, tile in tiles.items() if picture_id in self._pixmaps},
            style,
        )
        self.loaded.emit(set(tiles))

    def _store_tiles(self, tiles: _Images, style: _TileStyle | None) -> None:
        if style == self._tile_style:
            self._tiles.update(
                (picture_id, QPixmap.fromImage(tile)) for picture_id, tile in tiles.items()
            )

    def _store_pixmap(self, picture_id: int, pixmap: QPixmap) -> None:
        self._pixmaps[picture_id] = pixmap
        self._pixmaps_bytes += _size_in_bytes(pixmap)
        while self._pixmaps_bytes > self._max_bytes and len(self._pixmaps) > 1:
            evicted_id, evicted = self._pixmaps.popitem(last=False)
            self._tiles.pop(evicted_id, None)
            self._pixmaps_bytes -= _size_in_bytes(evicted)


def _decode_all(encoded: Mapping[int, bytes], style: _TileStyle | None) -> tuple[_Images, _Images]:
    """Return images, and their tiles if a tile size is set."""
    images = {picture_id: decode_image(data) for picture_id, data in encoded.items()}
    images = {picture_id: image for picture_id, image in images.items() if not image.isNull()}
    return images, {} if style is None else _tiles_of(images, style)


def _tiles_of(images: _Images, style: _TileStyle) -> _Images:
    return {
        picture_id: rounded_image(image, style.side_px, style.device_pixel_ratio, TILE_RADIUS_PX)
        for picture_id, image in images.items()
    }


def _size_in_bytes(pixmap: QPixmap) -> int:
    return pixmap.width() * pixmap.height() * pixmap.depth() // 8
