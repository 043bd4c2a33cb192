"""An index of inverted lists on the disk is restored, and a damaged one is not loaded."""

import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.errors import VitrineError
from desktop_app.search import index_kinds
from desktop_app.search.cache_files import file_sha256, load_manifest
from desktop_app.search.checksum import pack_with_checksum
from desktop_app.search.index_kinds import VARIABLE
from desktop_app.search.index_storage import _Manifest, load_index, save_index
from desktop_app.search.local_key import local_key
from desktop_app.search.vector_index import VectorIndex
from tests.search.index_folder import DIM, KEY, graph_file, manifest_file

Vectors = npt.NDArray[np.float32]


@pytest.fixture
def lists(vectors: Vectors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of an index of 300 pictures in one list."""
    monkeypatch.setenv(VARIABLE, "ivf")
    index = VectorIndex(DIM)
    index.add(np.arange(1, 301), vectors[:300])
    save_index(index, tmp_path, KEY)
    return tmp_path


def test_a_loaded_index_returns_the_same_results(lists: Path, vectors: Vectors) -> None:
    index = VectorIndex(DIM)
    index.add(np.arange(1, 301), vectors[:300])
    loaded = load_index(lists, KEY, DIM)
    assert loaded is not None
    assert (loaded.kind, graph_file(lists).suffix) == ("ivf", ".lists")
    for vector in vectors:
        before, after = index.search(vector, 40), loaded.search(vector, 40)
        assert after.ids.tolist() == before.ids.tolist()
        assert after.scores.tolist() == before.scores.tolist()
    loaded.add(np.array([301, 302]), vectors[[300, 0]])
    assert loaded.search(vectors[0], 1).ids.tolist() == [1, 302]
    assert loaded.search(vectors[300], 1).ids.tolist() == [301]


def test_lists_and_graph_replace_each_other(
    lists: Path, vectors: Vectors, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(VARIABLE, "hnsw")
    loaded = load_index(lists, KEY, DIM)
    assert loaded is not None
    assert loaded.needs_rebuild
    list(loaded.rebuild())
    save_index(loaded, lists, KEY)
    assert (graph_file(lists).suffix, len(list(lists.glob("index-*")))) == (".graph", 2)
    again = load_index(lists, KEY, DIM)
    assert again is not None
    assert again.search(vectors[7], 1).ids.tolist() == [8]


def test_a_graph_is_not_loaded_without_hnswlib(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_kinds, "has_hnswlib", lambda: False)
    monkeypatch.setitem(sys.modules, "hnswlib", None)
    assert load_index(saved, KEY, DIM) is None
    assert VectorIndex(DIM).kind == "ivf"


def test_lists_are_not_loaded_without_faiss(lists: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_kinds, "has_faiss", lambda: False)
    assert load_index(lists, KEY, DIM) is None


def test_any_flipped_bit_is_detected(lists: Path) -> None:
    file = graph_file(lists)
    sound = file.read_bytes()
    random = np.random.default_rng(0)
    for position in [*range(120), *random.integers(0, len(sound), 80).tolist(), len(sound) - 1]:
        damaged = bytearray(sound)
        damaged[position] ^= 1 << int(random.integers(8))
        file.write_bytes(damaged)
        assert load_index(lists, KEY, DIM) is None, position
    file.write_bytes(sound)
    assert load_index(lists, KEY, DIM) is not None


def _seal(folder: Path) -> None:
    """Write the manifest again as this computer would, with the hash of the present lists."""
    manifest = load_manifest(manifest_file(folder).with_suffix(""), _Manifest)
    file = graph_file(folder)
    changed = manifest.__replace__(graph_bytes=file.stat().st_size, graph_sha256=file_sha256(file))
    manifest_file(folder).write_bytes(pack_with_checksum(changed, key=local_key()))


def test_damaged_lists_that_are_sealed_again_never_crash(lists: Path, vectors: Vectors) -> None:
    file = graph_file(lists)
    sound = file.read_bytes()
    random = np.random.default_rng(1)
    header = len(sound) - 300 * (8 + 2 * DIM + 16)
    refused = 0
    for _ in range(150):
        damaged = bytearray(sound)
        place = int(random.integers(header // 4)) * 4
        damaged[place : place + 4] = random.integers(2**32, dtype=np.uint32).tobytes()
        file.write_bytes(damaged)
        _seal(lists)
        loaded = load_index(lists, KEY, DIM)
        if loaded is None:
            refused += 1
        else:
            loaded.search(vectors[0], 40)
            loaded.add(np.array([999]), vectors[350:351])
    assert refused > 20


def test_a_save_into_a_missing_folder_fails(vectors: Vectors, lists: Path) -> None:
    index = load_index(lists, KEY, DIM)
    assert index is not None
    with pytest.raises(VitrineError, match="absent"):
        save_index(index, lists / "absent", KEY)
