"""Rows come out of tables and folders; what cannot be used says why."""

import errno
import os
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.io.import_sources import Row, open_source
from desktop_app.errors import VitrineError


def _rows(tmp_path: Path, text: str, *, pictures_root: Path | None = None) -> list[Row]:
    file = tmp_path / "shop.csv"
    file.write_text(text, encoding="utf-8")
    return list(open_source(file, pictures_root=pictures_root).rows())


def test_a_row_has_its_fields_and_keeps_unknown_columns(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name,price,colour,image\nA1,Boot,9.90,red,p/boot.jpg\n")
    assert row.fault is None
    assert (row.line, row.sku) == (2, "A1")
    assert row.values == {"name": "Boot", "price": Decimal("9.90"), "attributes": {"colour": "red"}}
    assert list(row.pictures) == [tmp_path / "p" / "boot.jpg"]


def test_picture_paths_count_from_the_root_given(tmp_path: Path) -> None:
    root = tmp_path / "elsewhere"
    (row,) = _rows(tmp_path, "sku,image\nA1,sub\\a.jpg|/absolute/b.jpg\n", pictures_root=root)
    assert list(row.pictures) == [root / "sub" / "a.jpg", Path("/absolute/b.jpg")]


def test_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name,price,image\nA1,,,\n")
    assert row.values == {}
    assert list(row.pictures) == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (",Boot,1", "The SKU is missing."),
        ("A1,Boot,cheap", "The price cheap is no number."),
        ("A1,Boot,1,299", "The row has more cells than the line of headings."),
    ],
)
def test_a_row_that_cannot_be_used_says_why(tmp_path: Path, line: str, sentence: str) -> None:
    rows = _rows(tmp_path, f"sku,name,price\n{line}\nA2,Shoe,2\n")
    assert str(rows[0].fault) == sentence
    assert rows[0].line == 2
    assert rows[1].fault is None


@pytest.mark.parametrize(
    ("written", "price", "currency"),
    [
        ("12.90", "12.90", None),
        ("12,90", "12.90", None),
        ("1.299,00", "1299.00", None),
        ("1,299.00", "1299.00", None),
        ("1,299", "1299", None),
        ("1'299.50", "1299.50", None),
        ("1 299,50 €", "1299.50", "EUR"),
        ("¥88", "88", "CNY"),
        ("USD 7.20", "7.20", "USD"),
    ],
)
def test_prices_as_people_write_them(
    tmp_path: Path, written: str, price: str, currency: str | None
) -> None:
    (row,) = _rows(tmp_path, f'sku,price\nA1,"{written}"\n')
    assert row.values["price"] == Decimal(price)
    assert row.values.get("currency") == currency


@pytest.mark.parametrize("written", ["NaN", "-3", "1.2.x", "Infinity", "EUR"])
def test_a_price_that_is_none_is_refused(tmp_path: Path, written: str) -> None:
    (row,) = _rows(tmp_path, f"sku,price\nA1,{written}\n")
    assert row.fault is not None


def test_a_mapping_overrules_what_is_recognised(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("sku,our key\n1,A1\n")
    (row,) = open_source(file, mapping={"sku": "our key"}).rows()
    assert row.sku == "A1"
    assert row.values == {"attributes": {"sku": "1"}}


def test_a_table_without_a_key_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"No column of shop\.csv is the SKU"):
        _rows(tmp_path, "colour\nred\n")


def test_a_mapping_to_a_column_that_is_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "shop.csv"
    file.write_text("sku\nA1\n")
    with pytest.raises(VitrineError, match="has no column Article"):
        open_source(file, mapping={"sku": "Article"})


def _folder(tmp_path: Path, *names: str) -> list[Row]:
    for name in names:
        file = tmp_path / "shop" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return list(open_source(tmp_path / "shop").rows())


def test_a_folder_is_a_category_and_a_file_or_sub_folder_a_product(tmp_path: Path) -> None:
    rows = _folder(
        tmp_path, "mug.png", "Shoes/boot.jpg", "Shoes/clog/1.jpg", "Shoes/clog/2.JPG", "notes.txt"
    )
    assert [(row.sku, row.values["category"]) for row in rows] == [
        ("mug", ""),
        ("boot", "Shoes"),
        ("clog", "Shoes"),
        ("clog", "Shoes"),
    ]


def test_deep_folders_make_deep_categories(tmp_path: Path) -> None:
    (row,) = _folder(tmp_path, "Fruit/Apple/Gala/1.jpg")
    assert (row.sku, row.values["category"]) == ("Gala", "Fruit/Apple")


def test_equal_names_in_two_categories_stay_two_products(tmp_path: Path) -> None:
    rows = _folder(tmp_path, "Shoes/red.jpg", "Hats/red.jpg", "Hats/blue.jpg")
    assert [row.sku for row in rows] == ["blue", "Hats/red", "Shoes/red"]
    assert [row.values["name"] for row in rows] == ["blue", "red", "red"]


def test_empty_cells_beyond_the_headings_do_no_harm(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "sku,name\nA1,Boot,,\n")
    assert row.fault is None


def test_a_folder_inside_that_cannot_be_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _folder(tmp_path, "open/mug.png", "shut/cup.png")
    _shut(tmp_path / "shop" / "shut", monkeypatch)
    mug, shut = open_source(tmp_path / "shop").rows()
    assert (mug.line, mug.sku) == (1, "mug")
    assert (shut.line, str(shut.fault)) == (2, "The folder shut cannot be read: Permission denied.")


def test_a_folder_that_cannot_be_read_says_why(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _folder(tmp_path, "mug.png")
    _shut(tmp_path / "shop", monkeypatch)
    with pytest.raises(VitrineError, match="The folder shop cannot be read: Permission denied"):
        open_source(tmp_path / "shop")


def _shut(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a folder refuse to be listed, also where root runs the tests."""
    scan = os.scandir

    def refuse(path: Path | str) -> "os._ScandirIterator[str]":
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(str(path))

    monkeypatch.setattr(os, "scandir", refuse)


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"long\.csv cannot be read"):
        open_source(tmp_path / ("long" * 100 + ".csv"))


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_is_no_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shop.csv")
    with pytest.raises(VitrineError, match=r"shop\.csv is no table"):
        open_source(tmp_path / "shop.csv")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_a_file_name_that_is_no_text_is_left_out_and_told(tmp_path: Path) -> None:
    (tmp_path / "good.jpg").touch()
    (tmp_path / os.fsdecode(b"bad\xff.jpg")).touch()
    bad, good = open_source(tmp_path).rows()
    assert str(bad.fault) == "The name bad?.jpg is not valid text."
    assert good.fault is None


@pytest.mark.parametrize("name", ["gone", "notes.docx"])
def test_what_is_no_source_is_refused_by_name(tmp_path: Path, name: str) -> None:
    if "." in name:
        (tmp_path / name).touch()
    with pytest.raises(VitrineError, match=name):
        open_source(tmp_path / name)


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There are no pictures"):
        open_source(tmp_path)
