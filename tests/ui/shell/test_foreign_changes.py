"""The window shows what another program has changed, as soon as it becomes active."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
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


@pytest.mark.skipif(os.name == "nt", reason="files that are open cannot be moved")
def test_a_catalogue_that_is_gone_is_told_once_and_nothing_is_written(
    window: MainWindow, catalogue: Path, qtbot: QtBot
) -> None:
    changes = part(window, ForeignChanges)
    catalogue.rename(catalogue.with_name("renamed"))
    with qtbot.waitSignal(changes.lost):
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    gone = f"The folder {catalogue} of the catalogue is no longer there."
    assert part(window, QLabel, "banner_message").text() == gone
    with qtbot.assertNotEmitted(changes.lost, wait=100):
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    with qtbot.waitSignal(
        window.client.write(lambda workspace: workspace.editor().delete([1])).failed
    ) as failure:
        pass
    assert str(failure.args[0]) == gone
    assert not catalogue.exists()
