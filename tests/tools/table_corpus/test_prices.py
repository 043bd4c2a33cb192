"""The prices, words and bar codes of the corpus are read right, each by itself."""

from decimal import Decimal

import pytest

from desktop_app.catalogue.gtin import gtins_in
from desktop_app.catalogue.io.price_column import PriceColumn
from tools.table_corpus.prices import BAR_CODES, NO_PRICES, PRICES, UNREADABLE


@pytest.mark.parametrize(("text", "value", "currency"), PRICES)
def test_prices(text: str, value: str, currency: str | None) -> None:
    column = PriceColumn(",", "")
    column.add(text)
    values = column.values(text, "")
    assert values is not None
    assert values["price"] == Decimal(value)
    assert currency is None or values["currency"] == currency


@pytest.mark.parametrize("text", NO_PRICES)
def test_words_that_say_that_there_is_no_price(text: str) -> None:
    assert PriceColumn(",", "").values(text, "") == {}


@pytest.mark.parametrize("text", UNREADABLE)
def test_texts_that_are_no_price(text: str) -> None:
    assert PriceColumn(",", "").values(text, "") is None


@pytest.mark.parametrize(("text", "gtin"), BAR_CODES)
def test_bar_codes(text: str, gtin: str | None) -> None:
    # A formula for a text is read by the reader of CSV files.
    found = gtins_in(text.removeprefix("=").strip('"'))
    assert (found[0] if found else None) == gtin
