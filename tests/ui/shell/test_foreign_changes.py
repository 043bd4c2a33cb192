"""The window shows what another program has changed, as soon as it becomes active."""

from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.ui.shell.foreign_changes import ForeignChanges
from desktop_app.ui.shell.main_window import MainWindow
from tests.actor import ACTOR
from tests.ui.parts import part


def test_changes_of_another_program_are_found_once(
    window: MainWindow, catalogue: Path, qtbot: QtBot
) -> None:
    changes = part(window, ForeignChanges)
    with closing(open_catalogue(catalogue, actor=ACTOR)) as other:
        other.products.add({"N-1": {"name": "Added elsewhere"}})
    with qtbot.waitSignal(changes.found):
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    with qtbot.assertNotEmitted(changes.found, wait=100):
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))


def test_changes_of_the_window_are_not_foreign(window: MainWindow, qtbot: QtBot) -> None:
    changes = part(window, ForeignChanges)
    task = window.client.write(
        lambda workspace: workspace.catalogue.store.products.add({"N-1": {}})
    )
    with qtbot.waitSignal(task.finished):
        pass
    with qtbot.assertNotEmitted(changes.found, wait=100):
        changes.look()
