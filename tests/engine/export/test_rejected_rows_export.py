"""Rejected rows are saved with their reasons, and imported again as they are."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from desktop_app.catalogue.io.table_reader import Table
from desktop_app.engine.export.rejected_rows_export import export_rejected_rows
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import Job
from tests.conftest import DrawPicture

Finish = Callable[[Job[Any]], Any]

LINES = (
    "Spring list;;;;",
    "Art. no.;Name;Price;EAN;Picture",
    "A1;Apple;1.299,00;;a.png",
    ";Bread;2.500;;b.png",
    "C1;'=Cherry;3;;gone.png",
)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    file = tmp_path / "list.csv"
    file.write_text("\n".join(LINES), encoding="utf-8")
    return file


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_the_file_has_the_rows_and_is_read_like_the_table(
    table: Path, suffix: str, language: str
) -> None:
    file = table.with_name(f"rest{suffix}")
    reasons = {4: "The SKU is missing.", 5: "gone.png does not exist."}
    assert export_rejected_rows(Table(table), reasons, file, language=language) == 2
    saved = Table(file)
    assert saved.is_excerpt
    assert saved.headings == Table(table).headings
    assert [list(cells) for _, cells in saved.lines()] == [
        ["", "Bread", "2.500", "", "b.png"],
        ["C1", "=Cherry", "3", "", "gone.png"],
    ]


def test_the_reasons_are_in_the_last_column(table: Path) -> None:
    file = table.with_name("rest.xlsx")
    export_rejected_rows(Table(table), {5: "gone.png does not exist."}, file)
    rows = list(load_workbook(file).worksheets[0].values)
    assert rows[0] == ("Art. no.", "Name", "Price", "EAN", "Picture", "Why not imported")
    assert rows[1][-1] == "gone.png does not exist."


def test_numbers_of_a_workbook_stay_numbers(tmp_path: Path) -> None:
    workbook = Workbook()
    for row in (["sku", "price"], [17, 1.299], ["007", 5]):
        workbook.active.append(row)
    workbook.save(tmp_path / "list.xlsx")
    file = tmp_path / "rest.xlsx"
    export_rejected_rows(Table(tmp_path / "list.xlsx"), {2: "x", 3: "y"}, file)
    assert list(load_workbook(file).worksheets[0].values)[1:] == [(17, 1.299, "x"), ("007", 5, "y")]


def test_an_imported_excerpt_replaces_and_misses_nothing(
    workspace: Workspace, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    for seed, name in enumerate(("a", "b")):
        draw_picture(tmp_path / f"{name}.png", seed)
    table = tmp_path / "shop.csv"
    table.write_text("sku,name,image\nA1,Apple,a.png\nA1,Apple,later.png\nB1,Bread,b.png\n")
    finish(workspace.import_products(table))
    file = tmp_path / "rest.csv"
    export_rejected_rows(Table(table), {3: "later.png does not exist."}, file)
    draw_picture(tmp_path / "later.png", 7)
    report = finish(workspace.import_products(file))
    assert (report.added, report.pictures, report.removed, report.rejected) == (0, 1, 0, ())
    assert not any("Why" in warning.column for warning in report.warnings)
    assert workspace.status().pictures == 3


def test_a_folder_that_cannot_be_written_is_an_error(table: Path) -> None:
    with pytest.raises(VitrineError, match="There is no folder"):
        export_rejected_rows(Table(table), {4: "x"}, table.parent / "missing" / "rest.csv")
