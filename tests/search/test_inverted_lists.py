"""Inverted lists find the same neighbours as an exact search, or nearly so."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.progress import finish
from desktop_app.search.inverted_lists import InvertedLists, train_centroids

Vectors = npt.NDArray[np.float32]
MakeVectors = Callable[..., Vectors]


def _exact_index(vectors: Vectors, *, is_normalised: bool = True) -> InvertedLists:
    """Return an index with one list; the nodes count from 100."""
    index = InvertedLists.with_centroids(
        np.zeros((1, vectors.shape[1]), np.float32), is_normalised=is_normalised
    )
    index.add(np.arange(100, 100 + len(vectors)), vectors)
    return index


def _index(vectors: Vectors, list_count: int) -> InvertedLists:
    centroids = finish(train_centroids(vectors, list_count, is_normalised=True))
    index = InvertedLists.with_centroids(centroids)
    index.add(np.arange(len(vectors)), vectors)
    return index


def test_one_list_is_searched_exactly(make_vectors: MakeVectors) -> None:
    vectors = make_vectors(600, 64)
    pictures, photos = vectors[:500], vectors[500:]
    cosines = photos @ pictures.T
    nodes, scores = _exact_index(pictures).nearest(photos, 10)
    assert np.take_along_axis(cosines, nodes - 100, axis=1) == pytest.approx(scores, abs=2e-4)
    assert scores == pytest.approx(np.sort(cosines, axis=1)[:, :-11:-1], abs=2e-4)


def test_vectors_of_any_length_are_ranked_by_distance(make_vectors: MakeVectors) -> None:
    # Too large for a number of 16 bits.
    vectors = 1e5 * make_vectors(50, 8) * np.linspace(1, 3, 50, dtype=np.float32)[:, None]
    nodes, scores = _exact_index(vectors, is_normalised=False).nearest(vectors[:3], 2)
    squares = np.square(vectors[:3, None] - vectors[None]).sum(axis=2)
    assert nodes[:, 0].tolist() == [100, 101, 102]
    assert nodes[:, 1].tolist() == (np.argsort(squares, axis=1)[:, 1] + 100).tolist()
    assert scores[:, 1] == pytest.approx(1 - np.sort(squares, axis=1)[:, 1] / 2, rel=1e-4)


def test_the_recall_of_many_lists_is_high(make_vectors: MakeVectors) -> None:
    vectors = make_vectors(5_100, 8)
    pictures, photos = vectors[:5_000], vectors[5_000:]
    exact = np.argsort(-(photos @ pictures.T), axis=1)[:, :10]
    nodes, _ = _index(pictures, 140).nearest(photos, 10)
    assert np.mean([np.isin(a, b) for a, b in zip(nodes, exact, strict=True)]) >= 0.99


def test_a_search_for_all_visits_all_lists(make_vectors: MakeVectors) -> None:
    vectors = make_vectors(3_000)
    nodes, scores = _index(vectors, 100).nearest(vectors[:2], 3_000)
    assert np.sort(nodes, axis=1).tolist() == 2 * [list(range(3_000))]
    assert np.all(np.diff(scores, axis=1) <= 0)


def test_every_node_is_found_by_its_own_vector(make_vectors: MakeVectors) -> None:
    vectors = make_vectors(2_000)
    index = _index(vectors, 100)
    nodes, _ = index.nearest(vectors, 1)
    assert nodes[:, 0].tolist() == list(range(2_000))
    assert index.is_found(np.arange(2_000), vectors).all()


def test_the_steps_of_a_training_are_its_iterations(make_vectors: MakeVectors) -> None:
    steps = list(train_centroids(make_vectors(500), 20, is_normalised=True))
    assert [(step.done, step.total) for step in steps] == [(done, 6) for done in range(6)]


def test_vectors_are_read_back(make_vectors: MakeVectors) -> None:
    vectors = make_vectors(300)
    index = _exact_index(vectors)
    assert index.vectors(np.array([399, 100])) == pytest.approx(vectors[[299, 0]], abs=1e-3)


def test_written_lists_are_read_back(tmp_path: Path, make_vectors: MakeVectors) -> None:
    vectors = make_vectors(400)
    index = _index(vectors, 30)
    file = tmp_path / "目录.lists"
    index.write(file)
    again = InvertedLists.read(file, 32, np.arange(400)[::-1])
    assert (len(again), again.list_count) == (400, 30)
    assert again.nearest(vectors[:5], 9)[0].tolist() == index.nearest(vectors[:5], 9)[0].tolist()
    again.add(np.array([400]), -vectors[:1])
    assert again.nearest(-vectors[:1], 1)[0].tolist() == [[400]]


@pytest.mark.parametrize(("dim", "count"), [(31, 40), (33, 40), (32, 39), (32, 41)])
def test_lists_of_others_are_rejected(
    tmp_path: Path, make_vectors: MakeVectors, dim: int, count: int
) -> None:
    _exact_index(make_vectors(40)).write(tmp_path / "a.lists")
    with pytest.raises(ValueError, match=r"others|another kind"):
        InvertedLists.read(tmp_path / "a.lists", dim, np.arange(100, 100 + count))


def test_vectors_that_are_not_normalised_need_other_lists(
    tmp_path: Path, make_vectors: MakeVectors
) -> None:
    _exact_index(make_vectors(40)).write(tmp_path / "a.lists")
    with pytest.raises(ValueError, match="another kind"):
        InvertedLists.read(tmp_path / "a.lists", 32, np.arange(100, 140), is_normalised=False)


def test_a_write_into_a_missing_folder_raises(tmp_path: Path, make_vectors: MakeVectors) -> None:
    with pytest.raises(OSError, match="absent"):
        _exact_index(make_vectors(3)).write(tmp_path / "absent" / "a.lists")
