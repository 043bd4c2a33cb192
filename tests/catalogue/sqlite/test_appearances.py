"""How pictures look is kept by picture and method, and goes with its picture."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.protocols import AppearanceVectors
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import PictureFile
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    yield catalogue
    catalogue.close()


def _add_pictures(catalogue: SqliteCatalogue, count: int) -> list[int]:
    product = catalogue.products.add({"P-1": {}})["P-1"]
    return [
        catalogue.pictures.add(
            [(product, PictureFile(f"/{number}.jpg", "x", 1, 1, 9, 9, b"jpeg"))]
        )[0]
        for number in range(count)
    ]


def _signals(value: int) -> AppearanceVectors:
    return (
        np.full(5, value, np.uint8),
        np.full(3, value + 1, np.uint8),
        np.full(2, value + 2, np.uint8),
    )


def test_they_come_back_as_they_went_in(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, 2)
    catalogue.appearances.put(1, {first: _signals(7), second: _signals(200)})
    found = catalogue.appearances.get(1, [second, first, 4711])
    assert found.keys() == {first, second}
    assert [signal.tolist() for signal in found[second]] == [[200] * 5, [201] * 3, [202] * 2]


def test_another_method_has_to_look_again(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, 2)
    catalogue.appearances.put(1, {first: _signals(1)})
    assert catalogue.appearances.missing(1, limit=9) == [second]
    assert catalogue.appearances.count_missing(1) == 1
    catalogue.appearances.put(2, {second: _signals(2)})
    assert catalogue.appearances.missing(2, limit=9) == [first]
    assert catalogue.appearances.get(2, [first, second]).keys() == {second}
    catalogue.appearances.put(2, {first: _signals(2)})
    assert catalogue.appearances.count_missing(2) == 0
    assert catalogue.appearances.count_missing(1) == 2


def test_they_go_with_their_picture(catalogue: SqliteCatalogue) -> None:
    (picture,) = _add_pictures(catalogue, 1)
    catalogue.appearances.put(1, {picture: _signals(1)})
    catalogue.pictures.remove([picture])
    assert catalogue.appearances.get(1, [picture]) == {}
    assert catalogue.appearances.count_missing(1) == 0
