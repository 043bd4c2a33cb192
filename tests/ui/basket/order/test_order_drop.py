from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl

from desktop_app.ui.basket.order.order_drop import dropped_order


def _mime(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    return mime


@pytest.mark.parametrize("name", ["a.csv", "b.XLSX", "c.tsv"])
def test_a_single_table_is_an_order(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    file.touch()
    assert dropped_order(_mime(file)) == file


@pytest.mark.parametrize("names", [["a.jpg"], ["a.json"], ["a.csv", "b.jpg"], ["a.pdf"], []])
def test_anything_else_is_left_to_the_window(tmp_path: Path, names: list[str]) -> None:
    files = [tmp_path / name for name in names]
    for file in files:
        file.touch()
    assert dropped_order(_mime(*files)) is None
    assert dropped_order(_mime(tmp_path)) is None
