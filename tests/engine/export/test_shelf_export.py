"""A shelf and its differences from a plan as tables."""

import csv
from pathlib import Path

import pytest

from desktop_app.engine.counting.shelf_comparison import compare_shelf
from desktop_app.engine.export.shelf_export import export_differences, export_shelf
from desktop_app.errors import VitrineError
from tests.engine.counting.shelf_units import SAME_PLACE, shelf


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))


def test_the_whole_shelf_is_written_by_board(tmp_path: Path) -> None:
    file = tmp_path / "shelf.csv"
    assert export_shelf(shelf("AAB  C", "?"), file) == 5
    heading, *rows = _rows(file)
    assert heading[:2] == ["Board", "SKU"]
    assert [(row[0], row[1], *row[5:]) for row in rows] == [
        *(("1", "A", "2", ""), ("1", "B", "1", ""), ("1", "", "0", "2"), ("1", "C", "1", "")),
        ("2", "", "1", ""),
    ]


def test_differences_are_written_with_their_counts(tmp_path: Path) -> None:
    comparison = compare_shelf(shelf("AABBC"), shelf("AA  C?"), SAME_PLACE)
    file = tmp_path / "changes.csv"
    assert export_differences(comparison, "=Aisle 3", file) == 2
    heading, *rows = _rows(file)
    assert heading[1] == "State"
    assert [row[:3] for row in rows] == [["1", "Missing", "B"], ["1", "New", ""]]
    assert rows[0][6:10] == ["2", "0", "", "yes"]
    assert rows[1][8] == "yes"
    # No spreadsheet takes the name for a formula.
    assert rows[0][10] == "'=Aisle 3"


def test_only_tables_are_written(tmp_path: Path) -> None:
    file = tmp_path / "shelf.txt"
    with pytest.raises(VitrineError, match="has the suffix of no format"):
        export_shelf(shelf("A"), file)
    assert not file.exists()
    assert export_shelf(shelf("A"), tmp_path / "shelf.xlsx") == 1
