"""A command that fails leaves no empty catalogue."""

import os
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress


def _unclosed(folder: Path) -> str:
    table = folder / "unclosed.csv"
    table.write_text('sku,name\nA1,"Tea\nA2,Cup\n')
    return str(table)


def _interrupt(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


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
    monkeypatch.setattr("desktop_app.cli.output.reports.import_as_line", _interrupt)
    folder = tmp_path / "c"
    assert main(["import", str(shop_table), "--catalog", str(folder)]) == 130
    assert (folder / "catalog.sqlite").exists()


@pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be moved")
def test_what_somebody_has_put_in_the_place_of_the_catalogue_stays(
    tmp_path: Path, shop_table: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "c"

    def replace(*_: object, **__: object) -> Job[None]:
        folder.rename(tmp_path / "moved")
        folder.mkdir()
        (folder / "photos").mkdir()
        (folder / "photos" / "mine.jpg").write_bytes(b"mine")
        yield Progress(0, 0, Message("Importing"))

    monkeypatch.setattr("desktop_app.engine.workspace.import_source", replace)
    monkeypatch.setattr("desktop_app.cli.output.reports.import_as_line", _interrupt)
    assert main(["import", str(shop_table), "--catalog", str(folder)]) == 130
    assert (folder / "photos" / "mine.jpg").read_bytes() == b"mine"
