"""A workbook that is read in the child process is the same, and its crash is one sentence."""

import os
import signal
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.catalogue.io import isolated_workbook
from desktop_app.catalogue.io.isolated_workbook import WORKER, IsolatedWorkbook
from desktop_app.catalogue.io.table_reader import Table
from desktop_app.catalogue.io.workbook_reader import NumberText, WorkbookReader
from desktop_app.errors import VitrineError
from desktop_app.isolation.worker import Crashed, OutOfMemory, OutOfTime, Worker

ROWS = 25_000


def write(file: Path, rows: int, *, first: str = "sku") -> Path:
    """Write a workbook of three sheets; the second has a row of headings and ``rows`` more."""
    with xlsxwriter.Workbook(str(file), {"constant_memory": True}) as book:
        book.add_worksheet("Notes").hide()
        sheet = book.add_worksheet("Products")
        sheet.set_first_sheet()
        sheet.activate()
        sheet.write_row(0, 0, [first, "name", "price"])
        for row in range(1, rows + 1):
            sheet.write_row(row, 0, [f"P-{row}", f"茶 {row}", row / 4])
        book.add_worksheet("More").write_row(0, 0, ["sku", "name", "price"])
    return file


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("book") / "shop.xlsx", ROWS)


def test_all_rows_are_those_of_the_reader(workbook: Path) -> None:
    here, isolated = WorkbookReader(workbook, None), IsolatedWorkbook(workbook, None)
    assert isolated.sheet == here.sheet == "Products"
    assert isolated.sheets == here.sheets
    assert isolated.hidden_sheets == here.hidden_sheets == {"Notes"}
    assert isolated.other_tables() == tuple(here.other_tables()) == ("More",)
    assert not isolated.is_further_table()
    assert IsolatedWorkbook(workbook, "More").is_further_table()
    for _ in range(2):
        rows = list(isolated.rows())
        assert rows == list(here.rows())
        assert [type(cell) for cell in rows[1][1]] == [str, str, NumberText]


def test_rows_can_be_read_at_several_places(workbook: Path) -> None:
    isolated = IsolatedWorkbook(workbook, None)
    first, second = isolated.rows(), isolated.rows()
    assert len(list(islice(first, 20_000))) == 20_000
    assert next(second)[1][0] == "sku"
    assert [number for number, _ in first] == list(range(20_001, ROWS + 2))
    assert [number for number, _ in second] == list(range(2, ROWS + 2))


def test_reading_goes_on_in_a_new_child(workbook: Path) -> None:
    rows = IsolatedWorkbook(workbook, None).rows()
    start = list(islice(rows, 100))
    child = WORKER.process_id
    assert child is not None
    os.kill(child, signal.SIGTERM)
    assert [number for number, _ in [*start, *rows]] == list(range(1, ROWS + 2))


def test_a_workbook_that_was_saved_meanwhile_is_read_again(tmp_path: Path) -> None:
    file = write(tmp_path / "shop.xlsx", 3)
    assert IsolatedWorkbook(file, None).rows().__next__()[1][0] == "sku"
    write(file, 4, first="article number")
    assert IsolatedWorkbook(file, None).rows().__next__()[1][0] == "article number"


@pytest.mark.skipif(sys.platform != "linux", reason="names on Linux are bytes")
def test_the_name_may_be_no_text(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff\xfe.xlsx"))
    write(tmp_path / "shop.xlsx", 1).rename(file)
    assert Table(file).headings == ("sku", "name", "price")
    file.write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(VitrineError, match="not a table that can be read"):
        IsolatedWorkbook(file, None)


@pytest.fixture
def small_worker(monkeypatch: pytest.MonkeyPatch) -> Iterator[Worker]:
    """Give reading 5 MB."""
    worker = Worker("desktop_app.catalogue.io.workbook_child", 5_000_000)
    monkeypatch.setattr(isolated_workbook, "WORKER", worker)
    yield worker
    worker.close()


@pytest.mark.skipif(sys.platform != "linux", reason="a limit of Linux")
def test_a_workbook_that_needs_too_much_memory_is_one_sentence(
    workbook: Path, small_worker: Worker, tmp_path: Path
) -> None:
    with pytest.raises(VitrineError, match="damaged or too large") as caught:
        list(IsolatedWorkbook(workbook, None).rows())
    assert caught.value.as_line() == (
        "shop.xlsx cannot be read: it is damaged or too large; Divide it, or save it as a CSV file"
    )
    assert Table(write(tmp_path / "small.xlsx", 5)).count() == 5


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [(OutOfTime, "takes too long"), (OutOfMemory, "too large"), (Crashed, "damaged or too large")],
)
def test_each_failure_has_a_sentence_with_the_name(
    workbook: Path, monkeypatch: pytest.MonkeyPatch, failure: type[Exception], sentence: str
) -> None:
    class FailingWorker:
        def call(self, *arguments: object, **options: object) -> object:
            raise failure

    monkeypatch.setattr(isolated_workbook, "WORKER", FailingWorker())
    with pytest.raises(VitrineError, match=sentence) as caught:
        Table(workbook)
    assert str(caught.value).startswith("shop.xlsx ")
    assert caught.value.hint is not None


def test_a_file_that_is_gone_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"gone.xlsx cannot be read"):
        Table(tmp_path / "gone.xlsx")
