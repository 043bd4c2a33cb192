"""The preview shows the first rows and the recognised columns of an import source."""

from pathlib import Path

import pytest

from desktop_app.engine.ingest.table_preview import preview_table
from desktop_app.errors import VitrineError
from tests.conftest import DrawPicture


def test_a_table_shows_its_first_rows_and_its_mapping(tmp_path: Path) -> None:
    lines = [f"P-{number},Product {number},x" for number in range(30)]
    table = tmp_path / "shop.csv"
    table.write_text("\n".join(["Art. no.,Name,Shelf", *lines]), encoding="utf-8")
    preview = preview_table(table)
    assert preview.columns == ("Art. no.", "Name", "Shelf")
    assert preview.rows[0] == ("P-0", "Product 0", "x")
    assert len(preview.rows) == 8
    assert preview.mapping["name"] == "Name"
    assert "Shelf" not in preview.mapping.values()


def test_a_folder_shows_its_first_pictures(tmp_path: Path, draw_picture: DrawPicture) -> None:
    draw_picture(tmp_path / "folder" / "Toys" / "ball.png", 1)
    preview = preview_table(tmp_path / "folder")
    assert preview.columns == ()
    assert preview.rows == ((str(Path("Toys", "ball.png")),),)


def test_other_files_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.pdf").write_text("hello")
    with pytest.raises(VitrineError):
        preview_table(tmp_path / "notes.pdf")
