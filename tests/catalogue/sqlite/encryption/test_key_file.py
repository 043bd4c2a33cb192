"""The file of the key: the password opens it, and nothing else."""

import json
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.encryption.catalogue_key import new_key
from desktop_app.catalogue.sqlite.encryption.key_file import (
    DEFAULT_COST,
    KEY_NAME,
    read_key,
    read_key_id,
    write_key,
)
from desktop_app.errors import VitrineError, WrongPasswordError
from tests.catalogue.sqlite.encryption.conftest import CHEAP


def test_the_password_opens_the_key(tmp_path: Path) -> None:
    key = new_key()
    write_key(tmp_path, key, "pässwörter", CHEAP)
    assert read_key_id(tmp_path) == key.id
    # The same text in composed and decomposed characters.
    assert read_key(tmp_path, "pa\u0308sswo\u0308rter") == key
    with pytest.raises(WrongPasswordError):
        read_key(tmp_path, "passworter")
    contents = (tmp_path / KEY_NAME).read_bytes()
    assert key.secret not in contents
    assert key.secret.hex().encode() not in contents
    assert (tmp_path / KEY_NAME).stat().st_mode & 0o077 == 0


def test_each_password_has_a_salt_of_its_own(tmp_path: Path) -> None:
    key, files = new_key(), []
    for _ in range(2):
        write_key(tmp_path, key, "the same password", CHEAP)
        files.append(json.loads((tmp_path / KEY_NAME).read_text()))
    assert files[0]["salt"] != files[1]["salt"]
    assert files[0]["wrapped_key"] != files[1]["wrapped_key"]


def test_new_passwords_cost_what_the_rfc_recommends() -> None:
    cost = DEFAULT_COST
    assert (cost.passes, cost.memory_kib, cost.lanes) == (3, 64 * 1024, 4)


@pytest.mark.parametrize(
    "change",
    [
        {"wrapped_key": "AAAA"},
        {"wrapped_key": "no base64!"},
        {"salt": "zz"},
        {"key_id": "00"},
        {"format": 2},
        {"cost": {"passes": 1, "memory_kib": 1 << 40, "lanes": 1}},
    ],
)
def test_a_damaged_file_is_told(change: dict[str, object], tmp_path: Path) -> None:
    write_key(tmp_path, new_key(), "correct horse", CHEAP)
    file = tmp_path / KEY_NAME
    file.write_text(json.dumps({**json.loads(file.read_text()), **change}))
    with pytest.raises(VitrineError):
        read_key(tmp_path, "correct horse")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    assert read_key_id(tmp_path) == b""
    with pytest.raises(VitrineError, match="missing or damaged"):
        read_key(tmp_path, "correct horse")
