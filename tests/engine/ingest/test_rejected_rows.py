"""Rejected rows are read again, corrected, and imported alone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.row_selection import RowSelection
from desktop_app.engine.ingest.rejected_rows import RejectedRows
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import VitrineError
from desktop_app.progress import Job
from tests.conftest import DrawPicture

Finish = Callable[[Job[Any]], Any]

LINES = (
    "Spring list;;;;",
    "Art. no.;Name;Price;EAN;Picture",
    "A1;Apple;1.299,00;;a.png",
    ";Bread;2,50;;b.png",
    "C1;Cherry;soon;123;gone.png",
    "A1;Apple;9.999,00;;c.png",
)


@pytest.fixture
def table(tmp_path: Path, draw_picture: DrawPicture) -> Path:
    """Return a table with three rows that cannot be used as they are."""
    folder = tmp_path / "list"
    for seed, name in enumerate("abc"):
        draw_picture(folder / f"{name}.png", seed)
    (folder / "list.csv").write_text("\n".join(LINES), encoding="utf-8")
    return folder / "list.csv"


def _rows(workspace: Workspace, table: Path) -> RejectedRows:
    rows = workspace.catalogue.rejected_rows(table)
    assert rows is not None
    return rows


def test_a_row_is_shown_with_its_problems_by_column(workspace: Workspace, table: Path) -> None:
    rows = _rows(workspace, table)
    row = rows.row(4)
    other = rows.row(5)
    assert row is not None
    assert other is not None
    assert row.headings == ("Art. no.", "Name", "Price", "EAN", "Picture")
    assert row.cells == ("", "Bread", "2,50", "", "b.png")
    assert [(one.column, str(one.reason)) for one in row.problems] == [(0, "The SKU is missing.")]
    assert [(one.column, str(one.reason)) for one in other.problems] == [
        (2, "The price soon cannot be read."),
        (3, "123 is not a GTIN; it is kept as text."),
        (4, "gone.png does not exist."),
    ]


def test_a_corrected_row_is_checked(workspace: Workspace, table: Path, finish: Finish) -> None:
    rows = _rows(workspace, table)
    assert rows.checked(4, ("B1", "Bread", "2,50", "", "b.png")).problems == ()
    finish(workspace.import_products(table))
    product_id = workspace.catalogue.store.products.ids_by_sku(["C1"])["C1"]
    assert rows.checked(5, ("C1", "Cherry", "3,-", "", "")).product_id == product_id


def test_the_line_of_headings_is_no_row(workspace: Workspace, table: Path) -> None:
    assert _rows(workspace, table).row(2) is None


def test_a_line_that_is_gone_is_an_error(workspace: Workspace, table: Path) -> None:
    with pytest.raises(VitrineError, match="has no line 40"):
        _rows(workspace, table).row(40)


def test_only_the_selected_rows_are_imported(
    workspace: Workspace, table: Path, finish: Finish
) -> None:
    first = finish(workspace.import_products(table))
    assert (first.added, sorted(one.line for one in first.rejected)) == (2, [4, 5, 6])
    selection = RowSelection(frozenset({4, 6}), {4: ("B1", "Bread", "1.500,00", "", "b.png")})
    report = finish(workspace.import_products(table, selection=selection))
    assert (report.added, report.updated, report.pictures) == (1, 0, 1)
    # It still contradicts line 3, which is not imported again.
    assert [one.line for one in report.rejected] == [6]
    found = workspace.catalogue.store.products.by_sku(["A1", "B1"])
    assert [f"{found[sku].price}" for sku in ("A1", "B1")] == ["1299.00", "1500.00"]


def test_other_pictures_of_the_product_stay(
    workspace: Workspace, table: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    table.write_text("sku,name,image\nA1,Apple,a.png\nA1,Apple,later.png\n", encoding="utf-8")
    finish(workspace.import_products(table))
    draw_picture(table.parent / "later.png", 9)
    report = finish(workspace.import_products(table, selection=RowSelection(frozenset({3}))))
    assert (report.pictures, report.removed, report.rejected) == (1, 0, ())
    assert workspace.status().pictures == 2


def test_a_folder_has_no_rows(workspace: Workspace, table: Path) -> None:
    assert workspace.catalogue.rejected_rows(table.parent) is None


def test_the_name_of_a_missing_picture_goes_with_its_cell(
    workspace: Workspace, table: Path, finish: Finish
) -> None:
    finish(workspace.import_products(table))
    (before,) = workspace.catalogue.store.products.by_sku(["C1"]).values()
    assert "gone.png" in before.attributes.values()
    corrected = {5: ("C1", "Cherry", "3,00", "", "")}
    finish(workspace.import_products(table, selection=RowSelection(frozenset({5}), corrected)))
    (after,) = workspace.catalogue.store.products.by_sku(["C1"]).values()
    assert "gone.png" not in after.attributes.values()
