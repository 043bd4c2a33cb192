"""An index on the disk is restored completely, and saved atomically."""

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hnswlib
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.errors import VitrineError
from desktop_app.search.index_storage import load_index, remove_variants, save_index
from desktop_app.search.vector_index import VectorIndex
from tests.search.index_folder import DIM, KEY, graph_file

Vectors = npt.NDArray[np.float32]
Build = Callable[..., VectorIndex]
MakeVectors = Callable[..., Vectors]


def _load(folder: Path) -> VectorIndex | None:
    return load_index(folder, KEY, DIM)


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


def test_a_loaded_index_returns_the_same_results(
    saved: Path, index: VectorIndex, vectors: Vectors
) -> None:
    loaded = _load(saved)

    assert loaded is not None
    assert (len(loaded), loaded.node_count, loaded.dim) == (300, 299, DIM)
    assert loaded.ids.tolist() == index.ids.tolist()
    for vector in vectors:
        before, after = index.search(vector, 40), loaded.search(vector, 40)
        assert after.ids.tolist() == before.ids.tolist()
        assert after.scores.tolist() == before.scores.tolist()


def test_a_loaded_index_keeps_its_recall(
    tmp_path: Path, make_vectors: MakeVectors, build: Build
) -> None:
    vectors = make_vectors(4000, 64)
    pictures, photos = vectors[:3900], vectors[3900:]
    save_index(build(pictures), tmp_path, KEY)
    exact = np.argsort(-(photos @ pictures.T), axis=1)[:, :10] + 1

    def recall(found: list[npt.NDArray[np.int64]]) -> float:
        return float(np.mean([np.isin(a, b) for a, b in zip(found, exact, strict=True)]))

    bare = hnswlib.Index(space="ip", dim=64)
    bare.load_index(str(graph_file(tmp_path)))
    assert recall(list(bare.knn_query(photos, 10)[0].astype(np.int64))) < 0.97

    loaded = load_index(tmp_path, KEY, 64)
    assert loaded is not None
    assert recall([loaded.search(photo, 10).ids for photo in photos]) >= 0.99


def test_pictures_can_be_added_to_a_loaded_index(saved: Path, vectors: Vectors) -> None:
    loaded = _load(saved)
    assert loaded is not None

    for number in range(301, 401):
        loaded.add(np.array([number]), vectors[number - 1 : number])

    assert len(loaded) == 400
    assert all(number in loaded.search(vectors[number - 1], 1).ids for number in range(301, 401))


def test_a_loaded_index_recognises_known_ids_and_vectors(saved: Path, vectors: Vectors) -> None:
    loaded = _load(saved)
    assert loaded is not None
    with pytest.raises(ValueError, match="ids"):
        loaded.add(np.array([300]), vectors[300:301])

    loaded.add(np.array([301]), vectors[298:299])

    assert loaded.search(vectors[298], 1).ids.tolist() == [299, 300, 301]


def test_unreachable_nodes_are_restored(tmp_path: Path, outliers: Vectors, build: Build) -> None:
    index = build(outliers)
    list(index.check_reachability())
    save_index(index, tmp_path, KEY)

    loaded = load_index(tmp_path, KEY, 128)

    assert loaded is not None
    assert loaded.unreachable_count == index.unreachable_count > 0
    assert all(loaded.search(outliers[row], 1).ids == [row + 1] for row in range(3030))
    assert list(loaded.check_reachability()) == []


def test_an_empty_index_is_restored(tmp_path: Path, vectors: Vectors) -> None:
    save_index(VectorIndex(DIM), tmp_path, KEY)
    loaded = _load(tmp_path)
    assert loaded is not None
    assert len(loaded.search(vectors[0], 5).ids) == 0
    loaded.add(np.arange(1, 401), vectors)
    assert loaded.search(vectors[7], 1).ids.tolist() == [8]


def test_the_folder_may_have_a_non_ascii_name(tmp_path: Path, index: VectorIndex) -> None:
    folder = tmp_path / "目录 é, №1"
    folder.mkdir()
    save_index(index, folder, KEY)
    assert _load(folder) is not None


def test_any_key_gives_file_names_inside_the_folder(tmp_path: Path, index: VectorIndex) -> None:
    folder = tmp_path / "shops" / "catalogue"
    folder.mkdir(parents=True)
    key = "../../目录:*?\0" + "long" * 100
    save_index(index, folder, key)
    assert load_index(folder, key, DIM) is not None
    assert list(folder.parent.iterdir()) == [folder]
    assert all(file.name.isascii() and len(file.name) < 80 for file in folder.iterdir())


def test_indexes_of_two_keys_are_independent(saved: Path, vectors: Vectors, build: Build) -> None:
    save_index(build(vectors[:50]), saved, "another model")
    first, second = _load(saved), load_index(saved, "another model", DIM)
    assert first is not None
    assert second is not None
    assert (len(first), len(second)) == (300, 50)


@contextmanager
def _full_disk(limit: int) -> Iterator[None]:
    """Limit the size of the files that this process writes, in bytes."""
    resource = pytest.importorskip("resource", reason="process limits are POSIX")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("limit", [0, 1000, 40_000])
def test_a_save_on_a_full_disk_fails_and_keeps_the_old_index(
    saved: Path, vectors: Vectors, build: Build, limit: int
) -> None:
    before = _contents(saved)
    larger = build(vectors)

    with (
        pytest.raises(VitrineError, match="could not be saved") as caught,
        _full_disk(limit),
    ):
        save_index(larger, saved, KEY)

    assert "free space" in str(caught.value.hint)
    assert _contents(saved) == before


def test_a_truncated_graph_fails_the_save(tmp_path: Path, index: VectorIndex) -> None:
    bare = hnswlib.Index(space="ip", dim=4)
    bare.init_index(max_elements=100)
    bare.add_items(np.eye(4, dtype=np.float32))
    with _full_disk(500):
        bare.save_index(str(tmp_path / "bare"))
    assert (tmp_path / "bare").stat().st_size < bare.index_file_size()

    with pytest.raises(VitrineError), _full_disk(500):
        save_index(index, tmp_path, KEY)


def test_a_save_into_a_missing_folder_fails(tmp_path: Path, index: VectorIndex) -> None:
    with pytest.raises(VitrineError, match="absent"):
        save_index(index, tmp_path / "absent", KEY)


def test_an_error_of_fsync_fails_the_save(
    saved: Path, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _contents(saved)

    def fail(_: int) -> None:
        raise OSError("Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(VitrineError):
        save_index(index, saved, KEY)
    assert _contents(saved) == before


def test_a_crash_before_the_last_step_keeps_the_old_index(
    saved: Path, vectors: Vectors, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    larger = build(vectors)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            save_index(larger, saved, KEY)

    assert len(list(saved.iterdir())) == 4
    old = _load(saved)
    assert old is not None
    assert len(old) == 300

    save_index(larger, saved, KEY)
    assert len(list(saved.iterdir())) == 2
    new = _load(saved)
    assert new is not None
    assert len(new) == 400


def test_a_save_leaves_two_files_and_changes_no_others(saved: Path, index: VectorIndex) -> None:
    (saved / "catalog.sqlite").write_bytes(b"the user's")
    save_index(index, saved, "another model")
    for _ in range(3):
        save_index(index, saved, KEY)
    assert len(list(saved.glob("index-*"))) == 4
    assert (saved / "catalog.sqlite").read_bytes() == b"the user's"
    assert load_index(saved, "another model", DIM) is not None


def test_variants_are_removed_by_name(index: VectorIndex, saved: Path) -> None:
    for variant in ("learnt-1", "learnt-11"):
        save_index(index, saved, f"{KEY}+{variant}")
    remove_variants(saved, KEY, keep=["learnt-1"])
    assert _load(saved) is not None
    assert load_index(saved, f"{KEY}+learnt-1", DIM) is not None
    assert load_index(saved, f"{KEY}+learnt-11", DIM) is None
    assert len(list(saved.glob("index-*"))) == 4


def test_data_of_a_metric_whose_save_was_killed_is_removed(saved: Path) -> None:
    # Of an earlier process with the same number.
    name = re.sub(r"[0-9a-f]{16}\.graph$", f"{0:016x}.graph", graph_file(saved).name)
    killed = saved / re.sub(r"^(index-[0-9a-f]{16})", r"\1+learnt-1", name)
    killed.write_bytes(b"half")
    remove_variants(saved, KEY, keep=["learnt-1"])
    assert not killed.exists()
    assert _load(saved) is not None


def test_an_index_without_normalisation_is_another_index(vectors: Vectors, tmp_path: Path) -> None:
    index = VectorIndex(DIM, is_normalised=False)
    index.add(np.arange(300), 3 * vectors[:300])
    save_index(index, tmp_path, KEY)
    assert _load(tmp_path) is None
    loaded = load_index(tmp_path, KEY, DIM, is_normalised=False)
    assert loaded is not None
    query = 3 * vectors[310]
    assert np.array_equal(loaded.search(query, 5).ids, index.search(query, 5).ids)
