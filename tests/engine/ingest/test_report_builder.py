"""The numbers of rows in the report add up."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop_app.engine.workspace import Workspace


def test_every_row_is_counted_once(
    workspace: Workspace, tmp_path: Path, finish: Callable[[Any], Any]
) -> None:
    table = tmp_path / "shop.csv"
    table.write_text(
        "sku,name,brand,price\nA1,Tea,Nord,1\nA2,Cup,Nord,2\nA1,Tea,Nord,\nA1,Other,Nord,1\n"
        ",Pot,Nord,3\n\nDrinks,,,\nTotal,,,6\n"
    )
    report = finish(workspace.import_products(table))
    assert (report.rows, report.added, report.further_rows) == (7, 2, 1)
    assert (report.rejected_rows, report.skipped_rows) == (2, 2)
    assert [rejection.is_skipped for rejection in report.rejected] == [False, False, True, True]
    again = finish(workspace.import_products(table))
    assert (again.rows, again.unchanged, again.further_rows) == (7, 2, 1)


def test_a_row_without_its_picture_is_told_from_one_that_is_not_imported(
    workspace: Workspace, tmp_path: Path, finish: Callable[[Any], Any]
) -> None:
    table = tmp_path / "shop.csv"
    table.write_text("sku,name,image\nA1,Tea,gone.png\n,Cup,\n")
    report = finish(workspace.import_products(table))
    assert [(one.line, one.is_picture) for one in report.rejected] == [(2, True), (3, False)]
