"""Stock takes are stored with their photos, transforms and decisions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import StockEntry, StockUnit
from desktop_app.errors import VitrineError
from tests.actor import ACTOR

_UNITS = (
    StockUnit(Region(0.1, 0.2, 0.3, 0.4), 7, 0.75, is_sure=True),
    StockUnit(Region(0.0, 0.0, 1.0, 1.0), None),
)


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    opened = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    yield opened
    opened.close()


def test_everything_is_read_back(catalogue: SqliteCatalogue) -> None:
    store = catalogue.stock_takes
    take_id = store.start("Cellar")
    transform = np.arange(9, dtype=np.float64).reshape(3, 3)
    first = store.add_photo(take_id, "a", "one.jpg", _UNITS, b"VK", {})
    second = store.add_photo(take_id, "b", "two.jpg", (), b"", {first: transform})
    (take,) = store.all()
    assert (take.name, take.photo_count, take.actor) == ("Cellar", 2, ACTOR)
    photos = store.photos(take_id)
    assert [(photo.id, photo.file, photo.units) for photo in photos] == [
        (first, "one.jpg", _UNITS),
        (second, "two.jpg", ()),
    ]
    assert photos[0].actor == ACTOR
    assert photos[0].counted_at
    assert store.keypoints([first, second]) == {first: b"VK", second: b""}
    np.testing.assert_array_equal(store.transforms(take_id)[first, second], transform)


def test_units_and_entries_are_replaced(catalogue: SqliteCatalogue) -> None:
    store = catalogue.stock_takes
    take_id = store.start("")
    photo_id = store.add_photo(take_id, "a", "one.jpg", _UNITS, b"", {})
    store.set_units({photo_id: _UNITS[:1]})
    assert store.photos(take_id)[0].units == _UNITS[:1]
    store.enter(take_id, {7: StockEntry("keep", None, 2, 3)})
    store.enter(take_id, {7: StockEntry("recount", 4, 2, None), 8: StockEntry()})
    entries = store.entries(take_id)
    assert set(entries) == {7, 8}
    assert (entries[7].decision, entries[7].hand_count, entries[7].stock) == ("recount", 4, None)
    assert entries[7].actor == ACTOR


def test_a_removed_photo_takes_its_transforms_along(catalogue: SqliteCatalogue) -> None:
    store = catalogue.stock_takes
    take_id, other = store.start(""), store.start("")
    first = store.add_photo(take_id, "a", "one.jpg", (), b"", {})
    store.add_photo(take_id, "b", "two.jpg", (), b"", {first: np.eye(3)})
    store.add_photo(other, "a", "one.jpg", (), b"", {})
    store.remove_photos([first])
    assert store.transforms(take_id) == {}
    store.remove([take_id])
    assert [take.id for take in store.all()] == [other]
    assert len(store.photos(other)) == 1


def test_a_photo_is_in_a_stock_take_once(catalogue: SqliteCatalogue) -> None:
    store = catalogue.stock_takes
    take_id = store.start("")
    first = store.add_photo(take_id, "a", "one.jpg", (), b"", {})
    assert store.add_photo(take_id, "a", "copy.jpg", _UNITS, b"", {}) == first
    (photo,) = store.photos(take_id)
    assert (photo.file, photo.units) == ("one.jpg", ())


def test_nothing_is_stored_in_a_stock_take_that_was_removed(catalogue: SqliteCatalogue) -> None:
    store = catalogue.stock_takes
    take_id = store.start("", "Anna")
    assert store.all()[0].actor.author == "Anna"
    store.remove([take_id])
    with pytest.raises(VitrineError, match="no stock take"):
        store.add_photo(take_id, "a", "one.jpg", (), b"", {})
    with pytest.raises(VitrineError, match="no stock take"):
        store.enter(take_id, {1: StockEntry()})


def test_what_was_said_is_taken_back(catalogue: SqliteCatalogue) -> None:
    store = catalogue.stock_takes
    take_id = store.start("")
    store.enter(take_id, {1: StockEntry(hand_count=3), 2: StockEntry(hand_count=4)}, "Anna")
    store.enter(take_id, {1: None})
    entries = store.entries(take_id)
    assert {id_: entry.hand_count for id_, entry in entries.items()} == {2: 4}
    assert entries[2].actor == replace(catalogue.actor, author="Anna")
