"""The history window lists the actions of all users, and undoes and redoes the last one."""

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.ui.history import history_model
from desktop_app.ui.history.history_window import HistoryWindow
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


@pytest.fixture
def edited(catalogue: Path) -> Path:
    """Return a catalogue in which another user has made three edits."""
    store = open_catalogue(catalogue, actor=Actor("Bea", "office"))
    for number in range(3):
        with store.history.record("edit", f"<b>P-{number}</b>").step():
            store.products.update({number + 1: {"name": f"Name {number}", "brand": "Acme"}})
    store.close()
    return catalogue


@pytest.fixture
def window(open_window: Any, edited: Path) -> MainWindow:
    window: MainWindow = open_window(edited)
    return window


def open_history(window: MainWindow) -> HistoryWindow:
    part(window, QAction, "command_history").trigger()
    return part(window, HistoryWindow)


def cells(history: HistoryWindow, column: int) -> list[str]:
    model = part(history, QTableView, "history_table").model()
    return [str(model.index(row, column).data()) for row in range(model.rowCount())]


def test_the_actions_of_all_users_are_listed(window: MainWindow, qtbot: QtBot) -> None:
    history = open_history(window)
    qtbot.waitUntil(lambda: len(cells(history, 0)) >= 3)
    assert cells(history, 1)[:3] == ["Bea at office"] * 3
    assert cells(history, 2)[0] == "Change of <b>P-2</b>"
    assert (cells(history, 3)[0], cells(history, 4)[0], cells(history, 5)[0]) == ("1", "2", "")
    part(window, QAction, "command_history").trigger()
    assert len(window.findChildren(HistoryWindow)) == 1
    history.close()


def test_older_actions_are_read_when_they_are_needed(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_model, "PAGE_ROWS", 2)
    history = open_history(window)
    # The table asks for more until it is full.
    qtbot.waitUntil(lambda: len(cells(history, 0)) == 4)
    model = part(history, QTableView, "history_table").model()
    qtbot.waitUntil(lambda: not model.canFetchMore(QModelIndex()))
    assert cells(history, 2) == [
        *(f"Change of <b>P-{number}</b>" for number in (2, 1, 0)),
        "Import of products.csv",
    ]
    history.close()


def test_the_last_action_is_undone_and_redone(window: MainWindow, qtbot: QtBot) -> None:
    task = window.client.write(lambda shop: shop.editor().change(1, {"name": "Mine"}))
    with qtbot.waitSignal(task.succeeded):
        pass
    window.reload_catalogue()
    history = open_history(window)
    undo, redo = (
        part(history, QPushButton, "history_undo"),
        part(history, QPushButton, "history_redo"),
    )
    qtbot.waitUntil(undo.isEnabled)
    assert undo.text().startswith("Undo change of ")
    undo.click()
    qtbot.waitUntil(redo.isEnabled)
    qtbot.waitUntil(lambda: cells(history, 5)[:1] == ["Undone"])
    QTest.keyClick(history, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: cells(history, 5)[:1] == [""])
    history.close()


def test_the_window_closes_with_its_catalogue(window: MainWindow, qtbot: QtBot) -> None:
    history = open_history(window)
    with qtbot.waitSignal(history.finished), qtbot.waitSignal(window.client.ready):
        window.opener.open_sample()
