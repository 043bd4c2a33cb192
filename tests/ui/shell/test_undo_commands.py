"""One undo for all pages: it is named, refreshes the pages, and gives typing the precedence."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QStatusBar
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.domain.actor import Actor
from desktop_app.engine.editing.action_description import UndoRedoDescriptions
from desktop_app.errors import Message
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import find_page, part
from tests.ui.shell.window_driver import banner_text, first_tile

_CONTROL = Qt.KeyboardModifier.ControlModifier


def edit(window: MainWindow, qtbot: QtBot, name: str, product_id: int = 1) -> None:
    """Change the name of a product elsewhere in the window."""
    task = window.client.write(lambda shop: shop.editor().change(product_id, {"name": name}))
    with qtbot.waitSignal(task.succeeded):
        pass
    window.reload_catalogue()


def command(window: MainWindow, name: str) -> QAction:
    return part(window, QAction, f"command_{name}")


def status(window: MainWindow) -> str:
    return part(window, QStatusBar, "status_line").currentMessage()


def test_undo_says_what_it_does_and_refreshes_the_page(window: MainWindow, qtbot: QtBot) -> None:
    before = first_tile(window)
    undo, redo = command(window, "undo"), command(window, "redo")
    assert not undo.isEnabled()
    assert undo.text() == "Undo"
    edit(window, qtbot, "Salt & pepper")
    qtbot.waitUntil(undo.isEnabled)
    qtbot.waitUntil(lambda: first_tile(window) == "Salt & pepper")
    assert undo.text().startswith("Undo change of ")
    QTest.keyClick(window, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: first_tile(window) == before)
    assert status(window).startswith("Undone: Change of ")
    assert not undo.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Y, _CONTROL)
    qtbot.waitUntil(lambda: first_tile(window) == "Salt & pepper")
    assert status(window).startswith("Redone: Change of ")
    assert not redo.isEnabled()


def test_undo_is_there_after_a_restart(
    open_window: Callable[..., MainWindow], catalogue: Path, qtbot: QtBot
) -> None:
    first = open_window(catalogue)
    before = first_tile(first)
    edit(first, qtbot, "Changed")
    first.close()
    second = open_window(catalogue)
    qtbot.waitUntil(command(second, "undo").isEnabled)
    qtbot.waitUntil(lambda: first_tile(second) == "Changed")
    command(second, "undo").trigger()
    qtbot.waitUntil(lambda: first_tile(second) == before)


def test_an_undo_that_is_refused_is_explained(
    window: MainWindow, catalogue: Path, qtbot: QtBot
) -> None:
    edit(window, qtbot, "Mine")
    qtbot.waitUntil(command(window, "undo").isEnabled)
    elsewhere = open_catalogue(catalogue, actor=Actor("Bea", "office"))
    elsewhere.products.update({1: {"name": "Hers", "price": Decimal(3)}})
    elsewhere.close()
    command(window, "undo").trigger()
    qtbot.waitUntil(
        lambda: banner_text(window) == "Bea at office has changed the same products since."
    )
    assert command(window, "undo").isEnabled()


def test_typing_is_undone_first(window: MainWindow, qtbot: QtBot) -> None:
    before = first_tile(window)
    edit(window, qtbot, "Changed")
    qtbot.waitUntil(command(window, "undo").isEnabled)
    field = part(window, QLineEdit, "search_box")
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    assert field.text() == ""
    assert command(window, "undo").isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Y, _CONTROL)
    assert field.text() == "x"
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Z, _CONTROL)
    qtbot.waitUntil(lambda: first_tile(window) == before)


def test_an_undo_during_an_import_does_not_stop_it(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    table = tmp_path / "more.csv"
    table.write_text("\n".join(["sku", *(f"N-{number}" for number in range(3_000))]))
    task = window.client.run_job(lambda shop: shop.import_products(table))
    with qtbot.waitSignal(task.progressed):
        pass
    window.undo_commands.undo()
    with qtbot.waitSignal(task.succeeded):
        pass


@pytest.mark.parametrize("name", ["undo", "redo"])
def test_without_a_history_nothing_happens(window: MainWindow, qtbot: QtBot, name: str) -> None:
    getattr(window.undo_commands, name)()
    qtbot.waitUntil(lambda: status(window) == f"Nothing to {name}")


def test_a_window_without_a_catalogue_ignores_it(
    open_window: Callable[..., MainWindow],
) -> None:
    window = open_window()
    window.undo_commands.undo()
    assert status(window) == ""


def test_the_own_changes_of_the_shown_page_are_undone_first(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = find_page(window)
    done: list[str] = []
    own = UndoRedoDescriptions(Message("Change of a count"), None)
    monkeypatch.setattr(page, "own_undo", lambda: own)
    monkeypatch.setattr(page, "undo_own", lambda: done.append("undo"))
    page.own_undo_changed.emit()
    undo = part(window, QAction, "command_undo")
    assert undo.text() == "Undo change of a count"
    undo.trigger()
    assert done == ["undo"]
    part(window, QAction, "command_audit").trigger()
    page.own_undo_changed.emit()
    assert undo.text() == "Undo"


def test_a_page_that_undoes_alone_leaves_the_actions_of_the_catalogue(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    change = window.client.write(lambda shop: shop.editor().change(1, {"name": "Other"}))
    with qtbot.waitSignal(change.finished):
        pass
    window.undo_commands.load()
    undo = part(window, QAction, "command_undo")
    qtbot.waitUntil(undo.isEnabled)
    page = find_page(window)
    monkeypatch.setattr(page, "undoes_alone", True)
    page.own_undo_changed.emit()
    assert not undo.isEnabled()
    assert undo.text() == "Undo"
    undone: list[object] = []
    window.undo_commands.undone.connect(undone.append)
    window.undo_commands.undo_here()
    window.undo_commands.redo_here()
    page.undoes_alone = False
    page.own_undo_changed.emit()
    assert undo.isEnabled()
    assert undone == []
