"""The preview shows the first lines and the recognised columns of an import source."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_preview import TableLine
from desktop_app.engine.ingest.table_preview import count_sheet_rows, preview_table
from desktop_app.errors import VitrineError
from tests.conftest import DrawPicture


def test_a_table_shows_its_first_lines_and_how_it_is_read(tmp_path: Path) -> None:
    lines = [f"P-{number};Café {number};x" for number in range(300)]
    table = tmp_path / "shop.csv"
    text = "\n".join(["Spring list", "", "Art. no.;Name;Shelf", *lines])
    table.write_bytes(text.encode("cp1252"))
    preview = preview_table(table)
    assert preview.columns == ("Art. no.", "Name", "Shelf")
    assert preview.lines[0] == TableLine(1, ("Spring list",))
    assert preview.lines[1:3] == (
        TableLine(3, ("Art. no.", "Name", "Shelf")),
        TableLine(4, ("P-0", "Café 0", "x")),
    )
    assert len(preview.lines) == 60
    assert (preview.header_row, preview.encoding, preview.delimiter) == (3, "cp1252", ";")
    assert preview.mapping["name"] == "Name"
    assert "Shelf" not in preview.mapping.values()


def test_the_lines_around_a_chosen_line_of_headings_are_shown(tmp_path: Path) -> None:
    table = tmp_path / "shop.csv"
    table.write_text("\n".join(f"P-{number},x" for number in range(1, 300)))
    preview = preview_table(table, TableOptions(header_row=100))
    assert preview.columns == ("P-100", "x")
    assert [preview.lines[0].number, preview.lines[-1].number] == [80, 139]


def test_long_cells_are_cut(tmp_path: Path) -> None:
    table = tmp_path / "shop.csv"
    table.write_text("sku,name\nA," + 10_000 * "x")
    assert len(preview_table(table).lines[1].cells[1]) == 401


def test_the_sheets_of_a_workbook_are_listed(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active.title = "Notes"
    workbook.active.sheet_state = "hidden"
    for name, rows in (("Spring", 3), ("Empty", 0)):
        sheet = workbook.create_sheet(name)
        for number in range(rows):
            sheet.append([f"A{number}", "Apple"] if number else ["sku", "name"])
    workbook.save(tmp_path / "shop.xlsx")
    preview = preview_table(tmp_path / "shop.xlsx")
    assert (preview.sheet, preview.sheets) == ("Spring", ("Notes", "Spring", "Empty"))
    assert preview.hidden_sheets == {"Notes"}
    counts = [count_sheet_rows(tmp_path / "shop.xlsx", name) for name in preview.sheets]
    assert counts == [0, 3, 0]


def test_a_folder_shows_its_first_pictures(tmp_path: Path, draw_picture: DrawPicture) -> None:
    draw_picture(tmp_path / "folder" / "Toys" / "ball.png", 1)
    preview = preview_table(tmp_path / "folder")
    assert preview.columns == ()
    assert preview.lines == (TableLine(1, (str(Path("Toys", "ball.png")),)),)


def test_other_files_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("hello")
    with pytest.raises(VitrineError):
        preview_table(tmp_path / "notes.pdf")
