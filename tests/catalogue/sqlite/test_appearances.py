"""How pictures look is kept by picture and method, and goes with its picture."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.sqlite.appearances import Signals
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import PictureFile


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    store = SqliteCatalogue.open(tmp_path)
    yield store
    store.close()


def _add_pictures(store: SqliteCatalogue, count: int) -> list[int]:
    product = store.add_product("P-1", {})
    return [
        store.add_picture(product, PictureFile(f"/{number}.jpg", "x", 1, 1, 9, 9, b"jpeg"))
        for number in range(count)
    ]


def _signals(value: int) -> Signals:
    return (
        np.full(5, value, np.uint8),
        np.full(3, value + 1, np.uint8),
        np.full(2, value + 2, np.uint8),
    )


def test_they_come_back_as_they_went_in(store: SqliteCatalogue) -> None:
    first, second = _add_pictures(store, 2)
    store.appearances.put(1, {first: _signals(7), second: _signals(200)})
    found = store.appearances.get(1, [second, first, 4711])
    assert found.keys() == {first, second}
    assert [signal.tolist() for signal in found[second]] == [[200] * 5, [201] * 3, [202] * 2]


def test_another_method_has_to_look_again(store: SqliteCatalogue) -> None:
    first, second = _add_pictures(store, 2)
    store.appearances.put(1, {first: _signals(1)})
    assert store.appearances.missing(1, limit=9) == [second]
    assert store.appearances.count_missing(1) == 1
    store.appearances.put(2, {second: _signals(2)})
    assert store.appearances.missing(2, limit=9) == [first]
    assert store.appearances.get(2, [first, second]).keys() == {second}
    store.appearances.put(2, {first: _signals(2)})
    assert store.appearances.count_missing(2) == 0
    assert store.appearances.count_missing(1) == 2


def test_they_go_with_their_picture(store: SqliteCatalogue) -> None:
    (picture,) = _add_pictures(store, 1)
    store.appearances.put(1, {picture: _signals(1)})
    store.remove_picture(picture)
    assert store.appearances.get(1, [picture]) == {}
    assert store.appearances.count_missing(1) == 0
