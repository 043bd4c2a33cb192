"""Resolutions are applied as one action, which is backed up and can be undone."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.backup_listing import BACKUPS_NAME
from desktop_app.domain.resolution import Resolution
from desktop_app.engine.editing.action_description import describe_action
from desktop_app.errors import VitrineError
from tests.engine.audit_catalogue import AuditCatalogue


def _backups(catalogue: AuditCatalogue) -> list[Path]:
    folder = catalogue.store.cache_folder / BACKUPS_NAME
    return list(folder.iterdir()) if folder.exists() else []


def test_history_describes_undo_and_redo(audit_catalogue: AuditCatalogue) -> None:
    one, two, three = (audit_catalogue.add(sku) for sku in "ABC")
    history = audit_catalogue.store.history
    assert (history.next_undo(), history.next_redo()) == (None, None)
    audit_catalogue.resolve("merge", one, two, three)
    assert str(describe_action(history.next_undo())) == "Merge of 3 products"
    history.undo()
    audit_catalogue.resolve("different", one, two)
    audit_catalogue.resolve("variant", two, three)
    assert str(describe_action(history.next_undo())) == "Marking of 2 products as variants"
    audit_catalogue.resolve("later", one, three)
    history.undo()
    history.undo()
    assert str(describe_action(history.next_undo())) == "Marking of 2 products as different"
    assert str(describe_action(history.next_redo())) == "Marking of 2 products as variants"


def test_history_survives_a_restart(audit_catalogue: AuditCatalogue) -> None:
    one, two, three = (audit_catalogue.add(sku) for sku in "ABC")
    audit_catalogue.resolve("different", one, two)
    audit_catalogue.resolve("later", one, three)
    audit_catalogue.store.history.undo()
    audit_catalogue.reopen()
    history = audit_catalogue.store.history
    assert str(describe_action(history.next_undo())) == "Marking of 2 products as different"
    assert str(describe_action(history.next_redo())) == "Postponement of 2 products"
    audit_catalogue.store.history.undo()
    assert audit_catalogue.store.history.next_undo() is None
    audit_catalogue.store.history.redo()
    undo = describe_action(audit_catalogue.store.history.next_undo())
    assert str(undo) == "Marking of 2 products as different"


def test_a_merge_is_undone_after_a_restart(audit_catalogue: AuditCatalogue) -> None:
    one, two = audit_catalogue.add("A", name="old"), audit_catalogue.add("B")
    audit_catalogue.resolve("merge", one, two, name="new")
    audit_catalogue.reopen()
    audit_catalogue.store.history.undo()
    products = audit_catalogue.store.products
    assert products.get([one])[one].name == "old"
    assert products.count() == 2


def test_many_resolutions_are_one_action(audit_catalogue: AuditCatalogue) -> None:
    with audit_catalogue.store.transaction():
        ids = [audit_catalogue.add(f"P-{number}", str(number)) for number in range(3000)]
    before = audit_catalogue.store.products.list_by_sku(5000)
    audit_catalogue.audit.resolve(
        [
            Resolution("merge", tuple(ids[start : start + 3]), {"name": "x"})
            for start in range(0, 3000, 3)
        ]
    )
    assert audit_catalogue.store.products.count() == 1000
    assert (
        str(describe_action(audit_catalogue.store.history.next_undo())) == "Merge of 3000 products"
    )
    audit_catalogue.store.history.undo()
    assert audit_catalogue.store.products.list_by_sku(5000) == before
    assert audit_catalogue.store.history.next_undo() is None


def test_an_action_has_resolutions_of_one_kind(audit_catalogue: AuditCatalogue) -> None:
    one, two, three = (audit_catalogue.add(sku) for sku in "ABC")
    with pytest.raises(ValueError, match="one kind"):
        audit_catalogue.audit.resolve(
            [Resolution("merge", (one, two)), Resolution("later", (one, three))]
        )


@pytest.mark.parametrize(
    ("resolution", "reason"),
    [
        (Resolution("merge", (1,)), "two or more"),
        (Resolution("merge", (1, 1)), "two or more"),
        (Resolution("variant", (1, 2), {"name": "x"}), "only a merge"),
        (Resolution("merge", (1, 2), {"sku": "x"}), "cannot set"),
    ],
)
def test_an_invalid_resolution_is_an_error(
    audit_catalogue: AuditCatalogue, resolution: Resolution, reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        audit_catalogue.audit.resolve([resolution])


def test_no_resolutions_make_no_action(audit_catalogue: AuditCatalogue) -> None:
    audit_catalogue.audit.resolve([])
    assert audit_catalogue.store.history.next_undo() is None
    assert _backups(audit_catalogue) == []


def test_products_merged_meanwhile_are_reported_with_the_next_step(
    audit_catalogue: AuditCatalogue,
) -> None:
    one, two, three = (audit_catalogue.add(sku) for sku in "ABC")
    audit_catalogue.resolve("merge", one, two)
    with pytest.raises(VitrineError) as caught:
        audit_catalogue.resolve("different", two, three)
    assert caught.value.hint is not None


def test_the_first_action_of_a_day_makes_a_backup_of_the_state_before(
    audit_catalogue: AuditCatalogue,
) -> None:
    one, two = audit_catalogue.add("A"), audit_catalogue.add("B")
    audit_catalogue.resolve("merge", one, two)
    audit_catalogue.resolve("later", one, audit_catalogue.add("C"))
    # Closing waits for the backup.
    audit_catalogue.reopen()
    (file,) = _backups(audit_catalogue)
    with closing(sqlite3.connect(file)) as backup:
        counts = backup.execute("SELECT count(*), count(merged_into) FROM products").fetchone()
    assert counts == (2, 0)


def test_without_room_for_a_backup_nothing_is_resolved(
    audit_catalogue: AuditCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = shutil._ntuple_diskusage(1000, 1000, 0)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full)
    one, two = audit_catalogue.add("A"), audit_catalogue.add("B")
    with pytest.raises(VitrineError):
        audit_catalogue.resolve("merge", one, two)
    assert audit_catalogue.store.history.next_undo() is None
