"""Pictures in, neighbours out; and hnswlib's traps, each beside a bare hnswlib that falls in."""

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


def _bare_hnswlib(vectors: Vectors) -> hnswlib.Index:
    """Return a graph with one node a picture, as the library is used by the book."""
    bare = hnswlib.Index(space="ip", dim=vectors.shape[1])
    bare.init_index(max_elements=len(vectors), M=16, ef_construction=64)
    bare.add_items(vectors, np.arange(1, len(vectors) + 1), num_threads=1)
    bare.set_ef(_WIDE_EF)
    return bare


def _lost_by_bare(bare: hnswlib.Index, vectors: Vectors, ids: range) -> list[int]:
    found, _ = bare.knn_query(vectors[[number - 1 for number in ids]], 1)
    return [number for number, nearest in zip(ids, found[:, 0], strict=True) if number != nearest]


def _lost(index: VectorIndex, vectors: Vectors, ids: range) -> list[int]:
    """Return the pictures that are not among the nearest to their own vector."""
    return [
        number for number in ids if number not in index.search(vectors[number - 1], 1).ids.tolist()
    ]


def _finish(index: VectorIndex) -> list[int]:
    """Recheck the index; return the number of nodes looked for, as each step says it."""
    return [step.total for step in index.check_reachability()]


# What it is for


def test_it_finds_what_an_exact_search_finds(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(3000)
    pictures, photos = vectors[:2900], vectors[2900:]
    index = build(pictures)

    exact = np.argsort(-(photos @ pictures.T), axis=1)[:, :10] + 1
    found = [index.search(photo, 10).ids for photo in photos]

    shared = [len(np.intersect1d(a, b)) for a, b in zip(found, exact, strict=True)]
    assert sum(shared) >= 0.99 * exact.size


def test_scores_are_cosines_best_first_and_equal_ones_by_id() -> None:
    index = VectorIndex(2)
    index.add(
        np.array([7, 3, 9, 5]), np.array([[1, 0], [0, 1], [-1, 0], [0, -1]], dtype=np.float32)
    )

    neighbours = index.search(np.array([1, 0], np.float32), 4)

    assert neighbours.ids.tolist() == [7, 3, 5, 9]
    assert neighbours.scores.tolist() == [1, 0, 0, -1]
    assert neighbours.ids.dtype == np.int64
    assert neighbours.scores.dtype == np.float32


def test_scores_stay_within_one(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(200, 64)
    index = build(vectors)
    assert all(index.search(vector, 1).scores[0] <= 1 for vector in vectors)


def test_it_counts_and_lists_its_pictures(make_vectors: MakeVectors) -> None:
    vectors = make_vectors(3)
    index = VectorIndex(32)
    index.add(np.array([30, 10]), vectors[:2])
    index.add(np.array([20]), vectors[2:])

    assert index.ids.tolist() == [10, 20, 30]
    assert index.ids.dtype == np.int64
    assert len(index) == index.node_count == 3


def test_pictures_with_the_same_vector_share_a_node_and_come_together(
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


# What the caller gets wrong


@pytest.mark.parametrize("shape", [(31,), (33,), (0,), (), (1, 32)])
def test_a_query_of_another_shape_is_refused(
    shape: tuple[int, ...], make_vectors: MakeVectors, build: Build
) -> None:
    index = build(make_vectors(50))
    with pytest.raises(ValueError, match="shape"):
        index.search(np.ones(shape, np.float32), 1)


@pytest.mark.parametrize("shape", [(2, 31), (2, 33), (32,), (2, 2, 32)])
def test_vectors_of_another_shape_are_not_added(shape: tuple[int, ...]) -> None:
    index = VectorIndex(32)
    with pytest.raises(ValueError, match="shape"):
        index.add(np.array([1, 2]), np.ones(shape, np.float32))
    assert len(index) == 0


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, 0.0, 0.5, 1e30])
def test_vectors_that_are_not_finite_or_not_of_length_one_are_refused(
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
def test_ids_that_cannot_be_are_refused_and_nothing_is_added(
    ids: list[int], make_vectors: MakeVectors, build: Build
) -> None:
    vectors = make_vectors(52)
    index = build(vectors[:50])
    with pytest.raises(ValueError, match="ids"):
        index.add(np.array(ids), vectors[50:])
    assert len(index) == index.node_count == 50


@pytest.mark.parametrize("k", [0, -1])
def test_k_below_one_is_refused(k: int, make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(50)
    with pytest.raises(ValueError, match="k is"):
        build(vectors).search(vectors[0], k)


# hnswlib's traps


def test_nothing_is_found_before_anything_is_added(make_vectors: MakeVectors) -> None:
    index = VectorIndex(32)
    neighbours = index.search(make_vectors(1)[0], 5)
    assert (len(neighbours.ids), len(neighbours.scores), len(index.ids)) == (0, 0, 0)
    assert _finish(index) == []


def test_k_above_the_count_gives_all(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(60)
    with pytest.raises(RuntimeError, match="contiguous 2D array"):
        _bare_hnswlib(vectors).knn_query(vectors[0], 61)

    neighbours = build(vectors).search(vectors[0], 1000)

    assert sorted(neighbours.ids) == list(range(1, 61))
    assert np.all(np.diff(neighbours.scores) <= 0)


def test_it_grows_as_long_as_pictures_come(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(2000)
    index = build(vectors, batch=7)
    assert len(index) == 2000
    assert _lost(index, vectors, range(1, 2001, 50)) == []


def test_a_batch_far_larger_than_the_index_fits(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(5000, 8)
    assert len(build(vectors, batch=5000)) == 5000


def test_three_hundred_placeholders_hide_no_other_product(
    make_vectors: MakeVectors, build: Build
) -> None:
    products = make_vectors(1000, 128)
    vectors = np.concatenate([np.repeat(make_vectors(1, 128, seed=5), 300, axis=0), products])
    others = range(301, 1301)
    assert len(_lost_by_bare(_bare_hnswlib(vectors), vectors, others)) > 100

    index = build(vectors)

    assert index.node_count == 1001
    assert _lost(index, vectors, others) == []
    assert index.search(vectors[0], 1).ids.tolist() == list(range(1, 301))


def test_a_picture_far_from_all_others_is_found(outliers: Vectors, build: Build) -> None:
    everyone = range(1, 3031)
    assert _lost_by_bare(_bare_hnswlib(outliers), outliers, everyone)

    index = build(outliers)
    _finish(index)

    assert index.unreachable_count > 0
    assert _lost(index, outliers, everyone) == []


def test_strays_keep_their_place_among_the_others(outliers: Vectors, build: Build) -> None:
    index = build(outliers)
    _finish(index)
    photo = outliers[3001]

    neighbours = index.search(photo, 20)

    assert len(np.unique(neighbours.ids)) == 20
    assert neighbours.scores == pytest.approx(outliers[neighbours.ids - 1] @ photo, abs=1e-6)
    assert np.all(np.diff(neighbours.scores) <= 0)


def test_all_can_be_asked_for_where_not_all_can_be_walked_to(
    outliers: Vectors, build: Build
) -> None:
    bare = _bare_hnswlib(outliers)
    bare.set_ef(4000)
    with pytest.raises(RuntimeError, match="contiguous 2D array"):
        bare.knn_query(outliers[:1], len(outliers))

    neighbours = build(outliers).search(outliers[0], len(outliers))

    assert sorted(neighbours.ids) == list(range(1, 3031))
    assert neighbours.scores == pytest.approx(np.sort(outliers @ outliers[0])[::-1], abs=1e-6)


def test_a_recheck_finds_those_whom_later_ones_pushed_out(
    make_vectors: MakeVectors, unit_rows: UnitRows, build: Build
) -> None:
    products = make_vectors(1000, 256)
    random = np.random.default_rng(1)
    # One picture and 300 slight variants of it, all equally near to it.
    variants = unit_rows(products[7] + 0.003 * random.standard_normal((300, 256)))
    vectors = np.concatenate([products, variants])
    everyone = range(1, 1301)
    index = build(vectors)
    assert _lost(index, vectors, everyone)

    _finish(index)

    assert _lost(index, vectors, everyone) == []


def test_a_recheck_looks_at_what_is_new_until_the_index_has_grown_by_a_tenth(
    make_vectors: MakeVectors, build: Build
) -> None:
    vectors = make_vectors(1200)
    index = build(vectors[:1000])
    ids = np.arange(1, 1201)

    assert _finish(index) == [1000] * 4
    assert _finish(index) == []
    index.add(ids[1000:1060], vectors[1000:1060])
    assert _finish(index) == [60]
    index.add(ids[1060:], vectors[1060:])
    assert _finish(index) == [1200] * 5


def test_nobody_comes_near_the_graph_while_another_is_there(
    tmp_path: Path, make_vectors: MakeVectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    vectors = make_vectors(50)
    index = VectorIndex(32)
    alone: dict[str, bool] = {}

    def watch(name: str) -> None:
        call = getattr(HnswGraph, name)

        def watched(*args: object) -> object:
            alone[name] = alone.get(name, True) and index._lock.locked()
            return call(*args)

        monkeypatch.setattr(HnswGraph, name, watched)

    for name in ("add", "nearest", "vectors", "write"):
        watch(name)
    index.add(np.arange(50), vectors)
    index.search(vectors[0], 5)
    _finish(index)
    index.write(tmp_path / "some.graph")

    assert alone == {"add": True, "nearest": True, "vectors": True, "write": True}
