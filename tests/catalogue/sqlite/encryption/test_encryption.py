"""Passwords and the keyring open an encrypted catalogue; its stores work as ever."""

import os
import sys
from contextlib import closing, suppress
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

from desktop_app.access.refusal import RefusedError
from desktop_app.catalogue.opening import open_catalogue as open_any
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.driver import connect, key_id_of
from desktop_app.catalogue.sqlite.encryption import catalogue_key
from desktop_app.catalogue.sqlite.encryption.catalogue_key import new_key
from desktop_app.catalogue.sqlite.encryption.encryption import SqliteEncryption
from desktop_app.catalogue.sqlite.encryption.key_file import read_key_id
from desktop_app.catalogue.sqlite.recovery.damage_check import check_database
from desktop_app.catalogue.sqlite.recovery.repair import repair_database
from desktop_app.domain.role import Role
from desktop_app.errors import (
    DamagedCatalogueError,
    LockedCatalogueError,
    VitrineError,
    WrongPasswordError,
)
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product, visible_state
from tests.catalogue.sqlite.encryption.conftest import (
    CHEAP,
    NAME,
    PASSWORD,
    names,
    open_catalogue,
)


def test_an_encrypted_catalogue_asks_for_its_password(encrypted: Path) -> None:
    catalogue_key._unlocked.clear()
    encryption = SqliteEncryption(encrypted)
    assert (encryption.is_encrypted, encryption.is_locked) == (True, True)
    with pytest.raises(LockedCatalogueError, match="shop is encrypted"):
        open_catalogue(encrypted)
    with pytest.raises(LockedCatalogueError):
        check_database(encrypted / "catalog.sqlite")
    with pytest.raises(WrongPasswordError):
        encryption.unlock("wrong horse")
    encryption.unlock(PASSWORD)
    assert not encryption.is_locked
    assert names(encrypted) == [NAME]


def test_a_changed_password_opens_the_same_key(encrypted: Path) -> None:
    before = read_key_id(encrypted)
    encryption = SqliteEncryption(encrypted, CHEAP)
    with pytest.raises(WrongPasswordError):
        encryption.change_password("wrong horse", "battery staple")
    encryption.change_password(PASSWORD, "battery staple")
    assert read_key_id(encrypted) == key_id_of(encrypted / "catalog.sqlite") == before
    catalogue_key._unlocked.clear()
    with pytest.raises(WrongPasswordError):
        encryption.unlock(PASSWORD)
    encryption.unlock("battery staple")
    assert names(encrypted) == [NAME]


def test_only_some_roles_may_encrypt(folder: Path) -> None:
    with pytest.raises(RefusedError):
        finish(SqliteEncryption(folder, CHEAP, lambda: Role.CLERK).encrypt(PASSWORD))
    finish(SqliteEncryption(folder, CHEAP).encrypt(PASSWORD))
    as_clerk = SqliteEncryption(folder, CHEAP, lambda: Role.CLERK)
    with pytest.raises(RefusedError):
        finish(as_clerk.decrypt())
    with pytest.raises(RefusedError):
        as_clerk.change_password(PASSWORD, "battery staple")
    as_clerk.unlock(PASSWORD)


def test_what_is_done_is_in_the_log(encrypted: Path) -> None:
    encryption = SqliteEncryption(encrypted, CHEAP)
    encryption.change_password(PASSWORD, "battery staple")
    finish(encryption.decrypt())
    with closing(connect(encrypted / "catalog.sqlite")) as db:
        kinds = [row[0] for row in db.execute("SELECT kind FROM log_entries ORDER BY id")]
    assert kinds[-3:] == ["encrypt", "change_key", "decrypt"]


def test_a_plain_catalogue_has_no_password(folder: Path) -> None:
    encryption = SqliteEncryption(folder)
    assert (encryption.is_encrypted, encryption.is_locked) == (False, False)
    with pytest.raises(VitrineError, match="is not encrypted"):
        encryption.change_password(PASSWORD, "battery staple")
    with pytest.raises(VitrineError, match="is not encrypted"):
        finish(encryption.decrypt())


def test_the_keyring_opens_a_catalogue(encrypted: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    encryption = SqliteEncryption(encrypted)
    monkeypatch.setitem(sys.modules, "keyring", None)
    with pytest.raises(VitrineError, match="no keyring"):
        encryption.keep_in_keyring()
    entries: dict[tuple[str, str], str] = {}
    keyring = SimpleNamespace(
        get_keyring=lambda: SimpleNamespace(priority=5),
        get_password=lambda service, name: entries.get((service, name)),
        set_password=lambda service, name, value: entries.update({(service, name): value}),
        delete_password=lambda service, name: entries.pop((service, name)),
    )
    monkeypatch.setitem(sys.modules, "keyring", keyring)
    encryption.keep_in_keyring()
    catalogue_key._unlocked.clear()
    assert names(encrypted) == [NAME]
    finish(encryption.decrypt())
    assert not entries


def test_a_key_makes_an_encrypted_catalogue(tmp_path: Path) -> None:
    key = new_key()
    with closing(open_any(tmp_path / "copy", actor=ACTOR, key=key)) as catalogue:
        assert catalogue.is_encrypted
        add_product(catalogue, "A", name=NAME)
        assert finish(catalogue.backups.create()).product_count == 1
    assert NAME.encode() not in (tmp_path / "copy" / "catalog.sqlite").read_bytes()
    assert names(tmp_path / "copy") == [NAME]


def test_stores_of_an_encrypted_catalogue_work(encrypted: Path) -> None:
    with closing(open_catalogue(encrypted)) as catalogue:
        one = add_product(catalogue, "B-1", "one", name="Red rubber ball")
        assert catalogue.text_search.find("rubber", limit=5)
        (picture,) = catalogue.pictures.of_products([one])[one]
        vector = np.eye(1, 8, dtype=np.float32)[0]
        catalogue.embeddings.put("model", {picture.id: vector})
        assert np.array_equal(catalogue.embeddings.get("model", [picture.id])[picture.id], vector)
        before = visible_state(catalogue)
        with suppress(ZeroDivisionError), catalogue.transaction():
            add_product(catalogue, "C-1")
            raise ZeroDivisionError
        assert visible_state(catalogue) == before
    with closing(open_catalogue(encrypted)) as catalogue:
        assert visible_state(catalogue) == before


def test_errors_of_an_encrypted_database_are_messages(encrypted: Path) -> None:
    with (
        closing(open_catalogue(encrypted)) as catalogue,
        closing(connect(encrypted / "catalog.sqlite", timeout=0)) as other,
    ):
        add_product(catalogue, "B-1")
        with catalogue.transaction():
            add_product(catalogue, "B-2")
            with (
                pytest.raises(VitrineError, match="in use"),
                database_errors_as_messages(encrypted),
            ):
                other.execute("DELETE FROM products")


def test_an_encrypted_catalogue_can_be_read_only(
    encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    with closing(open_catalogue(encrypted)) as catalogue:
        assert catalogue.is_read_only
        assert catalogue.products.count() == 1
        with pytest.raises(VitrineError, match="read-only"):
            add_product(catalogue, "B-1")


class _NoThumbnails:
    """Accepts all thumbnails and makes none."""

    def is_readable(self, jpeg: bytes) -> bool:
        return True

    def of_file(self, path: Path, content_hash: str) -> bytes | None:
        return None

    def of_contents(self, data: bytes) -> bytes | None:
        return None


def test_a_damaged_encrypted_catalogue_is_found_and_repaired(encrypted: Path) -> None:
    with closing(open_catalogue(encrypted)) as catalogue:
        catalogue.products.add({f"N-{n}": {"name": f"{NAME} {n} " + "x" * 300} for n in range(99)})
    file = encrypted / "catalog.sqlite"
    contents = bytearray(file.read_bytes())
    # A leaf of the products, which were added last with their words.
    contents[-20 * 4096 + 100] ^= 1
    file.write_bytes(contents)
    with pytest.raises(DamagedCatalogueError):
        check_database(file)
    report = finish(repair_database(file, _NoThumbnails()))
    (products,) = [one for one in report.tables if one.name == "products"]
    assert 50 < products.kept <= 100
    check_database(file)
    assert b"SQLite format 3" not in file.read_bytes()
