"""A cache of two files is replaced as a whole, or not at all."""

import re
from pathlib import Path

import msgspec
import pytest

from desktop_app.errors import VitrineError
from desktop_app.search.cache_files import (
    file_sha256,
    load_manifest,
    remove_unused_data,
    require_unchanged,
    save_with_manifest,
)
from desktop_app.search.checksum import pack_with_checksum


class _Manifest(msgspec.Struct):
    file: str


def _save(folder: Path, data: bytes) -> Path:
    return save_with_manifest(
        folder / "cache",
        ".data",
        lambda file: file.write_bytes(data),
        lambda file, _: _Manifest(file.name),
    )


def test_the_manifest_names_the_only_data(tmp_path: Path) -> None:
    _save(tmp_path, b"old")
    file = _save(tmp_path, b"new")
    assert sorted(tmp_path.glob("cache*")) == sorted([file, tmp_path / "cache.card"])
    manifest = load_manifest(tmp_path / "cache", _Manifest)
    assert (manifest.file, file.read_bytes()) == (file.name, b"new")


def test_data_of_a_killed_save_is_removed(tmp_path: Path) -> None:
    file = _save(tmp_path, b"data")
    # Of an earlier process with the same number.
    killed = tmp_path / re.sub(r"[0-9a-f]{16}\.data$", f"{0:016x}.data", file.name)
    killed.write_bytes(b"half")
    remove_unused_data(tmp_path / "cache", file.name)
    assert sorted(tmp_path.glob("cache*")) == sorted([file, tmp_path / "cache.card"])


def test_data_that_is_being_saved_stays(tmp_path: Path) -> None:
    file = _save(tmp_path, b"data")
    saved = file.with_name(file.name.replace(".data", "0.data"))
    saved.write_bytes(b"half")
    remove_unused_data(tmp_path / "cache", file.name)
    assert saved.exists()


def test_a_folder_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="could not be saved"):
        _save(tmp_path / "missing", b"data")


def test_a_changed_file_is_refused(tmp_path: Path) -> None:
    file = _save(tmp_path, b"data")
    sha256 = file_sha256(file)
    require_unchanged(file, 4, sha256)
    file.write_bytes(b"dato")
    with pytest.raises(ValueError, match="not the file"):
        require_unchanged(file, 4, sha256)
    with pytest.raises(ValueError, match="not the file"):
        require_unchanged(file, 5, sha256)


def test_a_cache_of_another_computer_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _save(tmp_path, b"data")
    with monkeypatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
        with pytest.raises(ValueError, match="another computer"):
            load_manifest(tmp_path / "cache", _Manifest)
    assert load_manifest(tmp_path / "cache", _Manifest).file


def test_a_manifest_with_a_new_checksum_is_refused(tmp_path: Path) -> None:
    file = _save(tmp_path, b"data")
    (tmp_path / "cache.card").write_bytes(pack_with_checksum(_Manifest(file.name)))
    with pytest.raises(ValueError, match="another computer"):
        load_manifest(tmp_path / "cache", _Manifest)
