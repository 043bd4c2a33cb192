"""The index on the disk: it comes back as it was, or not at all."""

import logging
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import hnswlib
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.errors import VitrineError
from desktop_app.search import hnsw_graph as graph_module
from desktop_app.search import index_storage
from desktop_app.search.index_storage import (
    load_index,
    remove_variants,
    save_index,
)
from desktop_app.search.vector_index import VectorIndex

Vectors = npt.NDArray[np.float32]
Build = Callable[..., VectorIndex]
MakeVectors = Callable[..., Vectors]

_KEY = "catalogue 1, model abc"
_DIM = 16


@pytest.fixture
def vectors(make_vectors: MakeVectors) -> Vectors:
    return make_vectors(400, _DIM)


@pytest.fixture
def index(vectors: Vectors, build: Build) -> VectorIndex:
    """Return an index of 300 pictures, ids from 1, the last two with one vector."""
    index = build(vectors[:299])
    index.add(np.array([300]), vectors[298:299])
    return index


@pytest.fixture
def saved(tmp_path: Path, index: VectorIndex) -> Path:
    """Return the folder in which that index is saved."""
    folder = tmp_path / "catalogue"
    folder.mkdir()
    save_index(index, folder, _KEY)
    return folder


def _load(folder: Path) -> VectorIndex | None:
    return load_index(folder, _KEY, _DIM)


def _graph(folder: Path) -> Path:
    (file,) = folder.glob("*.graph")
    return file


def _card(folder: Path) -> Path:
    (file,) = folder.glob("*.card")
    return file


def _contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.iterdir()}


# It comes back


def test_a_loaded_index_answers_as_before(
    saved: Path, index: VectorIndex, vectors: Vectors
) -> None:
    loaded = _load(saved)

    assert loaded is not None
    assert (len(loaded), loaded.node_count, loaded.dim) == (300, 299, _DIM)
    assert loaded.ids.tolist() == index.ids.tolist()
    for vector in vectors:
        before, after = index.search(vector, 40), loaded.search(vector, 40)
        assert after.ids.tolist() == before.ids.tolist()
        assert after.scores.tolist() == before.scores.tolist()


def test_a_loaded_index_searches_as_widely_as_before(
    tmp_path: Path, make_vectors: MakeVectors, build: Build
) -> None:
    vectors = make_vectors(4000, 64)
    pictures, photos = vectors[:3900], vectors[3900:]
    save_index(build(pictures), tmp_path, _KEY)
    exact = np.argsort(-(photos @ pictures.T), axis=1)[:, :10] + 1

    def recall(found: list[npt.NDArray[np.int64]]) -> float:
        return float(np.mean([np.isin(a, b) for a, b in zip(found, exact, strict=True)]))

    bare = hnswlib.Index(space="ip", dim=64)
    bare.load_index(str(_graph(tmp_path)))
    assert recall(list(bare.knn_query(photos, 10)[0].astype(np.int64))) < 0.97

    loaded = load_index(tmp_path, _KEY, 64)
    assert loaded is not None
    assert recall([loaded.search(photo, 10).ids for photo in photos]) >= 0.99


def test_a_loaded_index_grows(saved: Path, vectors: Vectors) -> None:
    loaded = _load(saved)
    assert loaded is not None

    for number in range(301, 401):
        loaded.add(np.array([number]), vectors[number - 1 : number])

    assert len(loaded) == 400
    assert all(number in loaded.search(vectors[number - 1], 1).ids for number in range(301, 401))


def test_a_loaded_index_knows_its_vectors_and_pictures(saved: Path, vectors: Vectors) -> None:
    loaded = _load(saved)
    assert loaded is not None
    with pytest.raises(ValueError, match="ids"):
        loaded.add(np.array([300]), vectors[300:301])

    loaded.add(np.array([301]), vectors[298:299])

    assert loaded.search(vectors[298], 1).ids.tolist() == [299, 300, 301]


def test_strays_and_what_was_looked_for_come_back(
    tmp_path: Path, outliers: Vectors, build: Build
) -> None:
    index = build(outliers)
    list(index.check_reachability())
    save_index(index, tmp_path, _KEY)

    loaded = load_index(tmp_path, _KEY, 128)

    assert loaded is not None
    assert loaded.unreachable_count == index.unreachable_count > 0
    assert all(loaded.search(outliers[row], 1).ids == [row + 1] for row in range(3030))
    assert list(loaded.check_reachability()) == []


def test_an_empty_index_comes_back(tmp_path: Path, vectors: Vectors) -> None:
    save_index(VectorIndex(_DIM), tmp_path, _KEY)
    loaded = _load(tmp_path)
    assert loaded is not None
    assert len(loaded.search(vectors[0], 5).ids) == 0
    loaded.add(np.arange(1, 401), vectors)
    assert loaded.search(vectors[7], 1).ids.tolist() == [8]


def test_the_folder_may_have_any_name(tmp_path: Path, index: VectorIndex) -> None:
    folder = tmp_path / "目录 é, №1"
    folder.mkdir()
    save_index(index, folder, _KEY)
    assert _load(folder) is not None


def test_a_key_may_hold_anything_and_stays_in_the_folder(
    tmp_path: Path, index: VectorIndex
) -> None:
    folder = tmp_path / "catalogue"
    folder.mkdir()
    key = "../../目录:*?\0" + "long" * 100
    save_index(index, folder, key)
    assert load_index(folder, key, _DIM) is not None
    assert list(tmp_path.iterdir()) == [folder]
    assert all(file.name.isascii() and len(file.name) < 40 for file in folder.iterdir())


def test_indexes_of_two_keys_live_side_by_side(saved: Path, vectors: Vectors, build: Build) -> None:
    save_index(build(vectors[:50]), saved, "another model")
    first, second = _load(saved), load_index(saved, "another model", _DIM)
    assert first is not None
    assert second is not None
    assert (len(first), len(second)) == (300, 50)


# It does not come back


def test_the_reason_is_told_in_the_log(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert _load(tmp_path) is None
    assert [record.levelno for record in caplog.records] == [logging.INFO]
    assert str(tmp_path) in caplog.text


def test_there_is_none_in_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert _load(tmp_path / "absent") is None


def test_an_index_of_another_key_is_not_taken(saved: Path) -> None:
    assert load_index(saved, "another model", _DIM) is None
    # Nor where a file was renamed to look like it.
    other = saved / f"{index_storage._stem('another model')}.card"
    shutil.copy(_card(saved), other)
    assert load_index(saved, "another model", _DIM) is None


@pytest.mark.parametrize("dim", [1, 8, 15, 17, 32])
def test_an_index_of_another_dimension_is_not_taken(saved: Path, dim: int) -> None:
    assert load_index(saved, _KEY, dim) is None


def test_an_index_with_other_links_is_not_taken(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_storage, "LINKS", 24)
    assert _load(saved) is None


def test_a_card_that_belongs_to_another_layout_stops_at_the_header(
    tmp_path: Path, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_module, "LINKS", 24)
    wider = VectorIndex(_DIM)
    wider.add(np.array([1]), np.eye(1, _DIM, dtype=np.float32))
    save_index(wider, tmp_path, _KEY)
    assert _load(tmp_path) is not None
    monkeypatch.undo()
    assert _load(tmp_path) is None


@pytest.mark.parametrize("find", [_graph, _card])
def test_a_missing_file_is_noticed(saved: Path, find: Callable[[Path], Path]) -> None:
    find(saved).unlink()
    assert _load(saved) is None


@pytest.mark.parametrize("find", [_graph, _card])
def test_any_flipped_bit_is_noticed(saved: Path, find: Callable[[Path], Path]) -> None:
    file = find(saved)
    sound = file.read_bytes()
    random = np.random.default_rng(0)
    head = range(min(110, len(sound)))
    anywhere = random.integers(0, len(sound), 300).tolist()
    for position in [*head, *anywhere, len(sound) - 1]:
        damaged = bytearray(sound)
        damaged[position] ^= 1 << int(random.integers(8))
        file.write_bytes(damaged)
        assert _load(saved) is None, position
    file.write_bytes(sound)
    assert _load(saved) is not None


@pytest.mark.parametrize("find", [_graph, _card])
def test_a_file_of_another_length_is_noticed(saved: Path, find: Callable[[Path], Path]) -> None:
    file = find(saved)
    sound = file.read_bytes()
    shorter = [sound[:length] for length in (0, 1, 31, 32, 33, 96, len(sound) // 2, len(sound) - 1)]
    for damaged in [*shorter, sound + b"\0", bytes(len(sound)), os.urandom(len(sound))]:
        file.write_bytes(damaged)
        assert _load(saved) is None, len(damaged)


def test_a_folder_in_place_of_a_file_is_noticed(saved: Path) -> None:
    file = _graph(saved)
    file.unlink()
    file.mkdir()
    assert _load(saved) is None


def test_the_graph_of_another_save_is_noticed(saved: Path, vectors: Vectors, build: Build) -> None:
    mine = _graph(saved)
    others = saved / "others"
    others.mkdir()
    save_index(build(-vectors[:299]), others, _KEY)
    other = _graph(others)
    assert other.stat().st_size // 100 == mine.stat().st_size // 100

    shutil.copy(other, mine)

    assert _load(saved) is None


# It cannot be saved


@contextmanager
def _full_disk(limit: int) -> Iterator[None]:
    """Let this process write no file longer than so many bytes; its own output may be one."""
    resource = pytest.importorskip("resource", reason="limits of a process are POSIX")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("limit", [0, 1000, 40_000])
def test_a_save_that_the_disk_has_no_room_for_fails_and_leaves_the_old_one(
    saved: Path, vectors: Vectors, build: Build, limit: int
) -> None:
    before = _contents(saved)
    larger = build(vectors)

    with (
        pytest.raises(VitrineError, match="could not be saved") as caught,
        _full_disk(limit),
    ):
        save_index(larger, saved, _KEY)

    assert "room" in str(caught.value.hint)
    assert _contents(saved) == before


def test_a_save_that_ends_short_without_a_word_fails(tmp_path: Path, index: VectorIndex) -> None:
    bare = hnswlib.Index(space="ip", dim=4)
    bare.init_index(max_elements=100)
    bare.add_items(np.eye(4, dtype=np.float32))
    with _full_disk(500):
        bare.save_index(str(tmp_path / "bare"))
    assert (tmp_path / "bare").stat().st_size < bare.index_file_size()

    with pytest.raises(VitrineError), _full_disk(500):
        save_index(index, tmp_path, _KEY)


def test_a_save_into_a_folder_that_is_not_there_fails(tmp_path: Path, index: VectorIndex) -> None:
    with pytest.raises(VitrineError, match="absent"):
        save_index(index, tmp_path / "absent", _KEY)


def test_an_error_that_the_disk_tells_late_fails_the_save(
    saved: Path, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _contents(saved)

    def fail(_: int) -> None:
        raise OSError("Input/output error")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(VitrineError):
        save_index(index, saved, _KEY)
    assert _contents(saved) == before


def test_a_process_that_dies_before_the_last_step_leaves_the_old_index(
    saved: Path, vectors: Vectors, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    larger = build(vectors)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", die)
        with pytest.raises(KeyboardInterrupt):
            save_index(larger, saved, _KEY)

    assert len(list(saved.iterdir())) == 4
    old = _load(saved)
    assert old is not None
    assert len(old) == 300

    save_index(larger, saved, _KEY)
    assert len(list(saved.iterdir())) == 2
    new = _load(saved)
    assert new is not None
    assert len(new) == 400


def test_a_save_leaves_two_files_and_touches_no_others(saved: Path, index: VectorIndex) -> None:
    (saved / "catalog.sqlite").write_bytes(b"the user's")
    save_index(index, saved, "another model")
    for _ in range(3):
        save_index(index, saved, _KEY)
    assert len(list(saved.glob("index-*"))) == 4
    assert (saved / "catalog.sqlite").read_bytes() == b"the user's"
    assert load_index(saved, "another model", _DIM) is not None


# Variants: the same vectors, taken elsewhere


def test_variants_lie_side_by_side_and_go_by_name(index: VectorIndex, saved: Path) -> None:
    for variant in ("learnt-1", "learnt-11"):
        save_index(index, saved, f"{_KEY}+{variant}")
    remove_variants(saved, _KEY, keep=["learnt-1"])
    assert _load(saved) is not None
    assert load_index(saved, f"{_KEY}+learnt-1", _DIM) is not None
    assert load_index(saved, f"{_KEY}+learnt-11", _DIM) is None
    assert len(list(saved.glob("index-*"))) == 4


def test_an_index_of_distances_is_not_taken_for_one_of_cosines(
    vectors: Vectors, tmp_path: Path
) -> None:
    index = VectorIndex(_DIM, is_normalised=False)
    index.add(np.arange(300), 3 * vectors[:300])
    save_index(index, tmp_path, _KEY)
    assert _load(tmp_path) is None
    loaded = load_index(tmp_path, _KEY, _DIM, is_normalised=False)
    assert loaded is not None
    query = 3 * vectors[310]
    assert np.array_equal(loaded.search(query, 5).ids, index.search(query, 5).ids)
