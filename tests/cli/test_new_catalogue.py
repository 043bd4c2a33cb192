"""A command that fails leaves no empty catalogue."""

from pathlib import Path

import pytest

from desktop_app.cli import main


def _unclosed(folder: Path) -> str:
    table = folder / "unclosed.csv"
    table.write_text('sku,name\nA1,"Tea\nA2,Cup\n')
    return str(table)


def test_a_failed_import_removes_the_folders_it_made(tmp_path: Path) -> None:
    assert main(["import", _unclosed(tmp_path), "--catalog", str(tmp_path / "a" / "b")]) == 1
    assert not (tmp_path / "a").exists()


def test_other_files_of_the_folder_stay(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "notes.txt").write_text("keep")
    assert main(["import", _unclosed(tmp_path), "--catalog", str(folder)]) == 1
    assert [file.name for file in folder.iterdir()] == ["notes.txt"]


def test_a_catalogue_that_was_there_before_stays(catalogue: str, tmp_path: Path) -> None:
    assert main(["import", _unclosed(tmp_path), "--catalog", catalogue]) == 1
    assert (Path(catalogue) / "catalog.sqlite").exists()


def test_products_that_were_imported_before_an_interrupt_stay(
    tmp_path: Path, shop_table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.cli.output.reports.import_as_line", interrupt)
    folder = tmp_path / "c"
    assert main(["import", str(shop_table), "--catalog", str(folder)]) == 130
    assert (folder / "catalog.sqlite").exists()
