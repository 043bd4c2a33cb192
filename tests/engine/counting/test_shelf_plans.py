"""Plans of shelves in the folder of a catalogue."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.backup_folder import SqliteBackupFolder
from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.shelf_plan import MAX_NAME_LETTERS
from desktop_app.engine.counting.shelf_plans import ShelfPlans
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.engine.counting.shelf_units import shelf


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    """Return a catalogue with the products A to D."""
    store = open_catalogue(tmp_path / "shop", actor=ACTOR)
    store.products.add({letter: {"name": f"Product {letter}"} for letter in "ABCD"})
    yield store
    store.close()


@pytest.fixture
def plans(catalogue: Catalogue) -> ShelfPlans:
    """Return the plans of the catalogue."""
    return ShelfPlans(catalogue)


def _photo() -> RgbImage:
    return np.full((96, 128, 3), 90, np.uint8)


def _units(catalogue: Catalogue, *boards: str) -> list[FoundUnit]:
    """Return the units with the products of the catalogue."""

    def known(hit: Hit) -> Hit:
        return replace(hit, product=products.get(hit.product.sku, hit.product))

    products = catalogue.products.by_sku(list("ABCD"))
    return [
        replace(
            one,
            hits=tuple(map(known, one.hits)),
            product_hit=one.product_hit and known(one.product_hit),
        )
        for one in shelf(*boards)
    ]


def test_a_plan_is_kept_listed_and_read_again(plans: ShelfPlans, catalogue: Catalogue) -> None:
    assert plans.all() == []
    units = _units(catalogue, "AAB?", "C")
    key = plans.keep("  Aisle 3,\n \u202eleft ", _photo(), units).key
    other_key = plans.keep("aisle 1", _photo(), units).key
    other, kept = plans.all()
    assert (other.key, other.name) == (other_key, "aisle 1")
    assert (kept.key, kept.name, kept.actor) == (key, "Aisle 3, left", ACTOR)
    loaded = ShelfPlans(catalogue).load(kept.key)
    assert loaded.entry == kept
    assert list(loaded.units) == units
    assert loaded.photo.shape == _photo().shape


def test_a_correction_stays_and_a_replacement_keeps_the_key(
    plans: ShelfPlans, catalogue: Catalogue
) -> None:
    kept = plans.keep("Aisle 3", _photo(), _units(catalogue, "A?"))
    corrected = _units(catalogue, "AB")
    corrected[1] = corrected[1].assigned(corrected[1].product_hit)
    plans.set_units(kept.key, corrected)
    assert list(plans.load(kept.key).units) == corrected
    again = plans.keep("Aisle 3", _photo(), _units(catalogue, "CC"), replaces=kept.key)
    assert [entry.key for entry in plans.all()] == [again.key] == [kept.key]


def test_every_change_can_be_taken_back(plans: ShelfPlans, catalogue: Catalogue) -> None:
    first, second = _units(catalogue, "A"), _units(catalogue, "B")
    kept = plans.keep("Aisle 3", _photo(), first)
    replaced = plans.keep("Aisle 4", _photo(), second, replaces=kept.key)
    removed = plans.remove(kept.key)
    assert plans.all() == []
    plans.restore(removed.key, removed.before)
    assert list(plans.load(kept.key).units) == second
    plans.restore(replaced.key, replaced.before)
    assert list(plans.load(kept.key).units) == first
    plans.restore(kept.key, kept.before)
    assert plans.all() == []
    plans.restore(kept.key, kept.after)
    assert plans.load(kept.key).entry.name == "Aisle 3"


def test_a_deleted_product_becomes_an_unknown_thing(
    plans: ShelfPlans, catalogue: Catalogue
) -> None:
    units = [one.assigned(one.product_hit) for one in _units(catalogue, "AB")]
    kept = plans.keep("Aisle 3", _photo(), units)
    catalogue.products.delete([catalogue.products.by_sku(["B"])["B"].id])
    first, second = plans.load(kept.key).units
    assert first.product is not None
    assert (second.product, second.is_sure) == (None, False)


def test_a_removed_plan_is_gone(plans: ShelfPlans, catalogue: Catalogue) -> None:
    kept = plans.keep("Aisle 3", _photo(), _units(catalogue, "A"))
    plans.remove(kept.key)
    plans.remove(kept.key)
    assert plans.all() == []
    with pytest.raises(VitrineError, match="removed"):
        plans.load(kept.key)
    with pytest.raises(VitrineError, match="removed"):
        plans.set_units(kept.key, ())


@pytest.mark.parametrize("name", ["", " \n\u202e", "x" * (MAX_NAME_LETTERS + 1)])
def test_a_plan_needs_a_name(plans: ShelfPlans, name: str) -> None:
    with pytest.raises(VitrineError, match="name"):
        plans.keep(name, _photo(), ())


def test_a_damaged_plan_is_listed_and_can_be_removed(
    plans: ShelfPlans, catalogue: Catalogue
) -> None:
    kept = plans.keep("Aisle 3", _photo(), _units(catalogue, "A"))
    file = catalogue.shelf_plan_folder / f"{kept.key}.shelf"
    file.write_bytes(file.read_bytes()[:200])
    (entry,) = plans.all()
    assert (entry.key, entry.name) == (kept.key, file.name)
    with pytest.raises(VitrineError, match="damaged"):
        plans.load(kept.key)
    plans.remove(kept.key)
    assert plans.all() == []


def test_a_backup_contains_the_plans(
    plans: ShelfPlans, catalogue: Catalogue, tmp_path: Path
) -> None:
    kept = plans.keep("Aisle 3", _photo(), _units(catalogue, "AB"))
    file = tmp_path / "shop.zip"
    finish(catalogue.backups.create(file))
    elsewhere = tmp_path / "restored"
    finish(SqliteBackupFolder(elsewhere).restore(file))
    restored = open_catalogue(elsewhere, actor=ACTOR)
    try:
        (entry,) = ShelfPlans(restored).all()
        assert (entry.key, entry.name) == (kept.key, "Aisle 3")
        assert [unit.product.sku for unit in ShelfPlans(restored).load(entry.key).units
                if unit.product] == ["A", "B"]  # fmt: skip
    finally:
        restored.close()
