"""The thumbnail cache: requests, tiles and the bound on memory."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.widgets.thumbnail_cache import CACHE_BYTES, ThumbnailCache

WITHOUT_THUMBNAIL = 13
DAMAGED = 14
PIXMAP_BYTES = 8 * 8 * 4


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(file, "JPEG")
    return file.getvalue()


class FakeCatalogue:
    """A catalogue and workspace with thumbnails only; records which were read."""

    name = "Shop"

    def __init__(self) -> None:
        self.read: list[int] = []

    def status(self) -> None:
        return None

    def thumbnails(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        self.read += picture_ids
        if DAMAGED in picture_ids:
            raise VitrineError(Message("The catalogue is damaged."))
        return {number: jpeg() for number in picture_ids if number != WITHOUT_THUMBNAIL}

    def close(self) -> None:
        pass


@pytest.fixture
def catalogue() -> FakeCatalogue:
    return FakeCatalogue()


def _prepared(catalogue: FakeCatalogue) -> Job[Workspace]:
    yield Progress(0, 0, Message(""))
    return cast("Workspace", catalogue)


@pytest.fixture
def make_cache(qtbot: QtBot, catalogue: FakeCatalogue) -> Iterator[Callable[..., ThumbnailCache]]:
    client = EngineClient(
        lambda *_, **__: cast("CatalogueBrowser", catalogue), lambda *_, **__: _prepared(catalogue)
    )
    decoding = Lane("test lane")

    def make(cache_bytes: int = CACHE_BYTES) -> ThumbnailCache:
        thumbnails = ThumbnailCache(client, decoding, cache_bytes=cache_bytes)
        with qtbot.waitSignal(client.opened):
            client.open(Path("catalogue"), Path("card"), "cpu")
        return thumbnails

    yield make
    assert client.stop()
    assert decoding.stop()


def test_requested_thumbnails_are_loaded_once(
    make_cache: Callable[..., ThumbnailCache], catalogue: FakeCatalogue, qtbot: QtBot
) -> None:
    thumbnails, view = make_cache(), QObject()
    assert thumbnails.pixmap(1) is None
    with qtbot.waitSignal(thumbnails.loaded) as signal:
        thumbnails.request(view, [1, 2])
    assert signal.args == [{1, 2}]
    assert thumbnails.pixmap(1) is not None
    thumbnails.request(view, [1, 2])
    thumbnails.request(view, [3])
    qtbot.waitUntil(lambda: thumbnails.pixmap(3) is not None)
    assert catalogue.read == [1, 2, 3]


def test_a_new_request_replaces_the_previous_one(
    make_cache: Callable[..., ThumbnailCache], catalogue: FakeCatalogue, qtbot: QtBot
) -> None:
    thumbnails, view = make_cache(), QObject()
    thumbnails.request(view, range(1000))
    thumbnails.request(view, range(5000, 5010))
    qtbot.waitUntil(lambda: thumbnails.pixmap(5009) is not None)
    assert len([number for number in catalogue.read if number < 1000]) < 100


def test_two_views_get_their_thumbnails(
    make_cache: Callable[..., ThumbnailCache], qtbot: QtBot
) -> None:
    thumbnails, grid, strip = make_cache(), QObject(), QObject()
    thumbnails.request(grid, [1])
    thumbnails.request(strip, [2])
    qtbot.waitUntil(lambda: None not in (thumbnails.pixmap(1), thumbnails.pixmap(2)))


def test_a_picture_without_thumbnail_is_not_read_again(
    make_cache: Callable[..., ThumbnailCache], catalogue: FakeCatalogue, qtbot: QtBot
) -> None:
    thumbnails, view = make_cache(), QObject()
    for request in ([WITHOUT_THUMBNAIL, 1], [WITHOUT_THUMBNAIL, 2]):
        with qtbot.waitSignal(thumbnails.loaded):
            thumbnails.request(view, request)
    assert catalogue.read == [WITHOUT_THUMBNAIL, 1, 2]


def test_a_damaged_thumbnail_hides_no_others(
    make_cache: Callable[..., ThumbnailCache], catalogue: FakeCatalogue, qtbot: QtBot
) -> None:
    thumbnails, view = make_cache(), QObject()
    thumbnails.request(view, [1, DAMAGED, 2])
    qtbot.waitUntil(lambda: None not in (thumbnails.pixmap(1), thumbnails.pixmap(2)))
    assert thumbnails.pixmap(DAMAGED) is None
    thumbnails.request(view, [DAMAGED, 3])
    qtbot.waitUntil(lambda: thumbnails.pixmap(3) is not None)
    assert catalogue.read == [1, DAMAGED, 2, 1, DAMAGED, 2, 3]


def test_the_cache_is_bounded_and_drops_the_least_recently_used(
    make_cache: Callable[..., ThumbnailCache], qtbot: QtBot
) -> None:
    thumbnails, view = make_cache(cache_bytes=3 * PIXMAP_BYTES), QObject()
    for number in range(3):
        with qtbot.waitSignal(thumbnails.loaded):
            thumbnails.request(view, [number])
    assert thumbnails.pixmap(0) is not None  # now 1 is the least recently used
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.request(view, [3])
    assert [number for number in range(4) if thumbnails.pixmap(number)] == [0, 2, 3]


def test_clear_empties_the_cache(make_cache: Callable[..., ThumbnailCache], qtbot: QtBot) -> None:
    thumbnails, view = make_cache(), QObject()
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.request(view, [1])
    thumbnails.clear()
    assert thumbnails.pixmap(1) is None


def test_tiles_are_made_in_the_current_size(
    make_cache: Callable[..., ThumbnailCache], catalogue: FakeCatalogue, qtbot: QtBot
) -> None:
    thumbnails, grid = make_cache(), QObject()
    thumbnails.set_tile_size(30, 1.0)
    thumbnails.request(grid, [1])
    qtbot.waitUntil(lambda: thumbnails.pixmap(1) is not None)
    tile = thumbnails.tile(1)
    assert tile is not None
    assert tile.width() == 30
    thumbnails.set_tile_size(40, 2.0)
    assert thumbnails.tile(1) is None
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.request(grid, [1])
    tile = thumbnails.tile(1)
    assert tile is not None
    assert (tile.width(), tile.devicePixelRatio()) == (80, 2.0)
    assert catalogue.read == [1]


def test_a_tile_is_dropped_with_its_pixmap(
    make_cache: Callable[..., ThumbnailCache], qtbot: QtBot
) -> None:
    thumbnails, grid = make_cache(cache_bytes=PIXMAP_BYTES), QObject()
    thumbnails.set_tile_size(30, 1.0)
    for number in range(2):
        with qtbot.waitSignal(thumbnails.loaded):
            thumbnails.request(grid, [number])
    assert (thumbnails.tile(0), thumbnails.tile(1) is None) == (None, False)
