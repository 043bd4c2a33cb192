"""The stock of a product is found among its attributes, and read as a whole number."""

import pytest

from desktop_app.domain.stock import stock_heading, stock_number, stock_of


@pytest.mark.parametrize(
    ("headings", "found"),
    [
        (["colour", "Stock"], "Stock"),
        (["Qty", "stock_quantity"], "stock_quantity"),
        (["In stock?", "Variant Inventory Qty"], "Variant Inventory Qty"),
        (["规格", "库存", "单位"], "库存"),
        (["Lagerbestand"], "Lagerbestand"),
        (["colour", "stocking"], None),
        ([], None),
    ],
)
def test_the_attribute_is_known_by_its_name(headings: list[str], found: str | None) -> None:
    assert stock_heading(headings) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        (" 12 ", 12),
        ("-3", -3),
        ("12.0000", 12),
        ("12,00", 12),
        ("1,200", 1200),
        ("1.200 pcs", 1200),
        ("１２", 12),
        ("12件", 12),
        ("0", 0),
        ("12.5", None),
        ("", None),
        ("many", None),
        ("9" * 40, None),
    ],
)
def test_a_number_is_read_as_shops_write_it(text: str, number: int | None) -> None:
    assert stock_number(text) == number


def test_a_product_without_the_attribute_has_no_known_stock() -> None:
    assert stock_of({"stock": "4"}, "stock") == 4
    assert stock_of({}, "stock") is None
    assert stock_of({"stock": "4"}, None) is None
