"""The contents of a file tell what it is, not its suffix."""

from pathlib import Path

import pytest
from xlsxwriter import Workbook

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.table_kind import actual_suffix
from desktop_app.errors import VitrineError


def _workbook(file: Path) -> Path:
    book = Workbook(str(file.with_suffix(".xlsx")))
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["sku", "name"])
    sheet.write_number(1, 0, 7, book.add_format({"num_format": "000"}))
    book.close()
    return file.with_suffix(".xlsx").rename(file)


@pytest.mark.parametrize("name", ["shop.csv", "shop.xls", "shop.ods"])
def test_a_workbook_with_another_suffix_is_read(tmp_path: Path, name: str) -> None:
    file = _workbook(tmp_path / name)
    assert actual_suffix(file) == ".xlsx"
    assert [row.sku for row in open_source(file).rows()] == ["007"]


@pytest.mark.parametrize("name", ["shop.xls", "shop.xlsx"])
def test_a_text_with_the_suffix_of_a_workbook_is_read(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.write_text("sku\tname\nA1\tTea\n")
    assert [row.sku for row in open_source(file).rows()] == ["A1"]


@pytest.mark.parametrize(
    "contents",
    [
        b"<html><table><tr><td>sku</td></tr></table></html>",
        b"\xef\xbb\xbf<?xml version='1.0'?><Workbook/>",
        b"%PDF-1.7 sku,name",
    ],
)
def test_pages_and_documents_are_refused_with_the_next_step(
    tmp_path: Path, contents: bytes
) -> None:
    file = tmp_path / "shop.xls"
    file.write_bytes(contents)
    with pytest.raises(VitrineError, match="is a page or a document"):
        open_source(file)


def test_a_heading_in_angle_brackets_is_a_text(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("<sku>,name\nA1,Tea\n")
    assert actual_suffix(file) == ".csv"
