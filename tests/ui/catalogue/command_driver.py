"""Drives the commands of the catalogue page in tests."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QStatusBar
from pytestqt.qtbot import QtBot

from desktop_app.domain.product import Product
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part


def command(page: CataloguePage, name: str) -> QAction:
    return page.commands.actions[name]


def products(page: CataloguePage, qtbot: QtBot) -> list[Product]:
    """Return all products, also the archived ones."""
    window = page.window()
    assert isinstance(window, MainWindow)
    task = window.client.read(
        lambda known: list(known.products(known.store.products.ids(archived=None)).values())
    )
    with qtbot.waitSignal(task.succeeded) as signal:
        pass
    found: list[Product] = signal.args[0]
    return found


def status(page: CataloguePage) -> str:
    return part(page.window(), QStatusBar, "status_line").currentMessage()


def undo(page: CataloguePage, qtbot: QtBot) -> None:
    action = part(page.window(), QAction, "command_undo")
    qtbot.waitUntil(action.isEnabled)
    window = page.window()
    assert isinstance(window, MainWindow)
    with qtbot.waitSignal(window.undo_commands.catalogue_changed):
        action.trigger()
