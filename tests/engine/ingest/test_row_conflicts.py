"""A row that contradicts an earlier row of its SKU is rejected with a reason."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.engine.ingest.row_conflicts import mark_conflicting_rows
from desktop_app.errors import Message


def _row(line: int, sku: str, **values: Any) -> ImportRow:
    return ImportRow(line, sku, values, [Path(f"{line}.png")])


def _reasons(rows: Sequence[ImportRow]) -> dict[int, str]:
    marked = list(mark_conflicting_rows(rows))
    assert [row.line for row in marked] == [row.line for row in rows]
    return {row.line: str(row.error) for row in marked if row.error}


def test_another_value_is_a_conflict_with_the_first_line() -> None:
    rows = [_row(2, "A", name="Cup"), _row(3, "A", name="Cup"), _row(4, "A", name="Mug")]
    assert _reasons(rows) == {4: "A is already on line 2 with a different name."}


def test_a_conflicting_row_has_no_pictures() -> None:
    _, second = mark_conflicting_rows([_row(2, "A", name="Cup"), _row(3, "A", name="Mug")])
    assert second.pictures == ()


def test_all_fields_that_differ_are_named() -> None:
    first = _row(2, "A", name="Cup", price=Decimal(4), gtin="1", brand="Mok")
    second = _row(3, "A", name="Mug", price=Decimal(5), gtin="2", brand="Mok")
    assert _reasons([first, second]) == {
        3: "A is already on line 2 with a different name, price and GTIN."
    }


def test_only_the_fields_of_the_first_conflicting_line_are_named() -> None:
    rows = [
        _row(2, "A", name="Cup"),
        _row(3, "A", price=Decimal(4)),
        _row(4, "A", name="Mug", price=Decimal(5)),
    ]
    assert _reasons(rows) == {4: "A is already on line 2 with a different name."}


def test_later_rows_may_fill_empty_fields() -> None:
    rows = [
        _row(2, "A", name="Cup"),
        _row(3, "A", brand="Mok", name=""),
        _row(4, "A", brand="Mokk"),
    ]
    assert _reasons(rows) == {4: "A is already on line 3 with a different brand."}


def test_the_values_of_a_rejected_row_do_not_count() -> None:
    rows = [
        _row(2, "A", name="Cup"),
        _row(3, "A", name="Mug", brand="Mok"),
        _row(4, "A", brand="Mokk"),
    ]
    assert list(_reasons(rows)) == [3]


def test_equal_prices_may_be_written_differently() -> None:
    rows = [_row(2, "A", price=Decimal("44.90")), _row(3, "A", price=Decimal("44.9"))]
    assert _reasons(rows) == {}


def test_custom_columns_and_other_skus_do_not_conflict() -> None:
    rows = [
        _row(2, "A", name="Cup", attributes={"number": "1"}),
        _row(3, "A", attributes={"number": "2"}),
        _row(4, "B", name="Mug"),
    ]
    assert _reasons(rows) == {}


def test_rows_with_an_error_are_passed_on() -> None:
    broken = ImportRow(2, "A", {"name": "Cup"}, error=Message("The price x is not a number."))
    assert _reasons([broken, _row(3, "A", name="Mug")]) == {2: "The price x is not a number."}
