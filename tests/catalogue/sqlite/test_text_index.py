"""The index follows every write, whoever makes it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.migrations import _migrations
from desktop_app.catalogue.sqlite.text_index import count_changed_texts
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product, resolve

pytestmark = pytest.mark.folder_only


def found(catalogue: SqliteCatalogue, text: str) -> list[int]:
    return [match.product_id for match in catalogue.text_search.find(text, limit=99)]


def test_added_and_changed_products_are_found_at_once(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B-1", name="Boot")
    assert found(catalogue, "boot") == [boot]
    catalogue.products.update({boot: {"name": "Sandal"}})
    assert (found(catalogue, "boot"), found(catalogue, "sandal")) == ([], [boot])
    assert not count_changed_texts(catalogue._database._db.conn)


def test_writes_that_are_taken_back_are_not_found(catalogue: SqliteCatalogue) -> None:
    def add_and_fail() -> None:
        with catalogue.transaction():
            add_product(catalogue, "B-1", name="Boot")
            raise KeyError

    with pytest.raises(KeyError):
        add_and_fail()
    assert found(catalogue, "boot") == []


def test_merging_and_undo_change_which_product_is_found(catalogue: SqliteCatalogue) -> None:
    boot, shoe = (add_product(catalogue, sku, name=sku) for sku in ("Boot", "Shoe"))
    resolve(catalogue, "merge", boot, shoe)
    assert found(catalogue, "shoe") == [boot]
    catalogue.history.undo()
    assert found(catalogue, "shoe") == [shoe]


def test_a_deleted_product_is_not_found(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B-1", name="Boot", gtin="4006381333931")
    catalogue.products.delete([boot])
    assert found(catalogue, "boot") == found(catalogue, "B-1") == []
    assert catalogue._database.value("SELECT count(*) FROM product_codes") == 0


def test_a_deleted_product_that_is_restored_is_found_again(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B-1", name="Boot")
    with catalogue.history.record("delete").step():
        catalogue.products.delete([boot])
    assert found(catalogue, "boot") == []
    catalogue.history.undo()
    assert found(catalogue, "boot") == found(catalogue, "b 1") == [boot]


def test_an_archived_product_is_not_found(catalogue: SqliteCatalogue) -> None:
    boot = add_product(catalogue, "B-1", name="Boot")
    with catalogue.history.record("archive").step():
        catalogue.products.update({boot: {"archived_at": "2026-11-20T16:00:00Z"}})
    assert found(catalogue, "boot") == found(catalogue, "B-1") == []
    catalogue.history.undo()
    assert found(catalogue, "boot") == [boot]


def test_writes_of_another_program_are_indexed_when_the_catalogue_is_opened(
    tmp_path: Path,
) -> None:
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    boot = add_product(catalogue, "B-1", name="Boot")
    catalogue.close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as db, db:
        db.execute("UPDATE products SET name = 'Sandal'")
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    assert found(catalogue, "sandal") == [boot]
    catalogue.close()


def test_an_earlier_catalogue_is_indexed_in_steps_after_it_is_opened(tmp_path: Path) -> None:
    db = sqlite3.connect(tmp_path / DATABASE_NAME)
    _migrations.apply(Database(db), stop_before="009_text_search")
    with db:
        db.executemany(
            "INSERT INTO products (sku, name) VALUES (?, ?)",
            [(f"P-{number}", f"Mug {number}") for number in range(4321)],
        )
    db.close()
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    search = catalogue.text_search
    assert search.count_unprepared() == 4321 - 2000
    with pytest.raises(VitrineError, match=r"The search is being prepared\."):
        found(catalogue, "mug")
    cup = add_product(catalogue, "C-1", name="Cup")
    assert search.count_unprepared() == 4321 - 2000
    search.prepare_some()
    catalogue.close()
    # A step that was committed is not done again, and opening does one more.
    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    assert catalogue.text_search.count_unprepared() == 0
    assert found(catalogue, "cup") == [cup]
    assert found(catalogue, "mug 4320") == [4321]
    assert len(found(catalogue, "mug")) == 99
    catalogue.close()
