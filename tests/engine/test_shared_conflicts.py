"""Conflicts between stations are settled by actions that can be undone."""

import json

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.engine.shared_conflicts import OpenConflict, SharedConflicts
from desktop_app.engine.workspace import Workspace


def _add(shop: Workspace, row_id: int, field: str, kept: object, refused: object) -> OpenConflict:
    """Add a conflict as the server does; return it as it is listed."""
    store = shop.catalogue.store
    assert isinstance(store, SqliteCatalogue)
    store._database.execute(
        "INSERT INTO conflicts (table_name, row_id, field, kept, refused, author, station, "
        "found_at) VALUES ('products', ?, ?, ?, ?, 'Bob', 'B', '2026-01-31T09:30:00Z')",
        [row_id, field, json.dumps(kept), json.dumps(refused)],
    )
    return SharedConflicts.of(shop).open()[-1]


def test_the_other_value_is_an_edit_with_undo(shop: Workspace) -> None:
    conflicts, products = SharedConflicts.of(shop), shop.catalogue.store.products
    before = products.get([1])[1]
    one = _add(shop, 1, "price", str(before.price), "2.75")
    assert one.can_use_other
    assert not one.can_merge
    conflicts.use_other(one.conflict)
    assert str(products.get([1])[1].price) == "2.75"
    assert conflicts.open() == []
    shop.editor().undo()
    assert products.get([1])[1].price == before.price


def test_the_kept_value_stays(shop: Workspace) -> None:
    conflicts = SharedConflicts.of(shop)
    before = shop.catalogue.store.products.get([1])[1]
    one = _add(shop, 1, "name", before.name, "Another name")
    conflicts.keep(one.conflict)
    assert shop.catalogue.store.products.get([1])[1].name == before.name
    assert conflicts.open() == []


def test_two_products_with_one_sku_are_merged_or_both_stay(shop: Workspace) -> None:
    conflicts, products = SharedConflicts.of(shop), shop.catalogue.store.products
    found = products.get([1, 2])
    one = _add(shop, 2, "sku", found[2].sku, found[1].sku)
    assert (one.product, one.other) == (found[2], found[1])
    assert one.can_merge
    assert not one.can_use_other
    conflicts.merge(one.conflict)
    assert products.by_sku([found[2].sku])[found[2].sku].id == 1
    assert conflicts.open() == []
    shop.editor().undo()
    assert products.by_sku([found[2].sku])[found[2].sku].id == 2


def test_of_a_product_that_is_gone_nothing_can_be_used(shop: Workspace) -> None:
    one = _add(shop, 99, "product", None, "K-7")
    assert one.product is None
    assert not one.can_use_other
    assert not one.can_merge
