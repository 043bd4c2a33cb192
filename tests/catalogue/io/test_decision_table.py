from pathlib import Path

import pytest

from desktop_app.catalogue.io.decision_table import DecisionLine, DecisionTable
from desktop_app.errors import VitrineError


def _table(tmp_path: Path, text: str) -> DecisionTable:
    file = tmp_path / "decisions.csv"
    file.write_text(text, encoding="utf-8")
    return DecisionTable(file)


def test_columns_are_found_in_any_order(tmp_path: Path) -> None:
    table = _table(tmp_path, "note,SKU_B,Decision,sku_a\nx,B,Merge,A\ny,D,later,C\n")
    assert table.count() == 2
    assert list(table.lines()) == [
        DecisionLine(2, "merge", "A", "B"),
        DecisionLine(3, "later", "C", "D"),
    ]


def test_an_unusable_line_has_a_reason_and_the_next_one_is_read(tmp_path: Path) -> None:
    text = "decision,sku_a,sku_b\nsame,A,B\n,A,B\nmerge,A,\nmerge,A,B,C\nmerge,A,B\n"
    *errors, last = _table(tmp_path, text).lines()
    assert [(error[0], str(error[1])) for error in errors if isinstance(error, tuple)] == [
        (2, "The decision same is not merge, variant, different or later."),
        (3, "The decision – is not merge, variant, different or later."),
        (4, "The SKU is missing."),
        (5, "The row has more cells than the line of headings."),
    ]
    assert last == DecisionLine(6, "merge", "A", "B")


def test_a_missing_column_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"decisions\.csv has no column sku_b"):
        _table(tmp_path, "decision,sku_a\nmerge,A\n")
