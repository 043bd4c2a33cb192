"""Prices, words instead of prices, and bar codes, as tables of the world write them."""

from decimal import Decimal
from random import Random
from typing import Any, Final

from tools.table_corpus.case import Case
from tools.table_corpus.files import csv_bytes

# As written, the value, the currency; each stands alone in its table.
PRICES: Final[tuple[tuple[str, str, str | None], ...]] = (
    ("Rp 15.000", "15000", "IDR"),
    ("Rp15.000,-", "15000", "IDR"),
    ("15.000 ₫", "15000", "VND"),
    ("15.000đ", "15000", "VND"),
    ("Rs. 1,299/-", "1299", "INR"),
    ("₹ 1,29,999.00", "129999", "INR"),
    ("1.299,00 TL", "1299", "TRY"),
    ("₺1.299,00", "1299", "TRY"),
    ("฿1,290.00", "1290", "THB"),
    ("1 299,90 ₽", "1299.90", "RUB"),
    ("1 299,90 руб.", "1299.90", "RUB"),
    ("1299 руб. 50 коп.", "1299.50", "RUB"),
    ("12 руб 5 коп", "12.05", "RUB"),
    ("12,90 € / Stk.", "12.90", "EUR"),
    ("ab 12,90 €", "12.90", "EUR"),
    ("from $12.50", "12.50", "USD"),
    ("From: £5", "5", "GBP"),
    ("€12,-", "12", "EUR"),
    ("DKK 99,95", "99.95", "DKK"),
    ("99:-", "99", "SEK"),
    ("99:50", "99.50", None),
    ("kr. 99,50", "99.50", None),
    ("$1,299.00 USD", "1299", "USD"),
    ("USD1,299.00", "1299", "USD"),
    ("1299 Ft", "1299", "HUF"),
    ("1 299,- Ft", "1299", "HUF"),
    ("12,90 € inkl. MwSt.", "12.90", "EUR"),
    ("12,90 EUR zzgl. MwSt.", "12.90", "EUR"),
    ("¥1,280(税込)", "1280", None),
    ("1,280円", "1280", "JPY"),
    ("1,280円（税込）", "1280", "JPY"),
    ("12.90*", "12.90", None),
    ("12€90", "12.90", "EUR"),
    ("12 € 90", "12.90", "EUR"),
    ("١٢٫٥٠ ر.س", "12.50", "SAR"),
    ("۱۲٬۵۰۰", "12500", None),
    ("0,00 €", "0", "EUR"),
    (".99", "0.99", None),
    ("AU$ 12.50", "12.50", "AUD"),
    ("C$12.50", "12.50", "CAD"),
    ("12.50 AED", "12.50", "AED"),
    ("S/ 12.50", "12.50", "PEN"),
    ("12,50 lei", "12.50", "RON"),
    ("12.50 лв.", "12.50", "BGN"),
    ("125 Kč s DPH", "125", "CZK"),
    ("VK: 12,90", "12.90", None),
    ("Preis: 12,90 EUR", "12.90", "EUR"),
    ("EUR 1.299,--", "1299", "EUR"),
    ("1'299.– CHF", "1299", "CHF"),
    ("CHF 12.–", "12", "CHF"),
    ("12.90 / kg", "12.90", None),
    ("12,90/m²", "12.90", None),
    ("12,90 je 100 g", "12.90", None),
    ("12.90 per dozen", "12.90", None),
    ("12,90 €/Paar", "12.90", "EUR"),
    ("RM 12.90", "12.90", "MYR"),
    ("NT$ 1,290", "1290", "TWD"),
    ("港币12.5", "12.50", "HKD"),
    ("12.5元/500g", "12.50", "CNY"),
    ("￥12.5起", "12.50", None),
    ("每斤3.5元", "3.50", "CNY"),
    ("零售价：12.5", "12.50", None),
    ("12元5角", "12.50", "CNY"),
    ("12块", "12", "CNY"),
    ("1.2万", "12000", None),
)
NO_PRICES: Final = (
    "TBA",
    "t.b.d.",
    "n/a",
    "NA",
    "–",
    "---",
    "auf Anfrage",
    "Preis auf Anfrage",
    "a.A.",
    "price on application",
    "POA",
    "call",
    "Call for price",
    "sur demande",
    "nous consulter",
    "prezzo su richiesta",
    "a consultar",
    "consultar precio",
    "op aanvraag",
    "na dotaz",
    "cena na zapytanie",
    "na zapytanie",
    "цена по запросу",
    "договорная",
    "по договоренности",
    "fiyat sorunuz",
    "ask for price",
    "request quote",
    "RFQ",
    "market price",
    "时价",
    "時價",
    "电议",
    "待定",
    "请咨询",
    "咨询客服",
    "価格はお問い合わせください",
    "お問い合わせ",
    "오픈가",
    "오픈프라이스",
    "オープン価格",
    "オープンプライス",
    "ausverkauft",
    "variable",
    "Variable",
    "k.A.",
    "sob consulta",
    "pris på förfrågan",
    "hinta pyydettäessä",
    "liên hệ",
    "kontakt",
)
UNREADABLE: Final = (
    "cheap",
    "12.90-15.90",
    "2 for 5",
    "12..5",
    "1.2.3",
    "12.90 or 13",
    "siehe Katalog",
    "-5.00",
)
BAR_CODES: Final[tuple[tuple[str, str | None], ...]] = (
    ("4006381333931.0", "4006381333931"),
    ("4 006381 333931", "4006381333931"),
    ("EAN 4006381333931", "4006381333931"),
    ("EAN: 4006381333931", "4006381333931"),
    ("4006381333931;96385074", "4006381333931"),
    ("4006381333931, 96385074", "4006381333931"),
    ("4006381333931/96385074", "4006381333931"),
    ("'4006381333931", "4006381333931"),
    ('="4006381333931"', "4006381333931"),
    ("４００６３８１３３３９３１", "4006381333931"),
    ("4006381333931\u200b", "4006381333931"),
    ("400-638-133393-1", "4006381333931"),
    ("(01)04006381333931", "04006381333931"),
    ("no barcode", None),
    ("0", None),
    ("4006381333930", None),
    ("9780306406157", "9780306406157"),
    ("978-0-306-40615-7", "9780306406157"),
    ("0-306-40615-2", None),
)


def single_price(rng: Random) -> Case:
    """A price with the words and signs of a country."""
    text, value, currency = rng.choice(PRICES)
    values: dict[str, Any] = {"price": Decimal(value)}
    if currency is not None:
        values["currency"] = currency
    data = csv_bytes([("sku", "name", "price"), ("T1", "Tea", text)], rng.choice(",;\t"))
    return Case(f"price {text}", ".csv", data, {"T1": values}, warnings=0)


def no_price(rng: Random) -> Case:
    """Words that say that there is no price, and texts that are none."""
    is_said = rng.random() < 0.8
    text = rng.choice(NO_PRICES if is_said else UNREADABLE)
    data = csv_bytes([("sku", "name", "price"), ("T1", "Tea", text), ("T2", "Cup", "5.00")])
    expected: dict[str, dict[str, Any]] = {
        "T1": {"name": "Tea", "price": None},
        "T2": {"price": Decimal(5)},
    }
    return Case(f"no price: {text}", ".csv", data, expected, warnings=0 if is_said else 1)


def bar_code(rng: Random) -> Case:
    """One or several bar codes in a cell, with words beside them."""
    text, gtin = rng.choice(BAR_CODES)
    data = csv_bytes([("sku", "name", "ean"), ("T1", "Tea", text)])
    return Case(f"bar code {text}", ".csv", data, {"T1": {"gtin": gtin}})
