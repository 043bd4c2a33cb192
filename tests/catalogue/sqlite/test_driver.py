"""Connections to plain and encrypted databases."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite import driver
from desktop_app.catalogue.sqlite.driver import DatabaseError, attach, connect, key_of
from desktop_app.catalogue.sqlite.encryption.catalogue_key import forget, new_key, remember
from desktop_app.errors import VitrineError


def test_the_key_of_a_database_is_found_by_its_file(tmp_path: Path) -> None:
    key, other = new_key(), new_key()
    remember(key)
    remember(other)
    files = {tmp_path / "plain": None, tmp_path / "one": key, tmp_path / "two": other}
    for file, used in files.items():
        with closing(connect(file, key=used)) as db, db:
            db.execute("CREATE TABLE names (name TEXT)")
            db.execute("INSERT INTO names VALUES (?)", [file.name])
    for file, used in files.items():
        assert key_of(file) == used
        with closing(connect(file, "mode=ro")) as db:
            assert db.execute("SELECT name FROM names").fetchall() == [(file.name,)]
    with closing(connect(tmp_path / "plain", always_sqlcipher=True)) as db:
        attach(db, tmp_path / "one", "other")
        assert db.execute("SELECT name FROM other.names").fetchall() == [("one",)]
    forget(key.id)
    forget(other.id)
    with closing(connect(tmp_path / "one")) as db, pytest.raises(DatabaseError):
        db.execute("SELECT name FROM names")


def test_errors_of_both_packages_are_caught(tmp_path: Path) -> None:
    with closing(connect(tmp_path / "one", key=new_key())) as db:
        with pytest.raises(driver.OperationalError) as caught:
            db.execute("SELECT * FROM missing")
        assert type(caught.value).__module__ == "sqlcipher3.dbapi2"
        assert caught.value.sqlite_errorcode == sqlite3.SQLITE_ERROR


def test_without_the_package_the_next_step_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(driver, "_sqlcipher", None)
    with pytest.raises(VitrineError, match="need the package sqlcipher3"):
        connect(tmp_path / "one", key=new_key())
    with closing(connect(tmp_path / "plain")) as db:
        db.execute("CREATE TABLE names (name TEXT)")
