"""Access to the dialogs of an import that the tests check."""

from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QLabel,
    QListWidget,
    QPushButton,
    QStackedWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.importing.import_dialog import ImportDialog
from desktop_app.ui.importing.report_dialog import ReportDialog
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


def open_import_dialog(window: MainWindow, source: Path, qtbot: QtBot) -> ImportDialog:
    """Return the import dialog with the columns of a source."""
    part(window, QPushButton, "start_import").click()
    dialog = part(window, ImportDialog)
    pages = part(dialog, QStackedWidget, "import_pages")
    dialog.show_source(source)
    qtbot.waitUntil(lambda: pages.currentIndex() == 1)
    return dialog


def import_after_review(dialog: ImportDialog, qtbot: QtBot) -> None:
    """Import what needs a look before: Import shows it, and imports when pressed again."""
    start = part(dialog, QPushButton, "import_start")
    start.click()
    facts = part(dialog, QListWidget, "import_facts")
    qtbot.waitUntil(lambda: facts.isVisible() and facts.count() > 0)
    start.click()


def column_of(dialog: QDialog, field: str) -> str:
    """Return the column that a field is assigned."""
    return part(dialog, QComboBox, f"column_{field}").currentText()


def report_of(window: MainWindow, qtbot: QtBot) -> ReportDialog:
    """Return the report dialog, once the import has ended."""
    qtbot.waitUntil(lambda: window.findChild(ReportDialog) is not None, timeout=20_000)
    return part(window, ReportDialog)


def figures(report: QDialog) -> list[str]:
    """Return the numbers of added, updated and unchanged products, and of pictures."""
    names = ("added", "updated", "unchanged", "pictures")
    return [part(report, QLabel, f"figure_{name}").text() for name in names]
