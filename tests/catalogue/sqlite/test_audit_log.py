"""The log of who has done what: entries are added, read in pages, and never changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.restoring import restore_backup
from desktop_app.domain.actor import Actor
from desktop_app.domain.log_entry import LogFilter, LogPeople
from desktop_app.domain.role import Role
from desktop_app.progress import finish
from tests.catalogue.sqlite.builders import add_product, resolve


def _logged(catalogue: SqliteCatalogue) -> list[tuple[str, str, int, str]]:
    return [
        (one.kind, one.subject, one.product_count, one.undone_kind)
        for one in catalogue.audit_log.all()
    ]


def test_actions_and_their_undo_are_logged_with_their_numbers(catalogue: SqliteCatalogue) -> None:
    action = catalogue.history.record("import", "shop.csv")
    for sku in "ABC":
        with action.step():
            add_product(catalogue, sku)
    resolve(catalogue, "merge", *catalogue.products.ids()[:2])
    catalogue.history.undo()
    catalogue.history.redo()
    assert _logged(catalogue) == [
        ("redo", "", 2, "merge"),
        ("undo", "", 2, "merge"),
        ("merge", "", 2, ""),
        ("import", "shop.csv", 3, ""),
    ]


def test_entries_stay_when_their_actions_are_gone(catalogue: SqliteCatalogue) -> None:
    with catalogue.history.record("add").step():
        for sku in "ABC":
            add_product(catalogue, sku)
    catalogue.history.undo()
    with catalogue.history.record("add", "D").step():
        add_product(catalogue, "D")
    assert [entry.action.label for entry in catalogue.history.entries(limit=9)] == ["D"]
    assert _logged(catalogue) == [
        ("add", "D", 1, ""),
        ("undo", "", 3, "add"),
        ("add", "", 3, ""),
    ]


def test_a_job_that_is_taken_back_is_logged(catalogue: SqliteCatalogue) -> None:
    action = catalogue.history.record("edit", "prices")
    with action.step():
        add_product(catalogue, "A")
    assert action.id is not None
    catalogue.history.revert(action.id)
    assert _logged(catalogue) == [("revert", "prices", 1, "edit"), ("edit", "prices", 1, "")]


def test_an_action_that_fails_is_not_logged(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(sqlite3.IntegrityError), catalogue.history.record("add").step():
        catalogue.products.add({"": {}})
    assert _logged(catalogue) == []


@pytest.mark.folder_only
@pytest.mark.parametrize("table", ["log_entries", "log_counts"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET product_count = 0", "DELETE FROM {}"])
def test_nothing_in_the_log_is_changed_or_removed(
    catalogue: SqliteCatalogue, table: str, statement: str
) -> None:
    add_product(catalogue, "A")
    with catalogue.history.record("edit").step():
        catalogue.products.update({1: {"name": "Boot"}})
    catalogue.history.undo()
    with catalogue.history.record("edit").step():
        catalogue.products.update({1: {"name": "Shoe"}})
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as db:
        (count,) = db.execute(f"SELECT count(*) FROM {table}").fetchone()
        assert count > 0
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            db.execute(statement.format(table))


def test_entries_are_read_in_pages_and_filtered(tmp_path: Path) -> None:
    kept: list[SqliteCatalogue] = []
    for author, station in (("Ana", "till 1"), ("Ben", "till 1"), ("Ana", "till 2")):
        one = SqliteCatalogue.open(tmp_path, actor=Actor(author, station))
        for number in range(3):
            one.audit_log.append("export", f"{author} {number}.csv")
        one.audit_log.append("unlock", "admin")
        kept.append(one)
    log = kept[0].audit_log
    whole = list(log.all())
    assert len(whole) == 12
    pages = [log.entries(limit=5)]
    while pages[-1]:
        pages.append(log.entries(after=pages[-1][-1], limit=5))
    assert [entry for page in pages for entry in page] == whole
    assert len(list(log.all(LogFilter(author="Ana")))) == 8
    assert len(list(log.all(LogFilter(author="Ana", station="till 1", kind="export")))) == 3
    assert len(list(log.all(LogFilter(since=whole[0].logged_at[:10])))) == 12
    assert list(log.all(LogFilter(before="2020"))) == []
    assert log.people() == LogPeople(("Ana", "Ben"), ("till 1", "till 2"))
    for one in kept:
        one.close()


@pytest.mark.folder_only
def test_a_restored_backup_keeps_what_was_logged_since(
    catalogue: SqliteCatalogue, tmp_path: Path
) -> None:
    with catalogue.history.record("add").step():
        add_product(catalogue, "A")
    backup = tmp_path / "shop.zip"
    finish(catalogue.backups.create(backup))
    with catalogue.history.record("delete", "A").step():
        catalogue.products.delete([1])
    finish(restore_backup(backup, catalogue.cache_folder))
    assert catalogue.products.count() == 1
    assert [one[:3] for one in _logged(catalogue)] == [
        ("restore", "shop.zip", 0),
        ("delete", "A", 1),
        ("add", "", 1),
    ]


def test_a_read_only_catalogue_gets_no_entry(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue._database, "is_read_only", True)
    catalogue.audit_log.append("export", "shop.csv")
    assert _logged(catalogue) == []


def test_everybody_adds_to_the_log(tmp_path: Path) -> None:
    with closing(
        SqliteCatalogue.open(tmp_path, actor=Actor("Ana", "till"), role=lambda: Role.CLERK)
    ) as catalogue:
        catalogue.audit_log.append("failed_unlock")
        assert _logged(catalogue) == [("failed_unlock", "", 0, "")]
