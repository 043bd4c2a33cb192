"""The t-SNE map preserves neighbourhoods."""

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.progress import Job
from desktop_app.search.tsne import tsne

Array = npt.NDArray[np.float32]


def finish(job: Job[Array]) -> Array:
    while True:
        try:
            next(job)
        except StopIteration as end:
            points: Array = end.value
            return points


def clusters(count: int, size: int) -> tuple[Array, npt.NDArray[np.int64]]:
    """Return clustered unit vectors, and the cluster of each."""
    random = np.random.default_rng(3)
    centres = random.normal(size=(count, 64))
    owners = np.repeat(np.arange(count), size)
    vectors = centres[owners] + 0.4 * random.normal(size=(count * size, 64))
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    return vectors.astype(np.float32), owners.astype(np.int64)


def test_neighbours_stay_together() -> None:
    vectors, owners = clusters(8, 15)
    points = finish(tsne(vectors))
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    nearest = np.argsort(distances, axis=1)[:, :3]
    assert (owners[nearest] == owners[:, None]).mean() > 0.9


def test_points_fill_the_unit_square() -> None:
    points = finish(tsne(clusters(8, 15)[0]))
    assert points.dtype == np.float32
    assert points.min() >= 0
    assert points.max() <= 1
    assert (np.ptp(points, axis=0) > 0.8).all()


def test_the_map_is_deterministic() -> None:
    vectors, _ = clusters(3, 10)
    np.testing.assert_array_equal(finish(tsne(vectors)), finish(tsne(vectors)))


def test_equal_vectors_are_moved_apart() -> None:
    vectors, _ = clusters(3, 10)
    vectors[:6] = vectors[0]
    points = finish(tsne(vectors))
    distances = np.linalg.norm(points[:, None] - points[None], axis=2)
    np.fill_diagonal(distances, np.inf)
    assert distances.min() > 0.02


@pytest.mark.parametrize("count", [0, 1, 2, 3, 4])
def test_few_vectors_are_mapped_too(count: int) -> None:
    points = finish(tsne(clusters(2, 2)[0][:count]))
    assert points.shape == (count, 2)
    assert np.isfinite(points).all()
    assert len(np.unique(points, axis=0)) == count


def test_only_equal_vectors_are_mapped_too() -> None:
    points = finish(tsne(np.full((20, 8), 8**-0.5, np.float32)))
    assert np.isfinite(points).all()
    assert len(np.unique(points, axis=0)) == 20


def test_progress_is_reported() -> None:
    steps = list(tsne(clusters(2, 5)[0]))
    done = [step.done for step in steps]
    assert done == sorted(done)
    assert (done[0], done[-1]) == (0, steps[0].total)
    assert {step.total for step in steps} == {steps[0].total}
