"""The window with the log."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDate
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QDateEdit, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.domain.role import Role
from desktop_app.ui.history import log_model, log_window
from desktop_app.ui.history.log_model import LogModel
from desktop_app.ui.history.log_window import LogWindow
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


def _texts(log: LogWindow) -> list[str]:
    model = part(log, LogModel)
    return [model.cell_text(row, 3) for row in range(model.row_count())]


@pytest.fixture
def log(window: MainWindow, qtbot: QtBot) -> LogWindow:
    """Return the log of a shop with an import and five exports."""

    def add(name: str) -> None:
        window.client.read(lambda one: one.store.audit_log.append("export", name))

    for number in range(5):
        add(f"<b>{number}</b>.csv")
    part(window, QAction, "command_log").trigger()
    shown = part(window, LogWindow)
    qtbot.waitUntil(lambda: len(_texts(shown)) == 6)
    return shown


def test_entries_are_listed_newest_first_and_filtered(log: LogWindow, qtbot: QtBot) -> None:
    assert _texts(log)[0] == "Export: <b>4</b>.csv"
    assert _texts(log)[-1] == "Import of products.csv"
    kind = part(log, QComboBox, "log_kind")
    kind.setCurrentIndex(kind.findData("import"))
    kind.activated.emit(kind.currentIndex())
    qtbot.waitUntil(lambda: _texts(log) == ["Import of products.csv"])
    part(log, QDateEdit, "log_last").setDate(QDate(2020, 1, 1))
    qtbot.waitUntil(lambda: _texts(log) == [])
    part(log, QDateEdit, "log_first").setDate(QDate(2021, 1, 1))
    assert "The last day is before" in part(log, QLabel, "banner_message").text()


def test_older_entries_are_read_when_the_user_scrolls(
    log: LogWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(log_model, "PAGE_ROWS", 4)
    part(log, QPushButton, "log_refresh").click()
    model = part(log, LogModel)
    counts: list[int] = []
    model.modelReset.connect(lambda: counts.append(model.row_count()))
    # The table has room for more than the four of the first page.
    qtbot.waitUntil(lambda: bool(counts) and model.row_count() == 6)
    assert counts == [4]
    assert len(set(_texts(log))) == 6
    assert not model.canFetchMore(part(log, QTableView, "log_table").rootIndex())


def test_the_log_is_exported(
    log: LogWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "log.csv"
    monkeypatch.setattr(log_window, "choose_output", lambda *_: file)
    part(log, QPushButton, "log_export").click()
    message = part(log, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "7 entries are exported to log.csv.")
    assert "Import of products.csv" in file.read_text(encoding="utf-8-sig")


def test_the_log_closes_when_the_computer_is_locked(
    log: LogWindow, window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(log.destroyed):
        window.client.set_role(Role.CLERK)
