"""The key of this computer is secret, lasting, and replaced if it is damaged."""

import logging
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.search import local_key as local_key_module
from desktop_app.search.local_key import local_key


@pytest.fixture(autouse=True)
def key_file() -> Iterator[Path]:
    """Return the file of the key, and forget keys that are in memory."""
    _restart()
    yield paths.settings_file().with_name("cache.key")
    _restart()


def _restart() -> None:
    local_key_module._key_in.cache_clear()


def test_the_key_is_the_same_at_the_next_start(key_file: Path) -> None:
    key = local_key()
    assert len(key) == 32
    _restart()
    assert local_key() == key == key_file.read_bytes()


def test_each_user_has_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = local_key()
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "other"))
    assert local_key() != key


@pytest.mark.skipif(sys.platform == "win32", reason="modes are POSIX")
def test_only_the_user_may_read_the_key(key_file: Path) -> None:
    local_key()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"short", bytes(33)])
def test_a_damaged_key_is_replaced(key_file: Path, content: bytes) -> None:
    key_file.parent.mkdir(parents=True)
    key_file.write_bytes(content)
    key = local_key()
    assert len(key) == 32
    assert key_file.read_bytes() == key


def test_without_a_writable_folder_the_key_lasts_until_the_end(
    key_file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    key_file.parent.parent.mkdir(parents=True)
    key_file.parent.write_bytes(b"a file where the folder should be")
    with caplog.at_level(logging.INFO):
        key = local_key()
    assert local_key() == key
    assert "rebuilt at every start" in caplog.text
    assert key.hex() not in caplog.text
