from collections.abc import Sequence
from decimal import Decimal

import pytest

from desktop_app.catalogue.io.price_column import PriceColumn
from desktop_app.catalogue.io.workbook_reader import NumberText


def _prices(texts: Sequence[str], delimiter: str = ",") -> list[Decimal]:
    column = PriceColumn(delimiter, "")
    for text in texts:
        column.add(text)
    return [(column.values(text, "") or {})["price"] for text in texts]


def test_one_clear_price_explains_the_others() -> None:
    assert _prices(["12,90", "1.299 €", "15.000", "0,500"]) == [
        *(Decimal("12.90"), Decimal(1299), Decimal(15000), Decimal("0.5"))
    ]
    assert _prices(["12.90", "1.299"]) == [Decimal("12.90"), Decimal("1.299")]
    assert _prices(["1.234.567", "1.299"]) == [Decimal(1234567), Decimal(1299)]


def test_a_semicolon_between_cells_tells_of_decimal_commas() -> None:
    assert _prices(["1.299"], ";") == [Decimal(1299)]


def test_numbers_of_a_workbook_need_no_explanation() -> None:
    assert _prices([NumberText("1.299"), "2.599,00", "1.299"]) == [
        *(Decimal("1.299"), Decimal(2599), Decimal(1299))
    ]


def test_the_currency_column_wins_and_the_heading_comes_last() -> None:
    column = PriceColumn(",", "CHF")
    assert column.values("$5", "CAD") == {"price": Decimal(5), "currency": "CAD"}
    assert column.values("$5", "") == {"price": Decimal(5), "currency": "USD"}
    assert column.values("5", "RMB") == {"price": Decimal(5), "currency": "CNY"}
    assert column.values("5", "") == {"price": Decimal(5), "currency": "CHF"}
    assert column.values("", "CAD") == {"currency": "CAD"}
    assert column.values("", "") == {}


@pytest.mark.parametrize("text", ["cheap", "-3"])
def test_other_text_gives_no_values(text: str) -> None:
    assert PriceColumn(",", "").values(text, "EUR") is None


def test_only_an_unexplained_point_is_doubtful() -> None:
    column = PriceColumn(",", "")
    assert column.is_doubtful("1.299", "")
    assert not column.is_doubtful("1.299 €", "")
    assert not column.is_doubtful("12.90", "")
    assert not column.is_doubtful("1.250", "KWD")


@pytest.mark.parametrize(
    ("texts", "delimiter", "value"),
    [
        # A single price of three decimals, as an export has written it.
        (["1.299"], ",", "1.299"),
        # Saved again by a program of another country.
        (["1.299", "12,90"], ",", "1299"),
        (["1.299"], ";", "1299"),
    ],
)
def test_the_prices_of_an_export_have_points(
    texts: Sequence[str], delimiter: str, value: str
) -> None:
    column = PriceColumn(delimiter, "", is_own_export=True)
    for text in texts:
        column.add(text)
    assert column.values(texts[0], "EUR") == {"price": Decimal(value), "currency": "EUR"}


def test_a_number_that_is_too_large_is_no_price() -> None:
    column = PriceColumn(",", "")
    assert column.values("9" * 40, "EUR") is None
    assert column.values("9" * 15, "EUR") == {"price": Decimal("9" * 15), "currency": "EUR"}
    # Long fractions come from computed cells.
    assert column.values("12." + "3" * 40, "")
