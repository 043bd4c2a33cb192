import csv
import zipfile
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.io import table_writers
from desktop_app.catalogue.io.table_reader import Table
from desktop_app.catalogue.io.table_writers import (
    Cell,
    csv_writer,
    xlsx_writer,
)
from desktop_app.errors import VitrineError

FORMULAS = (
    *("=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1+1"),
    *('=HYPERLINK("http://x","y")', "＝1+1", "＋1", "－1", "＠x", "-", "=cmd|' /C calc'!A0"),
)


def _csv(file: Path, *rows: Sequence[Cell]) -> list[list[str]]:
    with csv_writer(file) as write:
        for row in rows:
            write(row)
    with file.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_a_csv_file_starts_with_a_byte_order_mark(tmp_path: Path) -> None:
    _csv(tmp_path / "a.csv", ("靴子", "Größe; 42"))
    assert (tmp_path / "a.csv").read_bytes() == "\ufeff靴子,Größe; 42\r\n".encode()


@pytest.mark.parametrize("text", FORMULAS)
def test_a_csv_cell_is_never_a_formula(tmp_path: Path, text: str) -> None:
    ((cell,),) = _csv(tmp_path / "a.csv", (text,))
    assert cell.lstrip(" ").startswith("'")
    assert cell.replace("'", "") == text.replace("'", "")


def test_text_after_another_separator_is_never_a_formula(tmp_path: Path) -> None:
    ((cell,),) = _csv(tmp_path / "a.csv", ("boot;=1+1\t@x",))
    assert cell == "boot;'=1+1\t'@x"


def test_numbers_stay_numbers_in_a_csv_file(tmp_path: Path) -> None:
    ((*cells,),) = _csv(tmp_path / "a.csv", (-1, 0.25, Decimal("1E+2"), None, "-12", "+4,5", "a-b"))
    assert cells == ["-1", "0.25", "100", "", "-12", "+4,5", "a-b"]


def test_line_breaks_and_quotes_stay_in_their_cell(tmp_path: Path) -> None:
    rows = _csv(tmp_path / "a.csv", ('12" pan,\r\nred', "b"))
    assert rows == [['12" pan,\r\nred', "b"]]


def test_a_workbook_has_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    with xlsx_writer(file) as write:
        write(("text", "number"))
        for text in (*FORMULAS, "http://x.example", "0012", "{=1}", "靴子"):
            write((text, Decimal("12.90")))
        write((None, -1))
    with zipfile.ZipFile(file) as parts:
        names = parts.namelist()
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert not any("externalLink" in name or "rels" in name for name in names if "sheets/" in name)
    assert sheet.count("<v>12.9</v>") == len(FORMULAS) + 4
    lines = [values for _, values in Table(file).lines()]
    assert lines[0] == ("=1+1", "12.90")
    assert ("0012", "12.90") in lines
    assert lines[-1] == ("", "-1")


def test_a_workbook_with_too_many_rows_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_writers, "_MAX_ROWS", 2)
    with xlsx_writer(tmp_path / "a") as write:
        write(("x",))
        write(("x",))
        with pytest.raises(VitrineError, match="2 rows at most"):
            write(("x",))


def test_a_workbook_that_cannot_be_written_raises_its_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), xlsx_writer(tmp_path / "gone" / "a.xlsx") as write:
        write(("x",))


@pytest.mark.parametrize(
    "price", ["1299.00", "0.10", "1299", "0.125", "-5.50", "12345678901234567.89", "1.234"]
)
def test_a_number_keeps_its_decimals_in_a_workbook(tmp_path: Path, price: str) -> None:
    file = tmp_path / "a.xlsx"
    with xlsx_writer(file) as write:
        write(("sku", "price"))
        write(("A", Decimal(price)))
    (line,) = [values for _, values in Table(file).lines()]
    assert line == ("A", price)
