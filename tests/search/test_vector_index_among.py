"""A search among some pictures finds the nearest of these."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.progress import finish
from desktop_app.search import index_kinds, inverted_lists
from desktop_app.search.index_kinds import VARIABLE
from desktop_app.search.vector_index import VectorIndex

Vectors = npt.NDArray[np.float32]
MakeVectors = Callable[..., Vectors]


@pytest.fixture(params=["hnsw", "ivf"])
def index(
    request: pytest.FixtureRequest, make_vectors: MakeVectors, monkeypatch: pytest.MonkeyPatch
) -> VectorIndex:
    """Return an index of 3,000 pictures, ids from 1, in a graph or in 54 lists."""
    monkeypatch.setenv(VARIABLE, request.param)
    monkeypatch.setattr(index_kinds, "_EXACT_LIMIT", 100)
    vectors = make_vectors(3000)
    index = finish(VectorIndex.for_many(3000, vectors[: VectorIndex.training_size(3000) or 1]))
    index.add(np.arange(1, 3001), vectors)
    return index


@pytest.mark.parametrize("copied", [0, 5_000])
@pytest.mark.parametrize("step", [2, 7, 300])
def test_the_nearest_of_the_others_are_left_out(
    index: VectorIndex,
    make_vectors: MakeVectors,
    step: int,
    copied: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(inverted_lists, "_COPIED", copied)
    vectors = make_vectors(3000)
    ids = np.arange(step, 3001, step)
    queries = vectors[:20]
    expected = np.sort(queries @ vectors[ids - 1].T, axis=1)[:, : -min(9, len(ids)) - 1 : -1]
    for _ in range(2):
        found = index.search_among(queries, 9, ids)
        assert all(np.isin(some.ids, ids).all() for some in found)
        assert np.stack([some.scores for some in found]) == pytest.approx(expected, abs=2e-4)


def test_few_lists_are_visited_if_they_have_enough(
    index: VectorIndex, make_vectors: MakeVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inverted_lists, "_COPIED", 0)
    monkeypatch.setattr(inverted_lists, "_COMPARED", 20)
    monkeypatch.setattr(inverted_lists, "_MIN_VISITED", 2)
    vectors = make_vectors(3000)
    found = index.search_among(vectors[1:2], 2, np.arange(2, 3001, 2))
    assert found[0].ids[0] == 2


def test_pictures_with_the_same_vector_are_told_apart(
    index: VectorIndex, make_vectors: MakeVectors
) -> None:
    vectors = make_vectors(3000)
    index.add(np.array([4001, 4002]), vectors[[0, 0]])
    for ids in ([4001], [1, 4002], [2, 4001, 4002]):
        (found,) = index.search_among(vectors[:1], 1, np.array(ids))
        assert found.ids.tolist() == [one for one in ids if one != 2]


def test_unknown_pictures_are_ignored_until_they_come(
    index: VectorIndex, make_vectors: MakeVectors
) -> None:
    ids = np.array([5000, 5001])
    new = -make_vectors(3000)[:1]
    assert len(index.search_among(new, 3, ids)[0].ids) == 0
    index.add(np.array([5001]), new)
    assert index.search_among(new, 3, ids)[0].ids.tolist() == [5001]


def test_the_selection_is_renewed_after_a_rebuild(
    index: VectorIndex, make_vectors: MakeVectors
) -> None:
    vectors = make_vectors(3000)
    index.add(np.array([4001]), vectors[:1])
    ids = np.array([9, 4001])
    index.search_among(vectors[:1], 1, ids)
    index.remove([1])
    finish(index.rebuild())
    assert index.search_among(vectors[:1], 1, ids)[0].ids.tolist() == [4001]


def test_k_below_one_is_rejected(index: VectorIndex, make_vectors: MakeVectors) -> None:
    with pytest.raises(ValueError, match="k is"):
        index.search_among(make_vectors(1), 0, np.array([1]))
