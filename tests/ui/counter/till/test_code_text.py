from datetime import date
from decimal import Decimal

import pytest

from desktop_app.domain.code import Amount, CodeContents
from desktop_app.ui.counter.till.code_text import code_details

TODAY = date(2026, 11, 26)


@pytest.mark.usefixtures("english")
def test_amount_batch_and_dates_are_shown() -> None:
    code = CodeContents(
        "x",
        ("x",),
        amount=Amount(weight_kg=Decimal("1.25")),
        batch="B1",
        best_before=date(2026, 11, 26),
        use_by=date(2026, 11, 25),
    )
    details = code_details(code, "EUR", TODAY)
    assert [(detail.text, detail.is_warning) for detail in details] == [
        ("1.250 kg", False),
        ("Batch B1", False),
        ("Use by 11/25/26: past", True),
        ("Best before 11/26/26", False),
    ]


@pytest.mark.usefixtures("english")
def test_the_price_on_a_label_has_its_currency() -> None:
    code = CodeContents("x", ("x",), amount=Amount(price=Decimal("7.13")))
    assert code_details(code, "€", TODAY)[0].text == "€7.13 on the label"
    assert code_details(CodeContents("x", ("x",)), "€", TODAY) == []
