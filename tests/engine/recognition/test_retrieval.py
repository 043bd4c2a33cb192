"""The nearest pictures of the index become candidate products."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition import retrieval
from desktop_app.engine.recognition.category_vote import VOTERS
from desktop_app.engine.recognition.retrieval import retrieve_candidates
from desktop_app.progress import finish
from desktop_app.search.array_types import Vectors
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.neighbours import Neighbours
from tests.actor import ACTOR

PRODUCTS = 40
PICTURES_OF_FIRST = 30


def _at(degrees: float) -> Vectors:
    return np.array([np.cos(np.radians(degrees)), np.sin(np.radians(degrees))], np.float32)


def _query(degrees: float) -> Vectors:
    return _at(degrees)[np.newaxis]


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Return products at 0, 1, 2 … degrees; the first has many pictures close together."""
    catalogue = open_catalogue(tmp_path / "shop", actor=ACTOR)
    for number in range(PRODUCTS):
        sku = f"P-{number:02}"
        values = {"category": "Odd" if number % 2 else "Even"}
        (product_id,) = catalogue.products.add({sku: values}).values()
        count = 1 if number else PICTURES_OF_FIRST
        names = [f"{sku}/{picture}" for picture in range(count)]
        files = [(product_id, PictureFile(name, name, 1, 1, 9, 9, b"")) for name in names]
        ids = catalogue.pictures.add(files)
        angles = [number + picture / 100 for picture in range(count)]
        catalogue.embeddings.put("model", dict(zip(ids, map(_at, angles), strict=True)))
    yield catalogue
    catalogue.close()


@pytest.fixture
def index(catalogue: Catalogue) -> PictureIndex:
    index = PictureIndex(catalogue, "model", EmbeddingSpace.original(2))
    finish(index.update())
    return index


def test_candidates_are_products_best_first(catalogue: Catalogue, index: PictureIndex) -> None:
    (found,) = retrieve_candidates([_query(10.2)], index, catalogue, count=4)
    assert [item.product_id for item in found.candidates] == [11, 12, 10, 13]
    assert found.candidates[0].cosine == pytest.approx(np.cos(np.radians(0.2)))
    assert len(found.neighbours) == VOTERS
    assert set(found.centroid_similarities) == {10, 11, 12, 13}


def test_each_region_has_its_own_candidates(catalogue: Catalogue, index: PictureIndex) -> None:
    first, second = retrieve_candidates([_query(20), _query(30)], index, catalogue, count=2)
    assert first.candidates[0].product_id == 21
    assert second.candidates[0].product_id == 31


def test_the_search_goes_on_until_there_are_enough_products(
    catalogue: Catalogue, index: PictureIndex
) -> None:
    # The first search finds pictures of the first product alone.
    (found,) = retrieve_candidates([_query(0)], index, catalogue, count=5)
    assert [item.product_id for item in found.candidates] == [1, 2, 3, 4, 5]
    (everything,) = retrieve_candidates([_query(0)], index, catalogue, count=999)
    assert len(everything.candidates) == PRODUCTS


@pytest.mark.parametrize("limit", [5_000, 3])
def test_a_category_limits_the_candidates_but_not_the_neighbours(
    catalogue: Catalogue, index: PictureIndex, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrieval, "_EXHAUSTIVE_LIMIT", limit)
    (found,) = retrieve_candidates([_query(39)], index, catalogue, count=3, category="Even")
    assert [item.product_id for item in found.candidates] == [39, 37, 35]
    assert {item.category for item in found.neighbours} == {"Even", "Odd"}


@pytest.mark.parametrize("limit", [5_000, 3])
def test_products_limit_the_candidates_but_not_the_neighbours(
    catalogue: Catalogue, index: PictureIndex, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(retrieval, "_EXHAUSTIVE_LIMIT", limit)
    wanted = {1, 2, 5, 38}
    (found,) = retrieve_candidates([_query(39)], index, catalogue, count=3, products=wanted)
    assert [item.product_id for item in found.candidates] == [38, 5, 2]
    assert len({item.product_id for item in found.neighbours} - wanted) > 0
    (found,) = retrieve_candidates(
        [_query(39)], index, catalogue, count=9, category="Even", products=wanted
    )
    assert {item.category for item in found.candidates} == {"Even"}
    (found,) = retrieve_candidates([_query(39)], index, catalogue, count=3, products=set())
    assert found.candidates == []


def test_removed_pictures_are_skipped(catalogue: Catalogue, index: PictureIndex) -> None:
    (nearest, *_), _ = _pictures(index, _query(20))
    catalogue.pictures.remove([nearest])
    (found,) = retrieve_candidates([_query(20)], index, catalogue, count=2)
    assert nearest not in {item.picture_id for item in (*found.candidates, *found.neighbours)}
    assert len(found.candidates) == 2


def _pictures(index: PictureIndex, query: Vectors) -> tuple[Sequence[int], Neighbours]:
    (found,) = index.search([query], 3)
    return found.ids.tolist(), found


def test_an_empty_index_has_no_candidates(tmp_path: Path) -> None:
    catalogue = open_catalogue(tmp_path / "empty", actor=ACTOR)
    index = PictureIndex(catalogue, "model", EmbeddingSpace.original(2))
    (found,) = retrieve_candidates([_query(0)], index, catalogue, count=5)
    assert (found.candidates, found.neighbours) == ([], [])
    catalogue.close()


def _printed(*picture_ids: int) -> Neighbours:
    return Neighbours(
        np.array(picture_ids), np.linspace(1, 0.5, len(picture_ids), dtype=np.float32)
    )


def _picture_of(number: int) -> int:
    """Return the id of the picture of a product that has only one."""
    return PICTURES_OF_FIRST + number


def test_products_that_keypoints_find_replace_the_last_candidates(
    catalogue: Catalogue, index: PictureIndex
) -> None:
    printed = [_printed(_picture_of(30), _picture_of(12))]
    (found,) = retrieve_candidates([_query(10.2)], index, catalogue, count=4, printed=printed)
    assert [item.product_id for item in found.candidates] == [11, 12, 13, 31]
    cosines = [item.cosine for item in found.candidates]
    assert cosines == sorted(cosines, reverse=True)
    assert cosines[-1] == pytest.approx(np.cos(np.radians(30 - 10.2)), abs=1e-4)
    assert found.keypoint_scores == {31: 1.0, 13: 0.5}
    assert found.centroid_similarities.keys() == {11, 12, 13, 31}
    assert [item.product_id for item in found.most_promising(3)] == [13, 31, 11]


def test_only_few_candidates_come_from_keypoints(catalogue: Catalogue, index: PictureIndex) -> None:
    printed = [_printed(*range(_picture_of(20), _picture_of(39)))]
    (found,) = retrieve_candidates([_query(2)], index, catalogue, count=20, printed=printed)
    assert len(found.candidates) == 20
    assert len(found.keypoint_scores) == retrieval.PRINTED_PRODUCTS
    assert found.candidates[0].product_id == 3


def test_keypoints_find_only_what_is_wanted(catalogue: Catalogue, index: PictureIndex) -> None:
    printed = [_printed(_picture_of(31), _picture_of(30), 9999)]
    (found,) = retrieve_candidates(
        [_query(2)], index, catalogue, count=3, category="Even", printed=printed
    )
    assert found.keypoint_scores.keys() == {31}
