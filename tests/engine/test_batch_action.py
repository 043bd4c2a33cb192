"""Batches of changes are one action, or none."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.backup_listing import BACKUPS_NAME
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.engine import batch_action
from desktop_app.engine.batch_action import change_in_batches
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR


@pytest.fixture
def catalogue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SqliteCatalogue:
    monkeypatch.setattr(batch_action, "BATCH", 2)
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    catalogue.products.add({sku: {} for sku in "ABC"})
    return catalogue


def test_a_failed_batch_takes_back_those_before(catalogue: SqliteCatalogue) -> None:
    def change(ids: Sequence[int]) -> None:
        catalogue.products.update({number: {"name": "new"} for number in ids})
        if 3 in ids:
            raise ValueError("3")

    with pytest.raises(ValueError, match="3"):
        finish(change_in_batches(catalogue, "edit", [1, 2, 3], change))
    assert {one.name for one in catalogue.products.get([1, 2, 3]).values()} == {""}
    assert catalogue.history.next_undo() is None
    assert finish(change_in_batches(catalogue, "edit", [1, 2], change, label="A")) == 2
    undo = catalogue.history.next_undo()
    assert undo is not None
    assert (undo.label, undo.product_count) == ("A", 2)
    catalogue.close()


def test_an_undo_in_between_leaves_nothing_half_done(catalogue: SqliteCatalogue) -> None:
    def change(ids: Sequence[int]) -> None:
        catalogue.products.update({number: {"name": "new"} for number in ids})

    job = change_in_batches(catalogue, "edit", [1, 2, 3], change)
    next(job)
    next(job)
    catalogue.history.undo()
    with pytest.raises(VitrineError, match="undone before all were made"):
        next(job)
    assert {one.name for one in catalogue.products.get([1, 2, 3]).values()} == {""}
    catalogue.close()


def test_nothing_to_change_makes_no_backup(catalogue: SqliteCatalogue) -> None:
    assert finish(change_in_batches(catalogue, "edit", [], lambda _: None)) == 0
    assert not (catalogue.cache_folder / BACKUPS_NAME).exists()
    catalogue.close()
