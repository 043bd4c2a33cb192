"""Opening and locking the database, and the messages about what is wrong with it."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from sqlite_utils import Database

from desktop_app.catalogue.sqlite import database as database_module
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME, CatalogueDatabase
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product, picture_file

pytestmark = pytest.mark.folder_only


def test_a_missing_catalogue_is_not_created_unless_requested(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There is no catalogue"):
        SqliteCatalogue.open(tmp_path / "nowhere", actor=ACTOR, create=False)
    assert not (tmp_path / "nowhere").exists()


def test_a_file_that_is_not_a_database_is_reported(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"not a database" * 1000)
    with pytest.raises(VitrineError, match=r"catalog\.sqlite .* is not a catalogue"):
        SqliteCatalogue.open(tmp_path, actor=ACTOR)


def test_an_empty_file_is_no_catalogue_and_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).touch()
    for create in (False, True):
        with pytest.raises(VitrineError, match="is empty"):
            SqliteCatalogue.open(tmp_path, actor=ACTOR, create=create)
    assert (tmp_path / DATABASE_NAME).read_bytes() == b""


def test_a_damaged_database_is_reported(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    catalogue.products.add({f"B-{number}": {"description": "x" * 500} for number in range(300)})
    catalogue.close()
    file = tmp_path / DATABASE_NAME
    data = bytearray(file.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    file.write_bytes(data)
    with pytest.raises(VitrineError, match="damaged"):
        SqliteCatalogue.open(tmp_path, actor=ACTOR)


def test_a_folder_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(VitrineError, match="cannot be used for a catalogue"):
        SqliteCatalogue.open(tmp_path / "file" / "shop", actor=ACTOR)


def test_a_folder_that_cannot_be_read_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="cannot be used for a catalogue"):
        SqliteCatalogue.open(tmp_path / ("long" * 100), actor=ACTOR, create=False)


def test_a_locked_catalogue_is_reported_as_in_use(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.database.BUSY_TIMEOUT_MS", 1)
    other = SqliteCatalogue.open(catalogue.cache_folder, actor=ACTOR)
    with catalogue.transaction():
        add_product(catalogue, "B-1")
        with pytest.raises(VitrineError, match="in use by another program"):
            add_product(other, "B-2")
    add_product(other, "B-2")
    other.close()
    assert catalogue.products.count() == 2


def test_no_other_writer_gets_between_a_read_and_a_write_of_a_transaction(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.database.BUSY_TIMEOUT_MS", 1)
    other = SqliteCatalogue.open(catalogue.cache_folder, actor=ACTOR)
    with catalogue.transaction():
        assert catalogue.products.by_sku(["B-1"]) == {}
        with pytest.raises(VitrineError, match="in use by another program"):
            add_product(other, "B-1")
        add_product(catalogue, "B-1")
    other.close()
    assert catalogue.products.count() == 1


def test_several_programs_can_create_a_catalogue_at_the_same_time(tmp_path: Path) -> None:
    start = threading.Barrier(4)

    def open_and_close(folder: Path) -> str:
        start.wait()
        catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
        catalogue.close()
        return catalogue.id

    with ThreadPoolExecutor(start.parties) as pool:
        for number in range(10):
            ids = pool.map(open_and_close, [tmp_path / str(number)] * start.parties)
            assert len(set(ids)) == 1


def test_every_write_of_a_user_is_recorded_with_its_actor(catalogue: SqliteCatalogue) -> None:
    boot, shoe = add_product(catalogue, "B", "a"), add_product(catalogue, "S")
    catalogue.products.update({shoe: {"name": "Shoe"}})
    catalogue.pictures.remove([1])
    metric = catalogue.metrics.put("model", b"metric", {})
    catalogue.metrics.set_calibration(metric, {})
    catalogue.metrics.activate("model", metric)
    catalogue.metrics.deactivate("model")
    catalogue.calibrations.put("model", {}, {})
    catalogue.confirmed_photos.put(boot, picture_file("x.jpg"), b"jpeg")
    catalogue.confirmed_photos.remove("c0ffee")
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as file:
        rows = file.execute("SELECT kind, author, station FROM changes ORDER BY id").fetchall()
    assert {row[1:] for row in rows} == {(ACTOR.author, ACTOR.station)}
    assert [kind for kind, *_ in rows] == [
        "add products",
        "add pictures",
        "add products",
        "update products",
        "remove pictures",
        "learn metric",
        "calibrate metric",
        "activate metric",
        "deactivate metric",
        "calibrate",
        "add pictures",
        "remove pictures",
    ]


def test_what_is_deleted_is_overwritten_whatever_the_build_of_sqlite_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class CarelessDatabase(Database):
        def __init__(self, *arguments: Any, **options: Any) -> None:
            super().__init__(*arguments, **options)
            self.execute("PRAGMA secure_delete = OFF")

    monkeypatch.setattr(database_module, "Database", CarelessDatabase)
    database = CatalogueDatabase.open(tmp_path, ACTOR)
    assert database.value("PRAGMA secure_delete") == 1
    with database.transaction():
        database.execute("CREATE TABLE notes (text TEXT)")
        database.execute("INSERT INTO notes VALUES (?)", ["a secret " * 3000])
    with database.transaction():
        database.execute("DELETE FROM notes")
    database.close()
    assert b"a secret a secret" not in (tmp_path / DATABASE_NAME).read_bytes()
