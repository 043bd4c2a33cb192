from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.engine.editing.bulk_edit import (
    ChangePrice,
    SetAttribute,
    SetField,
    apply_bulk_edit,
    plan_bulk_edit,
)
from desktop_app.engine.editing.field_validation import InvalidFieldsError
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.engine.statement_count import counted_statements


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[SqliteCatalogue]:
    """Return a catalogue of four products; the last one has no price."""
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    catalogue.products.add(
        {
            "A": {"price": Decimal("9.99"), "currency": "EUR", "category": "Toys"},
            "B": {"price": Decimal(1000), "currency": "JPY"},
            "C": {"price": Decimal("0.10"), "currency": "EUR"},
            "D": {},
        }
    )
    yield catalogue
    catalogue.close()


def test_prices_are_raised_exactly(catalogue: SqliteCatalogue) -> None:
    planned = plan_bulk_edit(catalogue, [1, 2, 3, 4], ChangePrice(Decimal(3)))
    assert [(one.sku, str(one.before), str(one.after)) for one in planned] == [
        ("A", "9.99", "10.29"),
        ("B", "1000", "1030"),
    ]
    with catalogue.history.record("edit").step():
        apply_bulk_edit(catalogue, planned)
    assert catalogue.products.get([1])[1].price == Decimal("10.29")
    catalogue.history.undo()
    assert catalogue.products.get([1])[1].price == Decimal("9.99")


def test_a_field_and_an_attribute_are_set(catalogue: SqliteCatalogue) -> None:
    planned = plan_bulk_edit(catalogue, [2, 1, 99], SetField("category", " Toys "))
    assert [(one.sku, one.before, one.after) for one in planned] == [("B", "", "Toys")]
    planned = plan_bulk_edit(catalogue, [1, 4], SetAttribute("season", "summer"))
    apply_bulk_edit(catalogue, planned)
    assert catalogue.products.get([4])[4].attributes == {"season": "summer"}
    assert plan_bulk_edit(catalogue, [1, 4], SetAttribute("season", "summer")) == []


def test_unusable_edits_are_refused(catalogue: SqliteCatalogue) -> None:
    with pytest.raises(InvalidFieldsError, match="not a number"):
        plan_bulk_edit(catalogue, [1], SetField("price", "cheap"))
    with pytest.raises(VitrineError, match="cannot be changed by -101 %"):
        plan_bulk_edit(catalogue, [1], ChangePrice(Decimal(-101)))
    with pytest.raises(ValueError, match="same sku"):
        plan_bulk_edit(catalogue, [1], SetField("sku", "X"))


def test_a_product_that_was_changed_meanwhile_is_not_overwritten(
    catalogue: SqliteCatalogue,
) -> None:
    planned = plan_bulk_edit(catalogue, [1, 2], ChangePrice(Decimal(3)))
    catalogue.products.update({2: {"price": Decimal(5)}})
    with pytest.raises(VitrineError, match="The product B was changed meanwhile"):
        apply_bulk_edit(catalogue, planned)


def test_many_products_are_changed_in_batches(catalogue: SqliteCatalogue) -> None:
    ids = [*catalogue.products.add({f"P-{number}": {} for number in range(500)}).values()]
    counts = []
    for some in (ids[:5], ids[5:]):
        with counted_statements(catalogue) as count:
            planned = plan_bulk_edit(catalogue, some, SetField("brand", "Acme"))
            with catalogue.history.record("edit").step():
                apply_bulk_edit(catalogue, planned)
        counts.append(count.queries)
    assert counts[0] == counts[1]
