from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.import_sources import open_source


def _rows(tmp_path: Path, text: str) -> list[ImportRow]:
    file = tmp_path / "shop.csv"
    file.write_text(text, encoding="utf-8")
    return list(open_source(file).rows())


def test_an_unreadable_price_is_a_warning(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name,price,currency\nA1,Boot,cheap,EUR\n")
    assert row.error is None
    assert row.values == {"name": "Boot", "currency": "EUR"}
    (warning,) = row.warnings
    assert (warning.line, warning.column) == (2, "price")
    assert str(warning.reason) == "The price cheap cannot be read."


def test_a_text_that_is_no_gtin_becomes_an_attribute(tmp_path: Path) -> None:
    first, second = _rows(tmp_path, "sku,EAN,UPC\nA1,4.00638E+12,036000291452\nA2,n/a,\n")
    assert first.values == {"gtin": "036000291452", "attributes": {"EAN": "4.00638E+12"}}
    assert second.values == {"attributes": {"EAN": "n/a"}}
    assert [warning.column for warning in first.warnings] == ["EAN"]
    # It says that there is no number.
    assert not second.warnings


def test_skus_and_names_are_normalised(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name\nＭＺ００２,Mo\u0308bel\n")
    assert row.sku == "MZ002"
    assert row.values["name"] == "Möbel"


def test_equal_headings_keep_their_values(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,colour,colour\nA1,red,blue\n")
    assert row.values["attributes"] == {"colour": "red", "colour (2)": "blue"}


def test_a_text_over_the_whole_row_is_no_product(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name,brand\nDrinks,Drinks,Drinks\n")
    assert str(row.error) == "The row is a title, not a product."


def test_lost_letters_are_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_bytes("sku,name\nA1,Größe\nA2,Füße\n".encode() + b"A3,Gr\xf6\xdfe\n")
    rows = list(open_source(file).rows())
    assert [[warning.column for warning in row.warnings] for row in rows] == [[], [], ["name"]]


def test_tags_of_web_pages_are_removed_from_descriptions(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,description\nA1,<p>Soft &amp; warm</p><p>5 < 6</p>\n")
    assert row.values["description"] == "Soft & warm\n5 < 6"


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#DIV/0!", "#NV", "#NAME?"])
def test_a_formula_that_has_failed_gives_no_value_and_removes_none(
    tmp_path: Path, error: str
) -> None:
    row, _ = _rows(tmp_path, f"sku,name,price,brand\nA1,{error},{error},\nA2,Cup,5,Nord\n")
    assert row.values == {}
    assert dict(row.empty_fields) == {"brand": "brand"}
    assert [warning.column for warning in row.warnings] == ["name", "price"]


def test_a_sku_that_became_a_date_is_a_warning(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name\n2026-01-05,Screw\n")
    assert row.sku == "2026-01-05"
    assert "is a date" in str(row.warnings[0].reason)


@pytest.mark.parametrize(
    ("heading", "price"),
    [
        ("price_cents", "12.90"),
        ("Price (cents)", "12.90"),
        ("价格(分)", "12.90"),
        ("price", "1290"),
    ],
)
def test_prices_in_cents(tmp_path: Path, heading: str, price: str) -> None:
    (row,) = _rows(tmp_path, f"sku,name,{heading}\nA1,Tea,1290\n")
    assert row.values["price"] == Decimal(price)


def test_a_doubtful_price_in_a_column_with_both_marks_is_told(tmp_path: Path) -> None:
    rows = _rows(tmp_path, "sku;price\nA1;12.90\nA2;3.20\nA3;15,50\nA4;1.299\n")
    assert [len(row.warnings) for row in rows] == [0, 0, 0, 1]


def test_texts_without_end_are_cut_or_rejected(tmp_path: Path) -> None:
    endless = "x" * 200_000
    headings = "sku,name,price,currency,description,colour"
    lines = [f"{endless},Boot", f"A1,{endless},{'9' * 200_000},{endless},{endless},{endless}"]
    rejected, cut = _rows(tmp_path, "\n".join([headings, *lines]))
    assert str(rejected.error) == "The SKU is longer than 200 characters."
    values = {name: len(value) for name, value in cut.values.items() if name != "attributes"}
    assert values == {"name": 1000, "currency": 12, "description": 100_000}
    assert len(cut.values["attributes"]["colour"]) == 100_000
    reasons = {warning.column: str(warning.reason) for warning in cut.warnings}
    assert reasons.pop("price").endswith("… cannot be read.")
    assert reasons == {
        name: f"The text is cut: it is longer than {count} characters."
        for name, count in (*values.items(), ("colour", 100_000))
    }


def test_what_utf_8_cannot_encode_is_replaced_and_told(tmp_path: Path) -> None:
    file = tmp_path / "shop.json"
    file.write_text(r'[{"sku": "A1", "name": "caf\udce9", "si\udce9": "x"}]', encoding="utf-8")
    (row,) = open_source(file).rows()
    assert row.values == {"name": "caf�", "attributes": {"si�": "x"}}
    assert [warning.column for warning in row.warnings] == ["name"]
