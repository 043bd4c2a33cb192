"""Kept answers for tests."""

import secrets
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from desktop_app.domain.code import CodeContents
from desktop_app.domain.kept_answer import KeptAnswer, OfferedProduct
from desktop_app.domain.product import Product

CUP = Product(
    *(1, "C-1", "Red cup", "Mokk", "Cups", Decimal("4.50"), "EUR", "4006381333931"),
    attributes={"name_zh": "红色杯子", "colour": "red"},
)
MUG = Product(2, "M-2", "Blue mug", "Mokk", "Cups", Decimal("5.25"), "EUR")
TEA = Product(3, "T-3", "=HYPERLINK(1)", price=Decimal(980), currency="JPY")
CODE = CodeContents(
    "]C101…", ("4006381333931",), "4006381333931", batch="B-17", best_before=date(2026, 12, 24)
)
WHEN = datetime(2026, 11, 26, 9, 30, tzinfo=UTC)


def answer(*products: Product, minutes: float = 0, **values: Any) -> KeptAnswer:
    """Return the answer that offers some products, CUP and MUG if none is named."""
    offered = tuple(
        OfferedProduct(product, 0.9 - 0.2 * rank, 10 + product.id)
        for rank, product in enumerate(products or (CUP, MUG))
    )
    made = KeptAnswer(
        secrets.token_hex(16), WHEN + timedelta(minutes=minutes), "Till 1", "check", offered
    )
    return replace(made, **values)
