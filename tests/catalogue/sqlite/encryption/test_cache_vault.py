"""Caches of an encrypted catalogue are kept, and nobody else can read them."""

from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.encryption import cache_vault
from desktop_app.catalogue.sqlite.encryption.cache_vault import SqliteCacheVault, vault_of
from desktop_app.catalogue.sqlite.encryption.catalogue_key import new_key
from desktop_app.catalogue.sqlite.encryption.plain_remains import remove_caches
from desktop_app.errors import VitrineError

SECRET = b"what nobody may read"


def test_parts_are_loaded_as_they_were_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_vault, "_CHUNK_BYTES", 8)
    vault = SqliteCacheVault(tmp_path, new_key())
    for parts in ([SECRET, b"", b"1234567", b"12345678"], [SECRET]):
        vault.save("index-1", parts)
        assert vault.load("index-1") == parts
    (file,) = tmp_path.iterdir()
    assert SECRET not in file.read_bytes()


def test_what_cannot_be_read_is_an_error_of_the_system(tmp_path: Path) -> None:
    vault = SqliteCacheVault(tmp_path, new_key())
    with pytest.raises(OSError, match="index-1"):
        vault.load("index-1")
    vault.save("index-1", [SECRET * 1000])
    (file,) = tmp_path.iterdir()
    data = bytearray(file.read_bytes())
    data[len(data) // 2] ^= 1
    file.write_bytes(data)
    with pytest.raises(OSError, match="damaged"):
        vault.load("index-1")
    with pytest.raises(OSError, match="damaged"):
        SqliteCacheVault(tmp_path, new_key()).load("index-1")


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="could not be saved"):
        SqliteCacheVault(tmp_path / "missing", new_key()).save("index-1", [SECRET])


def test_caches_are_removed(tmp_path: Path, encrypted: Path) -> None:
    vault = vault_of(encrypted)
    assert vault is not None
    for name in ("index-1", "index-1+a", "index-1+b", "keypoints"):
        vault.save(name, [SECRET])
    vault.remove("index-1+", keep=["index-1+b"])
    left = {file.name for file in encrypted.glob("*.cache")}
    assert left == {f"{name}-encrypted.cache" for name in ("index-1", "index-1+b", "keypoints")}
    remove_caches(encrypted)
    assert not list(encrypted.glob("*.cache"))


def test_a_plain_catalogue_has_no_vault(folder: Path) -> None:
    assert vault_of(folder) is None
