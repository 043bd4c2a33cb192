"""Reading tables off the GUI thread."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from pytestqt.qtbot import QtBot

from desktop_app.domain.table_options import TableOptions
from desktop_app.ui.importing.table_loader import TableLoader
from desktop_app.ui.shell.main_window import MainWindow


@pytest.fixture
def loader(window: MainWindow) -> TableLoader:
    return TableLoader(window.client, window)


def test_the_latest_options_win(loader: TableLoader, tmp_path: Path, qtbot: QtBot) -> None:
    table = tmp_path / "list.csv"
    table.write_text("sku;name\nA1;Apple\n", encoding="utf-8")
    columns: list[tuple[str, ...]] = []
    loader.loaded.connect(lambda preview: columns.append(preview.columns))
    loader.load(table, TableOptions(delimiter=","))
    loader.load(table, TableOptions())
    qtbot.waitUntil(lambda: bool(columns))
    assert columns == [("sku", "name")]


def test_the_rows_of_all_sheets_are_counted(
    loader: TableLoader, tmp_path: Path, qtbot: QtBot
) -> None:
    workbook = Workbook()
    workbook.active.append(["sku", "name"])
    workbook.create_sheet("More").append(["sku", "name"])
    workbook["More"].append(["A1", "Apple"])
    workbook.save(tmp_path / "list.xlsx")
    counts: list[dict[str, int]] = []
    loader.row_counts_loaded.connect(counts.append)
    loader.load(tmp_path / "list.xlsx", TableOptions())
    qtbot.waitUntil(lambda: bool(counts) and len(counts[-1]) == 2)
    assert counts[-1] == {"Sheet": 1, "More": 2}


def test_a_table_that_is_new_has_no_layout(
    loader: TableLoader, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "list.csv"
    table.write_text("K,What\nA1,Apple\n", encoding="utf-8")
    with qtbot.waitSignal(loader.layout_found) as found:
        loader.find_layout(table)
    assert found.args == [None]
    with qtbot.waitSignal(loader.suppliers_listed) as listed:
        loader.list_suppliers()
    assert listed.args == [[]]


def test_an_error_is_told(loader: TableLoader, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(loader.failed) as failed:
        loader.load(tmp_path / "gone.csv", TableOptions())
    assert "gone.csv" in str(failed.args[0])
