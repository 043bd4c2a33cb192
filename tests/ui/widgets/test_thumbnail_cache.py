"""ThumbnailCache: only what is wanted now, in a bounded cache, without asking twice."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import cast

import pytest
from PIL import Image
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.engine.open_catalogue import OpenCatalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.widgets.thumbnail_cache import CACHE_BYTES, ThumbnailCache

ABSENT = 13
PIXMAP_BYTES = 8 * 8 * 4


def jpeg() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), (200, 30, 30)).save(file, "JPEG")
    return file.getvalue()


class Shelf:
    """A catalogue, and its workspace, that knows thumbnails alone, and which were read."""

    def __init__(self) -> None:
        self.read: list[int] = []

    def status(self) -> None:
        return None

    def thumbnails(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        self.read += picture_ids
        return {number: jpeg() for number in picture_ids if number != ABSENT}

    def close(self) -> None:
        pass


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def _prepared(shelf: Shelf) -> Job[Workspace]:
    yield Progress(0, 0, Message(""))
    return cast("Workspace", shelf)


@pytest.fixture
def make(qtbot: QtBot, shelf: Shelf) -> Iterator[Callable[..., ThumbnailCache]]:
    client = EngineClient(
        lambda *_, **__: cast("OpenCatalogue", shelf), lambda *_, **__: _prepared(shelf)
    )
    decoding = Lane("test lane")

    def make_it(cache_bytes: int = CACHE_BYTES) -> ThumbnailCache:
        thumbnails = ThumbnailCache(client, decoding, cache_bytes=cache_bytes)
        with qtbot.waitSignal(client.opened):
            client.open(Path("shelf"), Path("card"), "cpu")
        return thumbnails

    yield make_it
    assert client.stop()
    assert decoding.stop()


def test_what_is_wanted_comes_and_is_kept(
    make: Callable[..., ThumbnailCache], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails, view = make(), QObject()
    assert thumbnails.pixmap(1) is None
    with qtbot.waitSignal(thumbnails.loaded) as signal:
        thumbnails.request(view, [1, 2])
    assert signal.args == [{1, 2}]
    assert thumbnails.pixmap(1) is not None
    thumbnails.request(view, [1, 2])
    thumbnails.request(view, [3])
    qtbot.waitUntil(lambda: thumbnails.pixmap(3) is not None)
    assert shelf.read == [1, 2, 3]


def test_a_new_wish_replaces_the_one_before(
    make: Callable[..., ThumbnailCache], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails, view = make(), QObject()
    thumbnails.request(view, range(1000))
    thumbnails.request(view, range(5000, 5010))
    qtbot.waitUntil(lambda: thumbnails.pixmap(5009) is not None)
    assert len([number for number in shelf.read if number < 1000]) < 100


def test_two_views_get_both_their_wishes(make: Callable[..., ThumbnailCache], qtbot: QtBot) -> None:
    thumbnails, grid, strip = make(), QObject(), QObject()
    thumbnails.request(grid, [1])
    thumbnails.request(strip, [2])
    qtbot.waitUntil(lambda: None not in (thumbnails.pixmap(1), thumbnails.pixmap(2)))


def test_one_that_does_not_exist_is_not_asked_for_again(
    make: Callable[..., ThumbnailCache], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails, view = make(), QObject()
    for wished in ([ABSENT, 1], [ABSENT, 2]):
        with qtbot.waitSignal(thumbnails.loaded):
            thumbnails.request(view, wished)
    assert shelf.read == [ABSENT, 1, 2]


def test_the_cache_is_bounded_and_the_oldest_goes_first(
    make: Callable[..., ThumbnailCache], qtbot: QtBot
) -> None:
    thumbnails, view = make(cache_bytes=3 * PIXMAP_BYTES), QObject()
    for number in range(3):
        with qtbot.waitSignal(thumbnails.loaded):
            thumbnails.request(view, [number])
    assert thumbnails.pixmap(0) is not None  # used again, so 1 is the oldest now
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.request(view, [3])
    assert [number for number in range(4) if thumbnails.pixmap(number)] == [0, 2, 3]


def test_another_catalogue_begins_with_an_empty_cache(
    make: Callable[..., ThumbnailCache], qtbot: QtBot
) -> None:
    thumbnails, view = make(), QObject()
    with qtbot.waitSignal(thumbnails.loaded):
        thumbnails.request(view, [1])
    thumbnails.clear()
    assert thumbnails.pixmap(1) is None


def test_tiles_come_ready_made_and_follow_their_size(
    make: Callable[..., ThumbnailCache], shelf: Shelf, qtbot: QtBot
) -> None:
    thumbnails, grid = make(), QObject()
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
    assert shelf.read == [1]


def test_a_tile_goes_with_its_picture(make: Callable[..., ThumbnailCache], qtbot: QtBot) -> None:
    thumbnails, grid = make(cache_bytes=PIXMAP_BYTES), QObject()
    thumbnails.set_tile_size(30, 1.0)
    for number in range(2):
        with qtbot.waitSignal(thumbnails.loaded):
            thumbnails.request(grid, [number])
    assert (thumbnails.tile(0), thumbnails.tile(1) is None) == (None, False)
