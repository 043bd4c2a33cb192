import os
import sys
from pathlib import Path

import pytest

from desktop_app.catalogue.io.folder_source import FolderSource
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.table_source import TableSource
from desktop_app.errors import VitrineError


def test_a_table_and_a_folder_are_opened(tmp_path: Path) -> None:
    (tmp_path / "shop.CSV").write_text("sku\nA1\n")
    (tmp_path / "boot.jpg").touch()
    assert isinstance(open_source(tmp_path / "shop.CSV"), TableSource)
    assert isinstance(open_source(tmp_path), FolderSource)


@pytest.mark.parametrize("name", ["gone", "notes.docx"])
def test_other_sources_are_refused_by_name(tmp_path: Path, name: str) -> None:
    if "." in name:
        (tmp_path / name).touch()
    with pytest.raises(VitrineError, match=name):
        open_source(tmp_path / name)


def test_a_name_that_no_file_can_have_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"long\.csv cannot be read"):
        open_source(tmp_path / ("long" * 100 + ".csv"))


@pytest.mark.skipif(sys.platform == "win32", reason="no named pipes in folders")
def test_a_pipe_is_not_a_table(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "shop.csv")
    with pytest.raises(VitrineError, match=r"shop\.csv is not a table of products"):
        open_source(tmp_path / "shop.csv")
