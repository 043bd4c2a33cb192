"""A stock take is written as CSV or XLSX."""

import csv
from pathlib import Path

import pytest
from openpyxl import load_workbook

from desktop_app.domain.actor import Actor
from desktop_app.domain.product import Product
from desktop_app.domain.stock_take import (
    CountedUnit,
    Sighting,
    StockEntry,
    StockLine,
    StockPhoto,
    StockResult,
    StockTake,
)
from desktop_app.engine.export.stock_export import export_stock_take
from desktop_app.errors import VitrineError

_ACTOR = Actor("Ada", "till-2")
_UNIT = CountedUnit(1, False, (Sighting(5, 0),))
_BY_HAND = StockEntry("keep", 4, 4, 3, Actor("Bo", "office"), "2026-11-27T10:00:00Z")
_RESULT = StockResult(
    StockTake(1, "", 1, _ACTOR, "2026-11-27T08:00:00Z"),
    (
        StockLine(Product(1, "=A1", "Tea"), (_UNIT,), 3),
        StockLine(Product(2, "B", "Jam"), (), 3, _BY_HAND),
    ),
    (CountedUnit(None, False, (Sighting(5, 1),)),),
    {5: StockPhoto(5, "hash", "/photos/shelf.jpg", (), _ACTOR, "2026-11-27T09:00:00Z")},
)


def test_a_table_has_a_row_for_each_product_and_unknown_thing(tmp_path: Path) -> None:
    file = tmp_path / "stock.csv"
    assert export_stock_take(_RESULT, file) == 3
    rows = list(csv.DictReader(file.read_text(encoding="utf-8-sig").splitlines()))
    first, second, unknown = rows
    assert first["SKU"] == "'=A1"
    assert (first["Counted"], first["Stock"], first["Difference"]) == ("1", "3", "-2")
    assert (first["State"], first["Decision"]) == ("Missing units", "Open")
    assert (first["Counted by"], first["Station"]) == ("Ada", "till-2")
    assert first["Photos"] == "shelf.jpg"
    assert (second["Counted"], second["Decision"]) == ("4", "Keep the stock")
    assert (second["Counted by"], second["Date and time"]) == ("Bo", "2026-11-27T10:00:00Z")
    assert (unknown["SKU"], unknown["State"]) == ("", "Not in the catalogue")


def test_a_workbook_has_numbers(tmp_path: Path) -> None:
    file = tmp_path / "stock.xlsx"
    export_stock_take(_RESULT, file)
    sheet = load_workbook(file).active
    assert sheet is not None
    assert sheet["E2"].value == 1
    assert sheet["H2"].value == -2


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="has the suffix of no format"):
        export_stock_take(_RESULT, tmp_path / "stock.pdf")
    with pytest.raises(VitrineError):
        export_stock_take(_RESULT, tmp_path / "gone" / "stock.csv")
