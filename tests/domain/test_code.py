from datetime import date

import pytest

from desktop_app.domain.code import CodeContents, gtin_in


def contents(best_before: date | None = None, use_by: date | None = None) -> CodeContents:
    return CodeContents("1", ("1",), best_before=best_before, use_by=use_by)


def test_a_product_is_past_from_the_day_after_its_date() -> None:
    today = date(2026, 11, 26)
    assert not contents(best_before=today).is_past(today)
    assert contents(best_before=date(2026, 11, 25)).is_past(today)


def test_the_earlier_of_two_dates_counts() -> None:
    early, late = date(2026, 11, 1), date(2027, 1, 1)
    assert contents(best_before=late, use_by=early).is_past(date(2026, 11, 26))


def test_a_product_without_a_date_is_never_past() -> None:
    assert not contents().is_past(date(2099, 1, 1))


@pytest.mark.parametrize(
    ("scan", "gtin"),
    [
        ("4006381333931", "4006381333931"),
        (" 4006381333931 ", "4006381333931"),
        ("]C1010400638133393110A1", "04006381333931"),
        ("(01)04006381333931(10)A1", "04006381333931"),
        ("https://id.example/01/04006381333931/10/A1", "04006381333931"),
        ("A-100", "A-100"),
    ],
)
def test_the_gtin_of_a_scan(scan: str, gtin: str) -> None:
    assert gtin_in(scan) == gtin
