"""The import dialog: columns, Return and unusable sources."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.importing.dialogs import column_of, open_import_dialog
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def test_recognised_columns_are_assigned(
    open_window: OpenWindow, shop_table: Path, qtbot: QtBot
) -> None:
    dialog = open_import_dialog(open_window(), shop_table, qtbot)
    assert [column_of(dialog, field) for field in ("sku", "name", "price", "image")] == [
        "sku",
        "name",
        "price",
        "image",
    ]
    assert column_of(dialog, "gtin") == "Do not import"
    assert part(dialog, QTableView, "mapping_rows").model().rowCount() == 6
    assert part(dialog, QPushButton, "import_start").isEnabled()


def test_return_starts_the_import(open_window: OpenWindow, shop_table: Path, qtbot: QtBot) -> None:
    dialog = open_import_dialog(open_window(), shop_table, qtbot)
    with qtbot.waitSignal(dialog.import_requested):
        QTest.keyClick(part(dialog, QComboBox, "column_sku"), Qt.Key.Key_Return)


def test_an_unusable_source_is_reported_in_the_dialog(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    part(window, QPushButton, "start_import").click()
    dialog = part(window, ImportDialog)
    (tmp_path / "empty.csv").touch()
    dialog.show_source(tmp_path / "empty.csv")
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert "empty.csv" in message.text()
