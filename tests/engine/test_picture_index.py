"""A picture index searches all queries at once and compares whole products."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureFile
from desktop_app.engine import picture_index
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.picture_index_files import index_file_state
from desktop_app.paths import DATABASE_NAME
from desktop_app.progress import finish
from desktop_app.search import index_kinds
from desktop_app.search.embedding_space import EmbeddingSpace
from desktop_app.search.neighbours import Neighbours
from desktop_app.search.vector_index import VectorIndex
from tests.actor import ACTOR

EAST, NORTH, WEST = (np.array(pair, np.float32) for pair in ((1, 0), (0, 1), (-1, 0)))


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    catalogue = open_catalogue(tmp_path / "shop", actor=ACTOR)
    yield catalogue
    catalogue.close()


def _add(catalogue: Catalogue, sku: str, *vectors: np.ndarray) -> int:
    product_id = catalogue.products.add({sku: {}})[sku]
    for number, vector in enumerate(vectors):
        path = f"/{sku}/{number}.jpg"
        picture = PictureFile(path, path, 1000, 1, 640, 480, b"jpeg")
        (picture_id,) = catalogue.pictures.add([(product_id, picture)])
        catalogue.embeddings.put("model", {picture_id: vector})
    return product_id


def _index(catalogue: Catalogue) -> PictureIndex:
    index = PictureIndex(catalogue, "model", EmbeddingSpace.original(2))
    finish(index.update())
    return index


def test_all_queries_share_one_search(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    _add(catalogue, "A", EAST, NORTH, WEST)
    index = _index(catalogue)
    searches: list[int] = []
    search = VectorIndex.search_batch

    def spy(self: VectorIndex, vectors: np.ndarray, k: int) -> list[Neighbours]:
        searches.append(len(vectors))
        return search(self, vectors, k)

    monkeypatch.setattr(VectorIndex, "search_batch", spy)
    east, both = index.search([EAST[np.newaxis], np.stack([NORTH, WEST])], 1)
    assert searches == [3]
    assert (east.ids.tolist(), east.scores.tolist()) == ([1], [1.0])
    # The second crop is penalised.
    assert both.ids.tolist() == [2, 3]
    assert both.scores[0] == 1.0 > both.scores[1]
    assert index.search([], 1) == []


def test_an_exhaustive_comparison_ranks_the_given_pictures(catalogue: Catalogue) -> None:
    _add(catalogue, "A", EAST, NORTH, WEST)
    index = _index(catalogue)
    (near,) = index.compare([EAST[np.newaxis]], [3, 2, 99])
    assert (near.ids.tolist(), near.scores.tolist()) == ([2, 3], [0.0, -1.0])
    (nothing,) = index.compare([EAST[np.newaxis]], [99])
    assert len(nothing.ids) == 0


def test_a_centroid_is_the_direction_of_the_mean(catalogue: Catalogue) -> None:
    both, one = _add(catalogue, "A", EAST, NORTH), _add(catalogue, "B", NORTH)
    without_pictures = _add(catalogue, "C")
    queries = [np.stack([EAST, NORTH]), EAST[np.newaxis]]
    first, second = _index(catalogue).centroid_similarities(
        queries, [[both, one, without_pictures], [one]]
    )
    assert first == pytest.approx({both: 1.0, one: 0.5**0.5})
    assert second == pytest.approx({one: 0.0})


def test_opposite_pictures_have_no_centroid(catalogue: Catalogue) -> None:
    product = _add(catalogue, "A", EAST, WEST)
    index = _index(catalogue)
    assert index.centroid_similarities([EAST[np.newaxis]], [[product]]) == [{product: 0.0}]


def test_without_normalisation_the_distance_of_the_means_counts(
    catalogue: Catalogue,
) -> None:
    product = _add(catalogue, "A", EAST, NORTH)
    index = PictureIndex(
        catalogue, "model", EmbeddingSpace("twice", 2, False, lambda vectors: 2 * vectors)
    )
    (similarities,) = index.centroid_similarities([EAST[np.newaxis]], [[product]])
    assert similarities == pytest.approx({product: 1 - 2 / 2})


def test_a_view_without_pictures_finds_none_of_them(catalogue: Catalogue) -> None:
    product = _add(catalogue, "A", EAST, NORTH, WEST)
    index = _index(catalogue)
    ids = [picture.id for picture in catalogue.pictures.of_products([product])[product]]
    view = index.without(ids[:1])
    (found,) = view.search([EAST[np.newaxis]], 1)
    assert found.ids.tolist() == ids[1:2]
    (compared,) = view.compare([EAST[np.newaxis]], ids)
    assert compared.ids.tolist() == ids[1:]
    (similarities,) = view.centroid_similarities([NORTH[np.newaxis]], [[product]])
    (all_similarities,) = index.centroid_similarities([NORTH[np.newaxis]], [[product]])
    assert similarities[product] < all_similarities[product]
    (every,) = index.search([EAST[np.newaxis]], 3)
    assert sorted(every.ids.tolist()) == ids
    assert len(view.without(ids).search([EAST[np.newaxis]], 3)[0].ids) == 0


def _circle(catalogue: Catalogue, count: int, sku: str = "C") -> int:
    """Add a product with pictures whose vectors lie evenly on a circle; return its id."""
    angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
    vectors = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
    return _add(catalogue, sku, *vectors)


def _found(index: PictureIndex, vector: np.ndarray, k: int) -> list[int]:
    (found,) = index.search([vector[None]], k)
    return [int(number) for number in found.ids]


def test_a_removed_picture_is_left_out_and_found_again_when_it_is_restored(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    _circle(catalogue, 40)
    index = _index(catalogue)
    first = _found(index, EAST, 1)[0]
    with catalogue.history.record("delete").step():
        catalogue.pictures.remove([first])
    with monkeypatch.context() as patch:
        patch.setattr(VectorIndex, "add", None)
        finish(index.update())
    assert len(index) == 39
    assert first not in _found(index, EAST, 3)
    assert len(_found(index, EAST, 3)) >= 3
    # The saved index is current as well.
    again = PictureIndex(catalogue, "model", EmbeddingSpace.original(2))
    again.load()
    finish(again.update())
    assert first not in _found(again, EAST, 3)
    catalogue.history.undo()
    assert index.missing([first]) == [first]
    index.add(catalogue.embeddings.get("model", [first]))
    assert _found(index, EAST, 1)[0] == first


def test_the_index_is_rebuilt_after_many_pictures_were_removed(catalogue: Catalogue) -> None:
    _circle(catalogue, 40)
    index = _index(catalogue)
    removed = _found(index, EAST, 10)[:10]
    catalogue.pictures.remove(removed)
    finish(index.update())
    assert len(index) == 30
    assert not set(removed) & set(_found(index, EAST, 30))


def _reopened(catalogue: Catalogue) -> PictureIndex:
    index = PictureIndex(catalogue, "model", EmbeddingSpace.original(2))
    index.load()
    return index


def test_an_index_of_many_pictures_is_trained_before_it_is_filled(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(index_kinds.VARIABLE, "ivf")
    monkeypatch.setattr(index_kinds, "_EXACT_LIMIT", 100)
    _circle(catalogue, 1700)
    index = _index(catalogue)
    again = _reopened(catalogue)
    assert len(index) == len(again) == 1700
    # Vectors of 16 bits: the order of the nearest ones of so many may be another.
    assert set(_found(again, EAST, 41)) <= {*range(1, 52), *range(1651, 1701)}


def test_a_large_index_is_rebuilt_in_the_background(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_index, "_FEW", 30)
    _circle(catalogue, 60)
    index = _index(catalogue)
    removed = _found(index, EAST, 10)[:10]
    catalogue.pictures.remove(removed)
    finish(index.update())
    assert not set(removed) & set(_found(index, EAST, 50))
    finish(index.finish_rebuild())
    assert len(index) == 50
    # The files have the rebuilt index: it leaves nothing out.
    assert len(_reopened(catalogue)) == 50


def test_an_index_that_outgrows_its_kind_is_replaced_while_pictures_come(
    catalogue: Catalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_index, "_FEW", 0)
    monkeypatch.setattr(index_kinds, "GRAPH_LIMIT", 40)
    _circle(catalogue, 40)
    index = _index(catalogue)
    _circle(catalogue, 17, "D")
    for number in range(41, 58):
        index.add(catalogue.embeddings.get("model", [number]))
        assert len(_found(index, EAST, 5)) >= 5
    index.close()
    again = _reopened(catalogue)
    finish(again.update())
    finish(again.finish_rebuild())
    state = index_file_state(catalogue, "model", EmbeddingSpace.original(2))
    assert (state.kind, state.state) == ("ivf", "current")


def test_an_index_of_a_later_state_of_the_catalogue_is_not_used(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    catalogue = open_catalogue(folder, actor=ACTOR)
    _circle(catalogue, 30)
    catalogue.close()
    earlier = (folder / DATABASE_NAME).read_bytes()
    catalogue = open_catalogue(folder, actor=ACTOR)
    _add(catalogue, "LOST", NORTH)
    assert len(_index(catalogue)) == 31
    catalogue.close()
    # As after a power failure that takes the last transactions: their ids are given again.
    (folder / DATABASE_NAME).write_bytes(earlier)
    catalogue = open_catalogue(folder, actor=ACTOR)
    index = _reopened(catalogue)
    finish(index.update())
    _add(catalogue, "NEW", WEST)
    index.add(catalogue.embeddings.get("model", [31]))
    assert 31 in _found(index, WEST, 1)
    catalogue.close()


def test_an_embedding_that_was_lost_and_stored_again_is_in_the_index_once(
    catalogue: Catalogue,
) -> None:
    _add(catalogue, "A", EAST, NORTH)
    index = _index(catalogue)
    index.add({1: EAST})
    assert len(index) == 2
    assert _found(index, EAST, 2) == [1, 2]
