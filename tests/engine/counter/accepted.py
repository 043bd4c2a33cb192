"""Accepted products for tests."""

from datetime import UTC, date, datetime
from decimal import Decimal

from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.code import Amount, CodeContents
from desktop_app.domain.product import Product
from desktop_app.domain.tally import TallyLine
from desktop_app.engine.counter.till_entry import TillEntry, till_entry

CUP = Product(1, "C-1", "Red cup", "Mokk", "Cups", Decimal("4.50"), "EUR", "4006381333931")
APPLES = Product(2, "A-2", "Apples", "", "Fruit", Decimal("2.99"), "EUR")
TEA = Product(3, "T-3", "Tea", "", "", Decimal("980"), "JPY")
GIFT = Product(4, "G-4", "Gift")
WHEN = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def accepted(product: Product, code: CodeContents | None = None) -> AcceptedProduct:
    codes = () if code is None else (code,)
    return AcceptedProduct(product, "match", 0.97, WHEN, codes=codes)


def label(weight_kg: str = "", price: str = "", count: int | None = None) -> CodeContents:
    amount = Amount(
        Decimal(weight_kg) if weight_kg else None, Decimal(price) if price else None, count
    )
    return CodeContents("2100002012501", ("2",), amount=amount)


def batch(number: str, best_before: date | None = None) -> CodeContents:
    return CodeContents("]C101…", ("4006381333931",), batch=number, best_before=best_before)


def entry(
    entry_id: str = "e1", product: Product = CUP, code: CodeContents | None = None
) -> TillEntry:
    return till_entry(TallyLine("l1", accepted(product, code)), entry_id, "Till 1")
