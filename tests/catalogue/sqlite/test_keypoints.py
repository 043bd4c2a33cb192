"""Packed keypoints are kept by picture and format, and go with their picture."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import PictureFile
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    yield catalogue
    catalogue.close()


def _add_pictures(catalogue: SqliteCatalogue, *contents: str) -> list[int]:
    product = catalogue.products.add({"P-1": {}})["P-1"]
    return [
        catalogue.pictures.add(
            [(product, PictureFile(f"/{number}.jpg", content, 1, 1, 9, 9, b"jpeg"))]
        )[0]
        for number, content in enumerate(contents)
    ]


def test_they_come_back_as_they_went_in(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, "a", "b")
    catalogue.keypoints.put(1, {first: b"one", second: b""})
    assert catalogue.keypoints.get(1, [second, first, 4711]) == {first: b"one", second: b""}


def test_another_format_has_to_look_again(catalogue: SqliteCatalogue) -> None:
    first, second = _add_pictures(catalogue, "a", "b")
    catalogue.keypoints.put(1, {first: b"one", second: b"two"})
    catalogue.keypoints.put(2, {second: b"new"})
    assert catalogue.keypoints.get(2, [first, second]) == {second: b"new"}
    assert catalogue.keypoints.missing(2, limit=9) == [first]
    assert catalogue.keypoints.count_missing(2) == 1


def test_equal_contents_share_them(catalogue: SqliteCatalogue) -> None:
    first, _ = _add_pictures(catalogue, "same", "same")
    catalogue.keypoints.put(1, {first: b"one"})
    assert catalogue.keypoints.by_content(1, ["same", "other"]) == {"same": b"one"}
    assert catalogue.keypoints.by_content(2, ["same"]) == {}


def test_they_go_with_their_picture(catalogue: SqliteCatalogue) -> None:
    (picture,) = _add_pictures(catalogue, "a")
    catalogue.keypoints.put(1, {picture: b"one"})
    catalogue.pictures.remove([picture])
    assert catalogue.keypoints.get(1, [picture]) == {}
    assert catalogue.keypoints.count_missing(1) == 0
