"""An emptied cell removes a value and says so; what was entered in Vitrine stays."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.product import Product
from desktop_app.domain.row_selection import RowSelection
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.workspace import Workspace

Import = Callable[[str], ImportReport]
Finish = Callable[[Any], Any]


@pytest.fixture
def import_text(workspace: Workspace, tmp_path: Path, finish: Callable[[Any], Any]) -> Import:
    def run(text: str) -> ImportReport:
        table = tmp_path / "shop.csv"
        table.write_text(text, encoding="utf-8")
        report: ImportReport = finish(workspace.import_products(table))
        return report

    return run


def _product(workspace: Workspace, sku: str = "A1") -> Product:
    return workspace.catalogue.store.products.by_sku([sku])[sku]


_FIRST = (
    "sku,name,brand,category,price,currency,gtin,colour\n"
    "A1,Tea,Nord,Drinks,3.20,EUR,4006381333931,green\n"
    "A2,Cup,Nord,Cups,5.00,EUR,96385074,white\n"
)


@pytest.mark.parametrize("text", ["面议", "on request", "-", "Preis auf Anfrage", ""])
def test_a_price_that_is_gone_does_not_stay(
    workspace: Workspace, import_text: Import, text: str
) -> None:
    import_text(_FIRST)
    report = import_text(_FIRST.replace("3.20", text))
    assert _product(workspace).price is None
    assert (report.updated, report.unchanged) == (1, 1)
    (warning,) = report.warnings
    assert (warning.line, warning.column) == (2, "price")
    assert str(warning.reason).startswith("Values removed")


def test_a_price_that_cannot_be_read_is_no_price_and_both_are_reported(
    workspace: Workspace, import_text: Import
) -> None:
    import_text(_FIRST)
    report = import_text(_FIRST.replace("3.20", "cheap"))
    assert _product(workspace).price is None
    assert len(report.warnings) == 2


def test_every_field_and_attribute_can_be_emptied_but_not_the_name(
    workspace: Workspace, import_text: Import
) -> None:
    import_text(_FIRST)
    report = import_text(
        _FIRST.replace("A1,Tea,Nord,Drinks,3.20,EUR,4006381333931,green", "A1,,,,,,,")
    )
    product = _product(workspace)
    assert product.name == "Tea"
    assert (product.brand, product.category, product.price, product.currency) == ("", "", None, "")
    assert (product.gtin, product.attributes) == ("", {})
    kept = [warning.column for warning in report.warnings if "nothing" in str(warning.reason)]
    assert kept == ["name"]


def test_a_column_without_values_changes_nothing(workspace: Workspace, import_text: Import) -> None:
    import_text(_FIRST)
    report = import_text("sku,name,price,brand,gtin\nA1,Tea,,,\nA2,Cup,,Nord,96385074\n")
    assert report.updated == 1
    assert _product(workspace).gtin == _product(workspace).brand == ""
    kept = [warning.column for warning in report.warnings if "nothing" in str(warning.reason)]
    assert kept == ["price"]
    assert _product(workspace).price == Decimal("3.20")


def test_a_column_that_is_not_there_changes_nothing(
    workspace: Workspace, import_text: Import
) -> None:
    import_text(_FIRST)
    assert import_text("sku,name\nA1,Tea\nA2,Cup\n").unchanged == 2


def test_what_was_entered_in_vitrine_stays(workspace: Workspace, import_text: Import) -> None:
    import_text(_FIRST)
    store = workspace.catalogue.store
    with store.history.record("edit").step():
        store.products.update({_product(workspace).id: {"brand": "Süd", "price": Decimal("9.99")}})
    report = import_text(_FIRST.replace("Nord,Drinks,3.20", ",Drinks,"))
    product = _product(workspace)
    assert (product.brand, product.price) == ("Süd", Decimal("9.99"))
    assert report.unchanged == 2
    assert [warning.column for warning in report.warnings] == ["brand", "price"]
    import_text(_FIRST)
    import_text(_FIRST.replace("Nord,Drinks,3.20", ",Drinks,"))
    assert _product(workspace).brand == ""


def test_the_further_rows_of_a_product_empty_nothing(
    workspace: Workspace, import_text: Import
) -> None:
    import_text(_FIRST)
    report = import_text(_FIRST + "A1,Tea,,,,,,\n")
    assert (report.unchanged, report.further_rows, report.rows) == (2, 1, 3)
    assert _product(workspace).price == Decimal("3.20")


def test_on_request_counts_also_for_a_price_that_was_entered(
    workspace: Workspace, import_text: Import
) -> None:
    import_text(_FIRST)
    store = workspace.catalogue.store
    with store.history.record("edit").step():
        store.products.update({_product(workspace).id: {"price": Decimal("9.99")}})
    import_text(_FIRST.replace("3.20", "on request"))
    assert _product(workspace).price is None


def test_undo_brings_the_values_back(workspace: Workspace, import_text: Import) -> None:
    import_text(_FIRST)
    import_text(_FIRST.replace("3.20", ""))
    workspace.catalogue.store.history.undo()
    assert _product(workspace).price == Decimal("3.20")


@pytest.mark.parametrize("text", ["abc", ""])
def test_a_price_that_was_corrected_in_the_report_stays(
    workspace: Workspace, import_text: Import, tmp_path: Path, finish: Finish, text: str
) -> None:
    import_text(_FIRST.replace("3.20", "abc"))
    corrected = ("A1", "Tea", "Nord", "Drinks", "3.50", "EUR", "4006381333931", "green")
    selection = RowSelection(frozenset({2}), {2: corrected})
    finish(workspace.import_products(tmp_path / "shop.csv", selection=selection))
    report = import_text(_FIRST.replace("3.20", text))
    assert _product(workspace).price == Decimal("3.50")
    assert report.unchanged == 2
    import_text(_FIRST)
    import_text(_FIRST.replace("3.20", text))
    assert _product(workspace).price is None


def test_rows_that_are_only_tried_again_are_not_entered(
    workspace: Workspace, import_text: Import, tmp_path: Path, finish: Finish
) -> None:
    import_text(_FIRST.replace("3.20", "abc"))
    (tmp_path / "shop.csv").write_text(_FIRST, encoding="utf-8")
    selection = RowSelection(frozenset({2}))
    finish(workspace.import_products(tmp_path / "shop.csv", selection=selection))
    import_text(_FIRST.replace("3.20", "abc"))
    assert _product(workspace).price is None


def test_an_unreadable_price_leaves_the_one_that_was_entered(
    workspace: Workspace, import_text: Import
) -> None:
    import_text(_FIRST.replace("3.20", "see page 4"))
    workspace.editor().change(_product(workspace).id, {"price": "9.99"})
    report = import_text(_FIRST.replace("3.20", "see page 4"))
    assert _product(workspace).price == Decimal("9.99")
    assert report.unchanged == 2
