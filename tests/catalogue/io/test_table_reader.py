from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.catalogue.io.table_reader import Table
from desktop_app.errors import VitrineError


def _table(tmp_path: Path, data: bytes, name: str = "shop.csv") -> Table:
    file = tmp_path / name
    file.write_bytes(data)
    return Table(file)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_chinese_is_read_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    table = _table(tmp_path, "货号,名称\nA1,红色皮鞋\n".encode(encoding))
    assert table.headings == ("货号", "名称")
    assert list(table.lines()) == [(2, ("A1", "红色皮鞋"))]


def test_western_european_text_is_not_read_as_chinese(tmp_path: Path) -> None:
    table = _table(tmp_path, "sku;name\nA1;Größe für Füße, café\n".encode("cp1252"))
    assert list(table.lines()) == [(2, ("A1", "Größe für Füße, café"))]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_delimiters_are_recognised(tmp_path: Path, delimiter: str) -> None:
    table = _table(tmp_path, f"sku{delimiter}name\nA1{delimiter}Boot\n".encode())
    assert list(table.lines()) == [(2, ("A1", "Boot"))]


def test_lines_have_the_numbers_of_the_file(tmp_path: Path) -> None:
    table = _table(tmp_path, b'\nsku,text\n\nA1,"two\nlines"\nA2,one\n')
    assert table.headings == ("sku", "text")
    assert list(table.lines()) == [(4, ("A1", "two\nlines")), (6, ("A2", "one"))]
    assert table.count() == 2


def test_a_workbook_is_read_as_a_spreadsheet_shows_it(tmp_path: Path) -> None:
    file = tmp_path / "shop.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(1, 0, ["sku", "gtin", "price"])
    sheet.write_row(2, 0, ["A1", 4006381333931, 12.5])
    sheet.write_row(3, 0, ["A2", "", 19.990000000000002])
    book.close()
    table = Table(file)
    assert table.headings == ("sku", "gtin", "price")
    assert list(table.lines()) == [
        (3, ("A1", "4006381333931", "12.5")),
        (4, ("A2", "", "19.99")),
    ]


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\n,,\n\n", "is empty"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n\0\0\0", "is not a table"),
        ("broken.xlsx", b"PK\x03\x04 and nothing more", "is not a table"),
    ],
)
def test_a_file_that_is_not_a_table_is_refused(
    tmp_path: Path, name: str, data: bytes, sentence: str
) -> None:
    with pytest.raises(VitrineError, match=sentence) as caught:
        _table(tmp_path, data, name)
    assert name in str(caught.value)


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"gone\.csv cannot be read"):
        Table(tmp_path / "gone.csv")
