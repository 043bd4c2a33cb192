"""Photos without a file of their own are kept as long as a stock take uses them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.counting.kept_stock_photos import (
    drop_waiting,
    keep_photo,
    photo_file,
    remove_photos,
    remove_take,
)
from desktop_app.engine.counting.waiting_stock_photos import WaitingPhotos
from tests.actor import ACTOR


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_catalogue(tmp_path / "shop", actor=ACTOR)
    yield opened
    opened.close()


def test_the_same_photo_is_kept_once(store: Catalogue) -> None:
    file = keep_photo(store, b"picture")
    assert file == keep_photo(store, b"picture")
    assert file.read_bytes() == b"picture"
    assert [one.name for one in file.parent.iterdir()] == [file.name]


def test_a_kept_photo_goes_with_the_last_stock_take_that_uses_it(store: Catalogue) -> None:
    kept, takes = keep_photo(store, b"picture"), store.stock_takes
    first, second = takes.start(""), takes.start("")
    photo_id = takes.add_photo(first, "a", str(kept), (), b"", {})
    takes.add_photo(second, "a", str(kept), (), b"", {})
    remove_photos(store, first, [photo_id])
    assert takes.photos(first) == []
    assert kept.exists()
    remove_take(store, second)
    assert not kept.exists()
    assert [take.id for take in takes.all()] == [first]


def test_a_photo_that_waits_is_kept_until_it_is_dropped(store: Catalogue) -> None:
    kept, takes = keep_photo(store, b"picture"), store.stock_takes
    first, second = takes.start(""), takes.start("")
    photo_id = takes.add_photo(first, "a", str(kept), (), b"", {})
    WaitingPhotos(store, second).add([kept])
    remove_photos(store, first, [photo_id])
    assert kept.exists()
    drop_waiting(store, second)
    assert not kept.exists()
    WaitingPhotos(store, second).add([keep_photo(store, b"picture")])
    remove_take(store, second)
    assert not kept.exists()
    assert WaitingPhotos(store, second).all() == ()


def test_the_users_own_files_stay(store: Catalogue, tmp_path: Path) -> None:
    own = tmp_path / "shelf.jpg"
    own.write_bytes(b"picture")
    take_id = store.stock_takes.start("")
    store.stock_takes.add_photo(take_id, "a", str(own), (), b"", {})
    remove_take(store, take_id)
    assert own.exists()


def test_a_kept_photo_moves_with_the_catalogue(store: Catalogue, tmp_path: Path) -> None:
    kept = keep_photo(store, b"picture")
    before = tmp_path / "elsewhere" / "pictures" / "stock_takes" / kept.name
    assert photo_file(store, str(before)) == kept
    assert photo_file(store, "/photos/shelf.jpg") == Path("/photos/shelf.jpg")
