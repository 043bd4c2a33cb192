"""A cache of two files is replaced as a whole, or not at all."""

from pathlib import Path

import msgspec
import pytest

from desktop_app.errors import VitrineError
from desktop_app.search.cache_files import file_sha256, require_unchanged, save_with_manifest
from desktop_app.search.checksum import unpack_with_checksum


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
    assert sorted(tmp_path.iterdir()) == sorted([file, tmp_path / "cache.card"])
    manifest = unpack_with_checksum((tmp_path / "cache.card").read_bytes(), _Manifest)
    assert (manifest.file, file.read_bytes()) == (file.name, b"new")


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
