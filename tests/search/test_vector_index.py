"""Nearest-neighbour search, and the pitfalls of hnswlib compared with plain hnswlib."""

from collections.abc import Callable
from pathlib import Path

import hnswlib
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search.hnsw_graph import HnswGraph
from desktop_app.search.vector_index import VectorIndex

Vectors = npt.NDArray[np.float32]
Build = Callable[..., VectorIndex]
MakeVectors = Callable[..., Vectors]
UnitRows = Callable[[npt.NDArray[np.floating]], Vectors]

_WIDE_EF = 128


def _plain_hnswlib(vectors: Vectors) -> hnswlib.Index:
    """Return a plain hnswlib index with a node for each picture."""
    plain = hnswlib.Index(space="ip", dim=vectors.shape[1])
    plain.init_index(max_elements=len(vectors), M=16, ef_construction=64)
    plain.add_items(vectors, np.arange(1, len(vectors) + 1), num_threads=1)
    plain.set_ef(_WIDE_EF)
    return plain


def _missing_from_plain(plain: hnswlib.Index, vectors: Vectors, ids: range) -> list[int]:
    found, _ = plain.knn_query(vectors[[number - 1 for number in ids]], 1)
    return [number for number, nearest in zip(ids, found[:, 0], strict=True) if number != nearest]


def _missing(index: VectorIndex, vectors: Vectors, ids: range) -> list[int]:
    """Return the pictures that a search for their own vector does not find."""
    return [
        number for number in ids if number not in index.search(vectors[number - 1], 1).ids.tolist()
    ]


def _check_reachability(index: VectorIndex) -> list[int]:
    """Check the index; return the number of nodes that each step reports."""
    return [step.total for step in index.check_reachability()]


# Results


def test_the_recall_is_that_of_an_exact_search(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(3000)
    pictures, photos = vectors[:2900], vectors[2900:]
    index = build(pictures)

    exact = np.argsort(-(photos @ pictures.T), axis=1)[:, :10] + 1
    found = [index.search(photo, 10).ids for photo in photos]

    shared = [len(np.intersect1d(a, b)) for a, b in zip(found, exact, strict=True)]
    assert sum(shared) >= 0.99 * exact.size


def test_results_are_sorted_by_cosine_then_by_id() -> None:
    index = VectorIndex(2)
    index.add(
        np.array([7, 3, 9, 5]), np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], dtype=np.float32)
    )

    neighbours = index.search(np.array([1, 0], np.float32), 4)

    assert neighbours.ids.tolist() == [7, 3, 5, 9]
    assert neighbours.scores.tolist() == [1, 0, 0, -1]
    assert neighbours.ids.dtype == np.int64
    assert neighbours.scores.dtype == np.float32


def test_scores_are_at_most_one(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(200, 64)
    index = build(vectors)
    assert all(index.search(vector, 1).scores[0] <= 1 for vector in vectors)


def test_ids_are_counted_and_listed_in_order(make_vectors: MakeVectors) -> None:
    vectors = make_vectors(3)
    index = VectorIndex(32)
    index.add(np.array([30, 10]), vectors[:2])
    index.add(np.array([20]), vectors[2:])

    assert index.ids.tolist() == [10, 20, 30]
    assert index.ids.dtype == np.int64
    assert len(index) == index.node_count == 3


def test_pictures_with_the_same_vector_share_a_node(
    make_vectors: MakeVectors,
) -> None:
    first, second, third = make_vectors(3)
    index = VectorIndex(32)
    index.add(np.array([8, 2, 5]), np.stack([first, second, first]))
    index.add(np.array([1, 4]), np.stack([first, third]))

    assert (len(index), index.node_count) == (5, 3)
    nearest = index.search(first, 1)
    assert nearest.ids.tolist() == [1, 5, 8]
    assert nearest.scores == pytest.approx([1, 1, 1])
    assert len(index.search(first, 3).ids) == 5


# Invalid arguments


@pytest.mark.parametrize("shape", [(31,), (33,), (0,), (), (1, 32)])
def test_a_query_of_another_shape_is_rejected(
    shape: tuple[int, ...], make_vectors: MakeVectors, build: Build
) -> None:
    index = build(make_vectors(50))
    with pytest.raises(ValueError, match="shape"):
        index.search(np.ones(shape, np.float32), 1)


@pytest.mark.parametrize("shape", [(2, 31), (2, 33), (32,), (2, 2, 32)])
def test_vectors_of_another_shape_are_rejected(shape: tuple[int, ...]) -> None:
    index = VectorIndex(32)
    with pytest.raises(ValueError, match="shape"):
        index.add(np.array([1, 2]), np.ones(shape, np.float32))
    assert len(index) == 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, 0.5, 1e30])
def test_vectors_that_are_not_finite_or_not_normalised_are_rejected(
    value: float, make_vectors: MakeVectors, build: Build
) -> None:
    index = build(make_vectors(50))
    bad = np.zeros(32, np.float32)
    bad[3] = value

    with pytest.raises(ValueError, match="length 1"):
        index.search(bad, 1)
    with pytest.raises(ValueError, match="length 1"):
        index.add(np.array([98, 99]), np.stack([make_vectors(1)[0], bad]))
    assert len(index) == index.node_count == 50


@pytest.mark.parametrize("ids", [[51, 7], [51, 51], [51, -1], [51], [[51, 52]]])
def test_invalid_ids_are_rejected_and_nothing_is_added(
    ids: list[int], make_vectors: MakeVectors, build: Build
) -> None:
    vectors = make_vectors(52)
    index = build(vectors[:50])
    with pytest.raises(ValueError, match="ids"):
        index.add(np.array(ids), vectors[50:])
    assert len(index) == index.node_count == 50


@pytest.mark.parametrize("k", [0, -1])
def test_k_below_one_is_rejected(k: int, make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(50)
    with pytest.raises(ValueError, match="k is"):
        build(vectors).search(vectors[0], k)


# Pitfalls of hnswlib


def test_an_empty_index_returns_nothing(make_vectors: MakeVectors) -> None:
    index = VectorIndex(32)
    neighbours = index.search(make_vectors(1)[0], 5)
    assert (len(neighbours.ids), len(neighbours.scores), len(index.ids)) == (0, 0, 0)
    assert _check_reachability(index) == []


def test_k_above_the_count_returns_all(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(60)
    with pytest.raises(RuntimeError, match="contiguous 2D array"):
        _plain_hnswlib(vectors).knn_query(vectors[0], 61)

    neighbours = build(vectors).search(vectors[0], 1000)

    assert sorted(neighbours.ids) == list(range(1, 61))
    assert np.all(np.diff(neighbours.scores) <= 0)


def test_the_index_grows_with_small_batches(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(2000)
    index = build(vectors, batch=7)
    assert len(index) == 2000
    assert _missing(index, vectors, range(1, 2001, 50)) == []


def test_a_batch_may_be_larger_than_the_index(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(5000, 8)
    assert len(build(vectors, batch=5000)) == 5000


def test_many_equal_pictures_make_no_other_unreachable(
    make_vectors: MakeVectors, build: Build
) -> None:
    products = make_vectors(1000, 128)
    vectors = np.concatenate([np.repeat(make_vectors(1, 128, seed=5), 300, axis=0), products])
    others = range(301, 1301)
    assert len(_missing_from_plain(_plain_hnswlib(vectors), vectors, others)) > 100

    index = build(vectors)

    assert index.node_count == 1001
    assert _missing(index, vectors, others) == []
    assert index.search(vectors[0], 1).ids.tolist() == list(range(1, 301))


def test_outliers_are_found(outliers: Vectors, build: Build) -> None:
    all_ids = range(1, 3031)
    assert _missing_from_plain(_plain_hnswlib(outliers), outliers, all_ids)

    index = build(outliers)
    _check_reachability(index)

    assert index.unreachable_count > 0
    assert _missing(index, outliers, all_ids) == []


def test_unreachable_nodes_are_ranked_among_the_others(outliers: Vectors, build: Build) -> None:
    index = build(outliers)
    _check_reachability(index)
    photo = outliers[3001]

    neighbours = index.search(photo, 20)

    assert len(np.unique(neighbours.ids)) == 20
    assert neighbours.scores == pytest.approx(outliers[neighbours.ids - 1] @ photo, abs=1e-6)
    assert np.all(np.diff(neighbours.scores) <= 0)


def test_a_search_for_all_includes_unreachable_nodes(outliers: Vectors, build: Build) -> None:
    plain = _plain_hnswlib(outliers)
    plain.set_ef(4000)
    with pytest.raises(RuntimeError, match="contiguous 2D array"):
        plain.knn_query(outliers[:1], len(outliers))

    neighbours = build(outliers).search(outliers[0], len(outliers))

    assert sorted(neighbours.ids) == list(range(1, 3031))
    assert neighbours.scores == pytest.approx(np.sort(outliers @ outliers[0])[::-1], abs=1e-6)


def test_nodes_that_became_unreachable_later_are_found(
    make_vectors: MakeVectors, unit_rows: UnitRows, build: Build
) -> None:
    products = make_vectors(1000, 256)
    random = np.random.default_rng(1)
    # One picture and 300 slight variants at the same distance.
    variants = unit_rows(products[7] + 0.003 * random.standard_normal((300, 256)))
    vectors = np.concatenate([products, variants])
    all_ids = range(1, 1301)
    index = build(vectors)
    assert _missing(index, vectors, all_ids)

    _check_reachability(index)

    assert _missing(index, vectors, all_ids) == []


def test_only_new_nodes_are_checked_until_the_index_has_grown_by_a_tenth(
    make_vectors: MakeVectors, build: Build
) -> None:
    vectors = make_vectors(1200)
    index = build(vectors[:1000])
    ids = np.arange(1, 1201)

    assert _check_reachability(index) == [1000] * 4
    assert _check_reachability(index) == []
    index.add(ids[1000:1060], vectors[1000:1060])
    assert _check_reachability(index) == [60]
    index.add(ids[1060:], vectors[1060:])
    assert _check_reachability(index) == [1200] * 5


def test_every_access_to_the_graph_holds_the_lock(
    tmp_path: Path, make_vectors: MakeVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = make_vectors(50)
    index = VectorIndex(32)
    holds_lock: dict[str, bool] = {}

    def watch(name: str) -> None:
        call = getattr(HnswGraph, name)

        def watched(*args: object, **named: object) -> object:
            holds_lock[name] = holds_lock.get(name, True) and index._lock.locked()
            return call(*args, **named)

        monkeypatch.setattr(HnswGraph, name, watched)

    for name in ("add", "nearest", "vectors", "write"):
        watch(name)
    index.add(np.arange(50), vectors)
    index.search(vectors[0], 5)
    _check_reachability(index)
    index.write(tmp_path / "some.graph")

    assert holds_lock == {"add": True, "nearest": True, "vectors": True, "write": True}
