"""Exports on the real window: the file, the notice with its folder, cancel and errors."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.exporting.export_dialog import ExportDialog
from desktop_app.ui.exporting.export_plan import EXPORT_FORMATS
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page import Page
from desktop_app.ui.shell.product_scope import ProductScope
from tests.ui.parts import find_page, part

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def export(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Path]:
    """Return a function that exports with the dialog, and returns the target."""

    def do_it(window: MainWindow, kind: str = "csv") -> Path:
        file = tmp_path / "out" / f"shop.{kind}"
        file.parent.mkdir(exist_ok=True)
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(file), ""))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(file.parent))
        part(window, QAction, "command_export").trigger()
        dialog = part(window, ExportDialog)
        formats = [str(name) for name in EXPORT_FORMATS]
        part(dialog, QComboBox, "export_format").setCurrentIndex(formats.index(kind))
        part(dialog, QPushButton, "export_confirm").click()
        return file

    return do_it


def test_all_products_are_exported_and_the_folder_is_offered(
    window: MainWindow,
    export: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    file = export(window)
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "Exported: shop.csv")
    assert part(window, QLabel, "banner_hint").text() == "Products: 6"
    with file.open(encoding="utf-8-sig") as stream:
        assert len(list(csv.DictReader(stream))) == 6
    part(window, QPushButton, "banner_open_folder").click()
    assert [Path(url.toLocalFile()) for url in opened] == [file.parent]


def test_the_selection_of_the_page_is_exported(
    window: MainWindow,
    export: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(Page, "product_scope", lambda _: ProductScope(None, (2, 1)))
    file = export(window)
    qtbot.waitUntil(lambda: part(window, QLabel, "banner_hint").text() == "Products: 2")
    with file.open(encoding="utf-8-sig") as stream:
        assert [row["sku"] for row in csv.DictReader(stream)] == ["P-1", "P-0"]


def test_a_page_can_ask_for_the_export(window: MainWindow) -> None:
    find_page(window).export_requested.emit()
    assert part(window, ExportDialog).isVisible()


def test_a_folder_of_pictures_is_exported(
    window: MainWindow, export: Callable[..., Path], qtbot: QtBot
) -> None:
    folder = export(window, "pictures").parent / "My shop pictures"
    hint = part(window, QLabel, "banner_hint")
    qtbot.waitUntil(lambda: hint.text() == "Products: 6; pictures: 6")
    assert len(list(folder.rglob("*.png"))) == 6


def test_a_cancelled_export_leaves_the_file(
    window: MainWindow,
    export: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    def endless(*_: object, **__: object) -> Job[None]:
        while True:
            yield Progress(0, 6, Message("Exporting products"))

    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    monkeypatch.setattr(CatalogueBrowser, "export", endless)
    file = export(window)
    cancel = part(window, QPushButton, "progress_cancel")
    qtbot.waitUntil(cancel.isVisible)
    cancel.click()
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "Export cancelled.")
    assert not file.exists()


def test_a_file_that_cannot_be_written_is_reported(
    window: MainWindow, export: Callable[..., Path], tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "out" / "shop.csv").mkdir(parents=True)
    export(window)
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert "shop.csv" in message.text()


def test_without_a_catalogue_there_is_no_export(open_window: OpenWindow) -> None:
    assert not part(open_window(), QAction, "command_export").isEnabled()
