import numpy as np

from desktop_app.catalogue.protocols import AppearanceVectors
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from tests.catalogue.sqlite.builders import add_picture, add_product


def _add_pictures(catalogue: SqliteCatalogue, *contents: str) -> list[int]:
    product = add_product(catalogue, "P-1")
    return [add_picture(catalogue, product, content) for content in contents]


def _vectors(value: int) -> AppearanceVectors:
    return (
        np.full(5, value, np.uint8),
        np.full(3, value + 1, np.uint8),
        np.full(2, value + 2, np.uint8),
    )


def test_colour_shape_and_texture_are_stored(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, "a", "b")
    catalogue.appearances.put(1, {first: _vectors(7), second: _vectors(200)})
    found = catalogue.appearances.get(1, [second, first, 4711])
    assert found.keys() == {first, second}
    assert [vector.tolist() for vector in found[second]] == [[200] * 5, [201] * 3, [202] * 2]


def test_a_new_method_replaces_the_earlier_one(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, "a", "b")
    catalogue.appearances.put(1, {first: _vectors(1)})
    assert catalogue.appearances.missing(1, after=0, limit=9) == [second]
    assert catalogue.appearances.count_missing(1) == 1
    catalogue.appearances.put(2, {second: _vectors(2)})
    assert catalogue.appearances.missing(2, after=0, limit=9) == [first]
    assert catalogue.appearances.get(2, [first, second]).keys() == {second}
    catalogue.appearances.put(2, {first: _vectors(2)})
    assert catalogue.appearances.count_missing(2) == 0
    assert catalogue.appearances.count_missing(1) == 2


def test_a_removed_picture_takes_its_appearance_along(catalogue: SqliteCatalogue) -> None:
    (picture,) = _add_pictures(catalogue, "a")
    catalogue.appearances.put(1, {picture: _vectors(1)})
    catalogue.pictures.remove([picture])
    assert catalogue.appearances.get(1, [picture]) == {}
    assert catalogue.appearances.count_missing(1) == 0
