"""Fields that an import would change are counted by product."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.change_tally import MAX_LISTED, ChangeTally
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome
from desktop_app.engine.ingest.import_preview import FieldChange


def chunk(changed: Mapping[int, Mapping[str, Any]], *updated: str) -> ChunkChanges:
    outcomes = dict.fromkeys(updated, Outcome.UPDATED)
    return cast("ChunkChanges", SimpleNamespace(changed_products=changed, outcomes=outcomes))


def catalogue(*products: Product) -> Catalogue:
    known = {product.id: product for product in products}
    found = SimpleNamespace(get=lambda ids: {one: known[one] for one in ids if one in known})
    return cast("Catalogue", SimpleNamespace(products=found))


def test_a_product_in_several_chunks_counts_once_for_each_field() -> None:
    tally = ChangeTally()
    tally.add(chunk({1: {"name": "A"}, 2: {"name": "B", "brand": "C"}}), {})
    tally.add(chunk({1: {"name": "D", "attributes": {}}}), {})
    assert tally.counts() == {"name": 2, "brand": 1, "attributes": 1}


def test_new_products_are_not_counted_and_pictures_have_no_field() -> None:
    tally = ChangeTally()
    tally.add(chunk({-1: {"name": "A"}}, "P-1", "NEW"), {"P-1": 1, "NEW": -2})
    tally.add_products([2])
    assert tally.counts() == {}
    shown = tally.first(catalogue(Product(1, "P-1", "Mug"), Product(2, "P-2")))
    assert [(one.sku, one.name, one.changes) for one in shown] == [
        ("P-1", "Mug", ()),
        ("P-2", "", ()),
    ]


def test_changes_are_those_of_the_last_row_and_the_changed_attributes() -> None:
    tally = ChangeTally()
    tally.add(chunk({1: {"brand": "B", "attributes": {"Size": "XL", "Colour": "red"}}}), {})
    tally.add(chunk({1: {"brand": "C", "name": "Cup"}}), {})
    (shown,) = tally.first(catalogue(Product(1, "P-1", "Mug", attributes={"Colour": "red"})))
    assert shown.changes == (
        FieldChange("name", "Mug", "Cup"),
        FieldChange("brand", "", "C"),
        FieldChange("attributes", {}, {"Size": "XL"}),
    )


def test_only_the_first_products_are_listed() -> None:
    tally = ChangeTally()
    tally.add_products(range(1, MAX_LISTED + 10))
    products = (Product(number, f"P-{number}") for number in range(1, MAX_LISTED + 10))
    assert len(tally.first(catalogue(*products))) == MAX_LISTED
