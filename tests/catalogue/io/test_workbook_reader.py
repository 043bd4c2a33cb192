from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from desktop_app.catalogue.io.workbook_reader import NumberText, WorkbookReader
from desktop_app.errors import VitrineError


def _read(
    tmp_path: Path, build: Callable[[Any], None], sheet: str | None = None
) -> list[tuple[int, tuple[str, ...]]]:
    file = tmp_path / "shop.xlsx"
    book = xlsxwriter.Workbook(file)
    build(book)
    book.close()
    return list(WorkbookReader(file, sheet).rows())


def test_numbers_are_as_the_cell_shows_them(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        sheet = book.add_worksheet()
        for column, (code, number) in enumerate(
            [("00000", 123), ("0.00", 3.5), ('"A-"000', 7), ("General", 4006381333931)]
        ):
            sheet.write_number(0, column, number, book.add_format({"num_format": code}))

    ((_, cells),) = _read(tmp_path, build)
    assert cells == ("00123", "3.50", "A-007", "4006381333931")
    assert all(isinstance(cell, NumberText) for cell in cells)


def _two_sheets(book: Any) -> None:
    hidden = book.add_worksheet("Old")
    hidden.write(0, 0, "old")
    hidden.hide()
    book.add_worksheet("Empty")
    shown = book.add_worksheet("Products")
    shown.write(0, 0, "new")
    shown.set_first_sheet()
    shown.activate()


def test_the_first_visible_sheet_with_rows_is_read(tmp_path: Path) -> None:
    assert _read(tmp_path, _two_sheets) == [(1, ("new",))]


@pytest.mark.parametrize("name", ["Old", "old", "1"])
def test_a_sheet_can_be_chosen_by_name_or_number(tmp_path: Path, name: str) -> None:
    assert _read(tmp_path, _two_sheets, name) == [(1, ("old",))]


def test_a_missing_sheet_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="has no sheet Prices") as caught:
        _read(tmp_path, _two_sheets, "Prices")
    assert "Old, Empty, Products" in str(caught.value.hint)


def test_the_value_of_merged_cells_counts_for_all(tmp_path: Path) -> None:
    def build(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_column(0, 0, ["A1", "A2", "A3"])
        sheet.write_column(0, 3, ["x", "y", "z"])
        sheet.merge_range(0, 1, 1, 2, "Tea")

    assert _read(tmp_path, build) == [
        (1, ("A1", "Tea", "Tea", "x")),
        (2, ("A2", "Tea", "Tea", "y")),
        (3, ("A3", "", "", "z")),
    ]


@pytest.mark.parametrize("corner", [(1_048_575, 16_383), (1_048_575, 29)])
def test_a_cell_far_outside_takes_no_memory(tmp_path: Path, corner: tuple[int, int]) -> None:
    def build(book: Any) -> None:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sku", "name"])
        sheet.write(*corner, "x")

    rows = _read(tmp_path, build)
    assert rows[0][1][:2] == ("sku", "name")
    assert [number for number, _ in rows] == [1, corner[0] + 1]


def test_a_cell_whose_formula_has_failed_is_not_empty(tmp_path: Path) -> None:
    file = tmp_path / "shop.xlsx"
    book = xlsxwriter.Workbook(str(file))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["sku", "price"])
    sheet.write(1, 0, "A1")
    sheet.write_formula(1, 1, "=NA()", None, "#N/A")
    book.close()
    assert [cells for _, cells in WorkbookReader(file, None).rows()][1] == ("A1", "#N/A")


def test_the_address_in_an_image_formula_is_the_text_of_its_cell(tmp_path: Path) -> None:
    file = tmp_path / "shop.xlsx"
    address = "https://shop.example/1.png?a=1&b=2"
    formulas = (
        f'=_xlfn.IMAGE("{address}")',
        f'=IMAGE("{address}", "Tea", 0)',
        f'=IFERROR(__xludf.DUMMYFUNCTION("IMAGE(""{address}"")"),"")',
        "=IMAGE(A1)",
    )
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["sku", "image"])
        for row, formula in enumerate(formulas, start=1):
            sheet.write_string(row, 0, f"A{row}" + " " * 3000)
            sheet.write_formula(row, 1, formula, value="#VALUE!")
        for row in range(5, 200):
            sheet.write_string(row, 0, f"A{row}")
            sheet.write_formula(row, 1, f'=_xlfn.IMAGE("{address}{"x" * 1900}{row}")', value="")
    cells = [cells[1] for _, cells in WorkbookReader(file, None).rows()]
    assert cells[1:4] == [address] * 3
    assert cells[4] == "#N/A"
    assert cells[5:] == [f"{address}{'x' * 1900}{row}" for row in range(5, 200)]
