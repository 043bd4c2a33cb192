"""What comes of the system's dialogs for files and folders."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.file_dialogs import choose_catalogue, choose_photos


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


@pytest.mark.parametrize(
    ("names", "photos"),
    [(["/a/1.jpg", "/a/2.png"], [Path("/a/1.jpg"), Path("/a/2.png")]), ([], [])],
)
def test_several_photos_or_none_are_chosen(
    parent: QWidget,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    names: list[str],
    photos: list[Path],
) -> None:
    asked: list[str] = []

    def choose(_parent: QWidget, _title: str, folder: str, filters: str) -> tuple[list[str], str]:
        asked.extend((folder, filters))
        return names, ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", choose)
    assert choose_photos(parent, tmp_path) == photos
    assert asked[0] == str(tmp_path)
    assert "*.jpg" in asked[1]
    assert "*.heic" in asked[1]
    assert choose_photos(parent, tmp_path / "Pictures") == photos
    assert asked[2] == ""


@pytest.mark.parametrize(("name", "folder"), [("/shops/mine", Path("/shops/mine")), ("", None)])
def test_a_catalogue_folder_or_none_is_chosen(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, name: str, folder: Path | None
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: name)
    assert choose_catalogue(parent, Path("/shops")) == folder
