"""Pictures in the cells of a workbook become pictures of their row's product."""

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import xlsxwriter

from desktop_app.engine.workspace import Workspace

Finish = Callable[[Any], Any]
DrawPicture = Callable[..., Path]


def test_pictures_over_and_in_cells_are_imported(
    workspace: Workspace, tmp_path: Path, draw_picture: DrawPicture, finish: Finish
) -> None:
    files = [draw_picture(tmp_path / "drawn" / f"{seed}.png", seed) for seed in range(4)]
    table = tmp_path / "shop.xlsx"

    def write(first: Path) -> None:
        with xlsxwriter.Workbook(table) as book:
            sheet = book.add_worksheet()
            for row, values in enumerate((("sku", "name", "image"), ("A1", "Tea"), ("A2", "Bag"))):
                sheet.write_row(row, 0, values)
            sheet.insert_image(1, 2, "p.png", {"image_data": io.BytesIO(first.read_bytes())})
            sheet.insert_image(1, 3, "p.png", {"image_data": io.BytesIO(files[1].read_bytes())})
            sheet.embed_image(2, 2, "p.png", {"image_data": io.BytesIO(files[2].read_bytes())})

    write(files[0])
    report = finish(workspace.import_products(table))
    assert (report.added, report.pictures, report.rejected, report.warnings) == (2, 3, (), ())
    found = [workspace.identify(file).hits[0].product.sku for file in files[:3]]
    assert found == ["A1", "A1", "A2"]
    folder = workspace.catalogue.store.picture_folder
    assert len(list(folder.iterdir())) == 3

    again = finish(workspace.import_products(table))
    assert (again.unchanged, again.pictures) == (2, 0)
    write(files[3])
    changed = finish(workspace.import_products(table))
    assert (changed.updated, changed.pictures, changed.removed) == (1, 1, 1)
