"""The window shows what another program has changed, as soon as it becomes active."""

import os
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress, finish
from desktop_app.ui.shell.foreign_changes import ForeignChanges
from desktop_app.ui.shell.main_window import MainWindow
from tests.actor import ACTOR
from tests.conftest import DrawPicture
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


def test_a_picture_that_another_program_has_added_is_found_by_photo(
    window: MainWindow,
    catalogue: Path,
    draw_picture: DrawPicture,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    photo = draw_picture(tmp_path / "photo.png", 77)
    store = open_catalogue(catalogue, actor=ACTOR)
    other = finish(Workspace.open(store, paths.model_card(""), device="cpu"))
    other.editor().add({"sku": "N-1"}, [photo])
    other.close()
    with qtbot.waitSignal(part(window, ForeignChanges).found):
        QApplication.sendEvent(window, QEvent(QEvent.Type.WindowActivate))
    task = window.client.run_job(lambda workspace: _identified(workspace, photo))
    with qtbot.waitSignal(task.succeeded) as found:
        pass
    assert found.args == ["N-1"]


def _identified(workspace: Workspace, photo: Path) -> Job[str]:
    """Return the SKU of what a photo shows; a job waits for the reading ones before it."""
    yield Progress(0, 0, Message(""))
    return workspace.identify(photo).hits[0].product.sku


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
