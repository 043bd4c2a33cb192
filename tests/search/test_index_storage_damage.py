"""A damaged or different index on the disk is detected and not loaded."""

import logging
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import numpy.typing as npt
import pytest

from desktop_app.search import hnsw_graph as graph_module
from desktop_app.search import index_storage
from desktop_app.search.cache_files import file_sha256, load_manifest
from desktop_app.search.checksum import pack_with_checksum
from desktop_app.search.index_storage import load_index, save_index
from desktop_app.search.local_key import local_key
from desktop_app.search.vector_index import VectorIndex
from tests.search.index_folder import DIM, KEY, graph_file, manifest_file

Vectors = npt.NDArray[np.float32]
Build = Callable[..., VectorIndex]


def _load(folder: Path) -> VectorIndex | None:
    return load_index(folder, KEY, DIM)


def test_the_reason_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        assert _load(tmp_path) is None
    assert [record.levelno for record in caplog.records] == [logging.INFO]
    assert str(tmp_path) in caplog.text


def test_a_missing_folder_has_no_index(tmp_path: Path) -> None:
    assert _load(tmp_path / "absent") is None


def test_an_index_of_another_key_is_rejected(saved: Path) -> None:
    assert load_index(saved, "another model", DIM) is None
    # A renamed manifest is rejected too.
    other = saved / f"{index_storage._stem('another model')}.card"
    shutil.copy(manifest_file(saved), other)
    assert load_index(saved, "another model", DIM) is None


@pytest.mark.parametrize("dim", [1, 8, 15, 17, 32])
def test_an_index_of_another_dimension_is_rejected(saved: Path, dim: int) -> None:
    assert load_index(saved, KEY, dim) is None


def test_an_index_with_other_links_is_rejected(
    saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_storage, "LINKS", 24)
    assert _load(saved) is None


def test_a_graph_with_another_layout_is_rejected_by_its_header(
    tmp_path: Path, index: VectorIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(graph_module, "LINKS", 24)
    wider = VectorIndex(DIM)
    wider.add(np.array([1]), np.eye(1, DIM, dtype=np.float32))
    save_index(wider, tmp_path, KEY)
    assert _load(tmp_path) is not None
    monkeypatch.undo()
    assert _load(tmp_path) is None


@pytest.mark.parametrize("find", [graph_file, manifest_file])
def test_a_missing_file_is_detected(saved: Path, find: Callable[[Path], Path]) -> None:
    find(saved).unlink()
    assert _load(saved) is None


@pytest.mark.parametrize("find", [graph_file, manifest_file])
def test_any_flipped_bit_is_detected(saved: Path, find: Callable[[Path], Path]) -> None:
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


@pytest.mark.parametrize("find", [graph_file, manifest_file])
def test_a_file_of_another_length_is_detected(saved: Path, find: Callable[[Path], Path]) -> None:
    file = find(saved)
    sound = file.read_bytes()
    shorter = [sound[:length] for length in (0, 1, 31, 32, 33, 96, len(sound) // 2, len(sound) - 1)]
    for damaged in [*shorter, sound + b"\0", bytes(len(sound)), os.urandom(len(sound))]:
        file.write_bytes(damaged)
        assert _load(saved) is None, len(damaged)


def test_a_folder_instead_of_a_file_is_detected(saved: Path) -> None:
    file = graph_file(saved)
    file.unlink()
    file.mkdir()
    assert _load(saved) is None


def test_the_graph_of_another_index_is_detected(
    saved: Path, vectors: Vectors, build: Build
) -> None:
    mine = graph_file(saved)
    others = saved / "others"
    others.mkdir()
    save_index(build(-vectors[:299]), others, KEY)
    other = graph_file(others)
    assert other.stat().st_size // 100 == mine.stat().st_size // 100

    shutil.copy(other, mine)

    assert _load(saved) is None


def _reseal(folder: Path, **changes: object) -> None:
    """Write the manifest again as this computer would, with the hash of the present graph."""
    stem = manifest_file(folder).with_suffix("")
    manifest = load_manifest(stem, index_storage._Manifest)
    graph = graph_file(folder)
    values = {"graph_bytes": graph.stat().st_size, "graph_sha256": file_sha256(graph), **changes}
    changed = msgspec.structs.replace(manifest, **values)
    manifest_file(folder).write_bytes(pack_with_checksum(changed, key=local_key()))


def test_an_index_of_another_computer_is_rebuilt(
    saved: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other computer"))
    assert _load(saved) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"ids": b"1234567"},
        {"ids": b""},
        {"ids": np.full(300, 7).tobytes()},
        {"ids": np.arange(-1, 299).tobytes()},
        {"nodes": np.zeros(300, np.int64).tobytes()},
        {"nodes": np.arange(2, 302).tobytes()},
        {"digests": b""},
        {"unreachable": np.array([300]).tobytes()},
        {"unreachable": np.array([5, 5]).tobytes()},
        {"checked_count": -1},
        {"checked_count": 300},
        {"full_check_count": 2**62},
        {"graph": "../absent.graph"},
    ],
)
def test_a_manifest_of_inconsistent_parts_is_rejected(
    saved: Path, changes: dict[str, object]
) -> None:
    _reseal(saved)
    assert _load(saved) is not None
    _reseal(saved, **changes)
    assert _load(saved) is None


def test_a_damaged_graph_that_is_sealed_again_never_crashes(saved: Path, vectors: Vectors) -> None:
    file = graph_file(saved)
    sound = file.read_bytes()
    random = np.random.default_rng(1)
    refused = 0
    for _ in range(300):
        damaged = np.frombuffer(sound, "<u4").copy()
        # Any word becomes any number; many are links.
        damaged[random.integers(len(damaged))] = random.integers(2**32)
        file.write_bytes(damaged.tobytes())
        _reseal(saved)
        loaded = _load(saved)
        if loaded is None:
            refused += 1
            continue
        assert np.all(np.isfinite(loaded.search(vectors[0], 40).scores))
        loaded.add(np.array([999]), vectors[350:351])
    assert refused > 200
