from datetime import date

from desktop_app.domain.code import CodeContents


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
