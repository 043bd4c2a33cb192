import errno
import os
import sys
import unicodedata
from pathlib import Path

import pytest

from desktop_app.catalogue.io.folder_source import FolderSource
from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.errors import VitrineError
from desktop_app.visible_text import as_encodable


def _source(tmp_path: Path, *names: str) -> FolderSource:
    for name in names:
        file = tmp_path / "shop" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return FolderSource(tmp_path / "shop")


def _rows(tmp_path: Path, *names: str) -> list[ImportRow]:
    return list(_source(tmp_path, *names).rows())


def test_folders_are_categories_and_files_or_their_folders_products(tmp_path: Path) -> None:
    rows = _rows(
        tmp_path, "mug.png", "Shoes/boot.jpg", "Shoes/clog/1.jpg", "Shoes/clog/2.JPG", "notes.txt"
    )
    assert [(row.sku, row.values["category"]) for row in rows] == [
        ("mug", ""),
        ("boot", "Shoes"),
        ("clog", "Shoes"),
        ("clog", "Shoes"),
    ]
    assert all(row.is_picture_only for row in rows)


def test_nested_folders_are_nested_categories(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "Fruit/Apple/Gala/1.jpg")
    assert (row.sku, row.values["category"]) == ("Gala", "Fruit/Apple")


def test_equal_names_in_two_categories_are_two_products(tmp_path: Path) -> None:
    rows = _rows(tmp_path, "Shoes/red.jpg", "Hats/red.jpg", "Hats/blue.jpg")
    assert [row.sku for row in rows] == ["blue", "Hats/red", "Shoes/red"]
    assert [row.values["name"] for row in rows] == ["blue", "red", "red"]


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    (row,) = _rows(tmp_path, "mug.png", ".mug.png", ".cache/cup.png")
    assert row.sku == "mug"


def test_the_preview_has_relative_paths(tmp_path: Path) -> None:
    source = _source(tmp_path, "mug.png", "Shoes/boot.jpg", "Shoes/clog.jpg")
    assert source.count() == 3
    assert source.preview_lines(2) == [("mug.png",), (str(Path("Shoes", "boot.jpg")),)]


def test_an_unreadable_subfolder_is_reported_after_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = _source(tmp_path, "open/mug.png", "shut/cup.png")
    _make_unreadable(tmp_path / "shop" / "shut", monkeypatch)
    mug, shut = source.rows()
    assert (mug.line, mug.sku) == (1, "mug")
    assert (shut.line, str(shut.error)) == (2, "The folder shut cannot be read: Permission denied.")


def test_an_unreadable_folder_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _source(tmp_path, "mug.png")
    _make_unreadable(tmp_path / "shop", monkeypatch)
    with pytest.raises(VitrineError, match="The folder shop cannot be read: Permission denied"):
        FolderSource(tmp_path / "shop")


def test_a_folder_without_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match="There are no pictures"):
        FolderSource(tmp_path)


@pytest.mark.parametrize("name", [" .jpg", "\u200b.jpg", "Shoes/ /1.jpg"])
def test_a_name_of_blanks_is_no_sku(tmp_path: Path, name: str) -> None:
    blank, good = sorted(_rows(tmp_path, name, "mug.jpg"), key=lambda row: row.sku)
    assert (blank.sku, str(blank.error)) == ("", "The SKU is missing.")
    assert (good.sku, good.error) == ("mug", None)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere file names are text")
def test_a_file_name_that_is_not_text_is_reported(tmp_path: Path) -> None:
    (tmp_path / "good.jpg").touch()
    (tmp_path / os.fsdecode(b"bad\xff.jpg")).touch()
    bad, good = FolderSource(tmp_path).rows()
    assert as_encodable(str(bad.error)) == "The name bad�.jpg is not valid text."
    assert good.error is None


def _make_unreadable(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Make listing a folder fail, also for root."""
    scan = os.scandir

    def refuse(path: Path | str) -> "os._ScandirIterator[str]":
        if Path(path) == folder:
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return scan(str(path))

    monkeypatch.setattr(os, "scandir", refuse)


def test_decomposed_names_are_composed(tmp_path: Path) -> None:
    decomposed = unicodedata.normalize("NFD", "Möbel/Stühle/Öse.jpg")
    (row,) = _rows(tmp_path, decomposed)
    assert (row.sku, row.values["category"]) == ("Stühle", "Möbel")
    assert str(row.pictures[0]).endswith(str(Path(decomposed)))
