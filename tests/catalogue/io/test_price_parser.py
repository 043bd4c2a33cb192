from decimal import Decimal

import pytest

from desktop_app.catalogue.io.price_parser import parse_price, price_value


@pytest.mark.parametrize(
    ("text", "value", "currency"),
    [
        *(("12.90", "12.90", ""), ("12,90", "12.90", ""), ("1.299,00", "1299", "")),
        *(("1,299.00", "1299", ""), ("1,299", "1299", ""), ("1'299.50", "1299.5", "")),
        *(("1’299.50", "1299.5", ""), ("1 299,50 €", "1299.5", "EUR"), ("¥88", "88", "CNY")),
        *(("88元", "88", "CNY"), ("USD 7.20", "7.2", "USD"), ("5.-", "5", ""), ("5,--", "5", "")),
        *(("5.– €", "5", "EUR"), ("1.299,-", "1299", ""), ("149:-", "149", "SEK")),
        *(("1\u00a0299,00\u00a0€", "1299", "EUR"), ("1\u202f299,5 €", "1299.5", "EUR")),
        *(
            ("1\u2009299", "1299", ""),
            ("1,00,000.00", "100000", ""),
            ("₹1,00,000", "100000", "INR"),
        ),
        *(("Rs. 1,299/-", "1299", "INR"), ("９．９０", "9.9", ""), ("￥6．50", "6.5", "CNY")),
        *(("１，２９９．００", "1299", ""), ("3.00元/罐", "3", "CNY"), ("2.98/斤", "2.98", "")),
        *(("¥5.98/斤", "5.98", "CNY"), ("人民币3.5", "3.5", "CNY"), ("3块5", "3.5", "CNY")),
        *(("3元5角", "3.5", "CNY"), ("NT$45", "45", "TWD"), ("RMB 12", "12", "CNY")),
        *(
            ("R$ 1.299,90", "1299.9", "BRL"),
            ("19,99 zł", "19.99", "PLN"),
            ("1 299 Kč", "1299", "CZK"),
        ),
        *(
            ("Rp 15.000", "15000", "IDR"),
            ("1.250 KWD", "1.25", "KWD"),
            ("12.50 Euro", "12.5", "EUR"),
        ),
        *(("3,49 €/kg", "3.49", "EUR"), ("3.49 per kg", "3.49", ""), ("£.99", "0.99", "GBP")),
        *(("99¢", "0.99", "USD"), ("$5 CAD", "5", "CAD"), ("1.234.567,89", "1234567.89", "")),
        *(("0,500", "0.5", ""), ("00,500", "0.5", ""), ("12,3456", "12.3456", ""), ("0", "0", "")),
    ],
)
def test_the_formats_of_the_world_are_parsed(text: str, value: str, currency: str) -> None:
    price = parse_price(text)
    assert price is not None
    assert price_value(price, None) == Decimal(value)
    assert price.currency == currency


@pytest.mark.parametrize("text", ["面议", "Price on request", "auf Anfrage", "n/a", "-", "TBD"])
def test_on_request_is_no_price(text: str) -> None:
    price = parse_price(text)
    assert price is not None
    assert price.number == ""


@pytest.mark.parametrize(
    "text",
    [
        *("NaN", "-3", "1.2.x", "Infinity", "EUR", "cheap", "12 90", "1.2.3", "3-5", "2 for 5"),
        *("2024-01-05", "abc 12", "1,2,3"),
    ],
)
def test_other_text_is_not_a_price(text: str) -> None:
    assert parse_price(text) is None


def test_the_column_decides_where_the_number_does_not() -> None:
    price = parse_price("1.299")
    assert price is not None
    assert price_value(price, ",") == 1299
    assert price_value(price, ".") == Decimal("1.299")
