"""What is no catalogue, or a damaged one, is refused with one sentence and stays as it is."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.recovery import opening_check
from desktop_app.catalogue.sqlite.recovery.damage_check import check_database
from desktop_app.errors import DamagedCatalogueError, VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.recovery.shop import (
    PAGE_BYTES,
    change,
    files_in,
    overwrite_page,
    pages_of,
)


def make_foreign(file: Path) -> None:
    file.unlink()
    change(file, "CREATE TABLE products (name TEXT)", "CREATE TABLE pictures (file TEXT)")


def make_newer(file: Path) -> None:
    change(file, "UPDATE _sqlite_migrations SET name = '999_future' WHERE name LIKE '019%'")


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: 5 * PAGE_BYTES])


def write_at(file: Path, place: int, data: bytes) -> None:
    with file.open("r+b") as stream:
        stream.seek(place)
        stream.write(data)


def replace_by_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()


CASES: dict[str, Callable[[Path], object]] = {
    "is empty": lambda file: file.write_bytes(b""),
    "is not a catalogue": lambda file: file.write_text("a text file"),
    "is the database of another program": make_foreign,
    "made by a newer version": make_newer,
    "the table pictures is missing": lambda file: change(file, "DROP TABLE pictures"),
    "is damaged": truncate,
    "shop is damaged": lambda file: write_at(file, 44, b"\0\0\0\7"),
    "p is damaged": lambda file: change(
        file, "UPDATE _sqlite_migrations SET name = 'x' || substr(name, 2) WHERE id = 3"
    ),
    r"shop is damaged\.": lambda file: change(
        file, "ALTER TABLE _sqlite_migrations RENAME name TO nama"
    ),
    r"shop is damaged\W": lambda file: change(file, "DELETE FROM _sqlite_migrations"),
    "op is damaged": lambda file: change(
        file,
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_schema SET name = CAST(x'ff' AS TEXT) WHERE name = 'vectors'",
    ),
    "is a folder": replace_by_folder,
}


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize("sentence", CASES)
def test_it_is_refused_and_nothing_is_written(shop: Path, sentence: str, create: bool) -> None:
    CASES[sentence](shop)
    before = files_in(shop.parent)
    with pytest.raises(VitrineError, match=sentence) as error:
        SqliteCatalogue.open(shop.parent, actor=ACTOR, create=create)
    assert error.value.hint is not None
    assert files_in(shop.parent) == before


def test_the_newest_backup_is_named_with_its_date(shop: Path) -> None:
    with closing(SqliteCatalogue.open(shop.parent, actor=ACTOR)) as catalogue:
        backup = finish(catalogue.backups.create())
    truncate(shop)
    with pytest.raises(DamagedCatalogueError) as error:
        SqliteCatalogue.open(shop.parent, actor=ACTOR)
    hint = str(error.value.hint)
    assert backup.file.name in hint
    assert f"of {backup.made_at[:4]}-" in hint
    assert "repair the catalogue" in hint
    line = error.value.as_line()
    assert f"vitrine restore {backup.file}" in line
    assert "vitrine doctor --repair" in line
    assert error.value.has_backup


def test_an_interrupted_transaction_is_taken_back_first(shop: Path, tmp_path: Path) -> None:
    change(shop, "PRAGMA journal_mode = DELETE")
    folder = tmp_path / "interrupted"
    with closing(sqlite3.connect(shop)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("UPDATE products SET description = 'another'")
        # The small cache has written pages already.
        shutil.copytree(shop.parent, folder)
        db.rollback()
    assert (folder / f"{shop.name}-journal").stat().st_size
    with closing(SqliteCatalogue.open(folder, actor=ACTOR, create=False)) as catalogue:
        assert catalogue.products.get([2])[2].description == "x"
    # The structure is that of the last whole transaction.
    check_database(folder / shop.name)


@pytest.fixture
def crashed(shop: Path, tmp_path: Path) -> Path:
    """Return the file of a catalogue whose program crashed after a write."""
    folder = tmp_path / "crashed"
    folder.mkdir()
    with closing(SqliteCatalogue.open(shop.parent, actor=ACTOR)) as catalogue:
        catalogue.products.add({"NEW": {}})
        for file in shop.parent.iterdir():
            if not file.name.endswith("-shm"):
                shutil.copy(file, folder)
    return folder / shop.name


def test_a_crash_loses_nothing(crashed: Path) -> None:
    with closing(SqliteCatalogue.open(crashed.parent, actor=ACTOR, create=False)) as catalogue:
        assert catalogue.products.ids_by_sku(["NEW"])


def test_after_a_crash_the_structure_is_checked_before_the_log_is_merged(crashed: Path) -> None:
    overwrite_page(crashed, pages_of(crashed, "thumbnails")[1])
    log = crashed.with_name(f"{crashed.name}-wal")
    before = crashed.read_bytes(), log.read_bytes()
    with pytest.raises(DamagedCatalogueError, match="is damaged"):
        SqliteCatalogue.open(crashed.parent, actor=ACTOR, create=False)
    assert (crashed.read_bytes(), log.read_bytes()) == before


def test_the_check_after_a_crash_ends_in_time(
    crashed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(connection: sqlite3.Connection, limit_s: float) -> object:
        raise sqlite3_error(sqlite3.SQLITE_INTERRUPT)

    monkeypatch.setattr(opening_check, "time_limit", interrupted)
    overwrite_page(crashed, pages_of(crashed, "thumbnails")[1])
    SqliteCatalogue.open(crashed.parent, actor=ACTOR, create=False).close()


def test_a_limit_of_time_interrupts_a_statement() -> None:
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT max(i) FROM n"
    with (
        closing(sqlite3.connect(":memory:")) as connection,
        pytest.raises(sqlite3.OperationalError, match="interrupted"),
        opening_check.time_limit(connection, 0.01),
    ):
        connection.execute(endless).fetchone()


def sqlite3_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError()
    error.sqlite_errorcode = code
    return error
