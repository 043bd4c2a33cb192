"""A rebuild replaces the nodes of an index that is in use, and loses nothing."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.progress import finish
from desktop_app.search.background_rebuild import BackgroundRebuild
from desktop_app.search.index_kinds import VARIABLE
from desktop_app.search.index_storage import load_index, save_index
from desktop_app.search.vector_index import VectorIndex

Vectors = npt.NDArray[np.float32]
Build = Callable[..., VectorIndex]
MakeVectors = Callable[..., Vectors]

_KINDS = pytest.mark.parametrize("kind", ["hnsw", "ivf"])


def _found(index: VectorIndex, vectors: Vectors) -> list[int]:
    """Return the first picture that the own vector of each picture finds."""
    return [int(found.ids[0]) for found in index.search_batch(vectors, 1)]


def _assert_saved(index: VectorIndex, folder: Path) -> None:
    save_index(index, folder, "key")
    loaded = load_index(folder, "key", index.dim)
    assert loaded is not None
    assert loaded.ids.tolist() == index.ids.tolist()


@_KINDS
def test_removed_pictures_are_gone_after_a_rebuild(
    tmp_path: Path,
    make_vectors: MakeVectors,
    build: Build,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    vectors = make_vectors(600)
    index = build(vectors)
    index.remove(range(1, 61))
    assert not index.needs_rebuild
    index.remove([61, 5000])
    assert (len(index.removed), index.needs_rebuild) == (61, True)
    monkeypatch.setenv(VARIABLE, kind)
    revision = index.revision

    finish(index.rebuild())

    assert (index.kind, index.needs_rebuild, len(index.removed)) == (kind, False, 0)
    assert index.revision != revision
    assert index.ids.tolist() == list(range(62, 601))
    assert _found(index, vectors[61:]) == list(range(62, 601))
    assert not np.isin(np.arange(1, 62), index.search(vectors[0], 600).ids).any()
    _assert_saved(index, tmp_path)


@_KINDS
def test_pictures_that_come_and_go_during_a_rebuild_are_kept(
    tmp_path: Path,
    make_vectors: MakeVectors,
    build: Build,
    kind: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, kind)
    vectors = make_vectors(1400)
    index = build(vectors[:1200])
    # Two pictures of each of some vectors: the first, the second or both are removed.
    index.add(np.array([2001, 2002, 2003]), vectors[:3])
    index.remove([1, 2002, 3, 2003, 4, 5, 6])

    for number, _ in enumerate(index.rebuild()):
        if number == 1:
            index.add(np.arange(1201, 1401), vectors[1200:])
            index.restore([4])
            index.remove([7])
            index.add(np.array([3001, 3002]), vectors[[4, 0]])

    assert sorted(index.removed) == [7]
    kept = sorted({*range(7, 1401), 2, 4, 2001, 3001, 3002})
    assert index.ids.tolist() == kept
    assert _found(index, vectors[6:]) == list(range(7, 1401))
    assert index.search(vectors[0], 1).ids.tolist() == [2001, 3002]
    assert index.search(vectors[4], 1).ids.tolist() == [3001]
    assert index.search(vectors[3], 1).ids.tolist() == [4]
    # The next picture with a vector of the index joins its node.
    index.add(np.array([4001]), vectors[:1])
    assert index.search(vectors[0], 1).ids.tolist() == [2001, 3002, 4001]
    _assert_saved(index, tmp_path)


def test_many_pictures_that_come_during_a_rebuild_take_several_steps(
    make_vectors: MakeVectors, build: Build
) -> None:
    vectors = make_vectors(900)
    index = build(vectors[:100])
    job = index.rebuild()
    next(job)
    index.add(np.arange(101, 801), vectors[100:800])
    assert len(list(job)) >= 2
    assert _found(index, vectors[:800]) == list(range(1, 801))


def test_a_cancelled_rebuild_changes_nothing(make_vectors: MakeVectors, build: Build) -> None:
    vectors = make_vectors(600)
    index = build(vectors)
    index.remove(range(1, 101))
    revision = index.revision
    job = index.rebuild()
    next(job)
    next(job)
    job.close()
    assert (index.revision, len(index.removed), len(index)) == (revision, 100, 600)
    finish(index.rebuild())
    assert len(index) == 500


@_KINDS
def test_searches_and_additions_run_beside_a_rebuild(
    make_vectors: MakeVectors, build: Build, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, kind)
    vectors = make_vectors(1500)
    index = build(vectors[:1400], batch=500)
    index.remove(range(1, 401))
    rebuild = BackgroundRebuild(index)
    rebuild.start()
    for row in range(1400, 1500):
        index.add(np.array([row + 1]), vectors[row : row + 1])
        assert _found(index, vectors[row : row + 1]) == [row + 1]
        assert _found(index, vectors[1000:1001]) == [1001]
    rebuild.wait()
    assert not rebuild.is_running
    assert index.ids.tolist() == list(range(401, 1501))
    assert _found(index, vectors[400:]) == list(range(401, 1501))


def test_a_rebuild_in_the_background_is_cancelled(make_vectors: MakeVectors, build: Build) -> None:
    index = build(make_vectors(1000), batch=1000)
    index.remove(range(1, 301))
    rebuild = BackgroundRebuild(index)
    with index._lock:  # The first step waits until it is cancelled.
        rebuild.start()
        rebuild._is_stopping.set()
    rebuild.stop()
    assert len(index.removed) == 300
    rebuild.start()
    rebuild.wait()
    assert len(index.removed) == 0
