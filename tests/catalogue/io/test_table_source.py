from decimal import Decimal
from pathlib import Path

import pytest
import xlsxwriter

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.domain.table_options import TableOptions
from desktop_app.errors import VitrineError


def _rows(tmp_path: Path, text: str, *, pictures_root: Path | None = None) -> list[ImportRow]:
    file = tmp_path / "shop.csv"
    file.write_text(text, encoding="utf-8")
    return list(open_source(file, pictures_root=pictures_root).rows())


def test_a_row_has_its_fields_and_unknown_columns(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name,price,colour,image\nA1,Boot,9.90,red,p/boot.jpg\n")
    assert row.error is None
    assert (row.line, row.sku) == (2, "A1")
    assert row.values == {"name": "Boot", "price": Decimal("9.90"), "attributes": {"colour": "red"}}
    assert list(row.pictures) == [tmp_path / "p" / "boot.jpg"]


def test_relative_picture_paths_start_at_the_given_root(tmp_path: Path) -> None:
    root = tmp_path / "elsewhere"
    (row,) = _rows(tmp_path, "sku,image\nA1,sub\\a.jpg|/absolute/b.jpg\n", pictures_root=root)
    assert list(row.pictures) == [root / "sub" / "a.jpg", Path("/absolute/b.jpg")]


def test_empty_cells_give_no_values(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name,price,image\nA1,,,\n")
    assert row.values == {}
    assert list(row.pictures) == []


def test_empty_cells_beyond_the_headings_are_ignored(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name\nA1,Boot,,\n")
    assert row.error is None


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (",Boot,1", "The SKU is missing."),
        ("A1,Boot,1,299", "The row has more cells than the line of headings."),
    ],
)
def test_an_unusable_row_has_an_error_and_the_next_one_is_read(
    tmp_path: Path, line: str, sentence: str
) -> None:
    rows = _rows(tmp_path, f"sku,name,price\n{line}\nA2,Shoe,2\n")
    assert str(rows[0].error) == sentence
    assert rows[0].line == 2
    assert rows[1].error is None


def test_a_given_mapping_replaces_the_recognised_columns(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("sku,our key\n1,A1\n")
    (row,) = open_source(file, mapping={"sku": "our key"}).rows()
    assert row.sku == "A1"
    assert row.values == {"attributes": {"sku": "1"}}


def test_the_preview_has_a_value_for_each_heading(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("sku,name\nA1\nA2,Boot\nA3,Shoe\n")
    source = open_source(file)
    assert source.count() == 3
    assert source.preview_lines(2) == [("A1", ""), ("A2", "Boot")]


def test_a_table_without_a_sku_column_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"No column of shop\.csv is the SKU"):
        _rows(tmp_path, "colour\nred\n")


def test_a_mapping_to_a_missing_column_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("sku\nA1\n")
    with pytest.raises(VitrineError, match="has no column Article"):
        open_source(file, mapping={"sku": "Article"})


def test_further_sheets_with_products_are_a_warning(tmp_path: Path) -> None:
    file = tmp_path / "shop.xlsx"
    book = xlsxwriter.Workbook(str(file))
    for name in ("Tea", "Cups", "Notes", "Old"):
        sheet = book.add_worksheet(name)
        if name == "Notes":
            sheet.write_row(0, 0, ["All prices with tax"])
        else:
            sheet.write_row(0, 0, ["sku", "name"])
            sheet.write_row(1, 0, [f"{name}-1", name])
    sheet.hide()
    book.close()
    source = open_source(file)
    assert [row.sku for row in source.rows()] == ["Tea-1"]
    (warning,) = source.warnings()
    assert "Only the sheet Tea is imported; these have products too: Cups." in str(warning.reason)
    chosen = open_source(file, options=TableOptions(sheet="Cups"))
    assert [row.sku for row in chosen.rows()] == ["Cups-1"]
    assert list(chosen.warnings()) == []
