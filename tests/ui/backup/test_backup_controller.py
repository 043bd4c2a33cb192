"""Back up and restore on the real window."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from desktop_app.engine.catalogue_browser import CatalogueBrowser
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.settings import Settings
from desktop_app.ui.backup.restore_dialog import RestoreDialog
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def back_up(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot) -> Callable[..., Path]:
    """Return a function that backs the catalogue up to a file, whose name has no suffix."""

    def do_it(window: MainWindow) -> Path:
        name = str(tmp_path / "saved")
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
        part(window, QAction, "command_back_up").trigger()
        message = part(window, QLabel, "banner_message")
        qtbot.waitUntil(lambda: message.text() == "Backed up: saved.zip")
        return tmp_path / "saved.zip"

    return do_it


def delete_product(window: MainWindow, qtbot: QtBot) -> None:
    task = window.client.run(lambda workspace: workspace.editor().delete([1]))
    with qtbot.waitSignal(task.succeeded):
        pass
    window.reload_catalogue()
    counts = part(window, QLabel, "status_counts")
    qtbot.waitUntil(lambda: "5 products" in counts.text())


def restore(
    window: MainWindow, file: Path | None, monkeypatch: pytest.MonkeyPatch
) -> RestoreDialog:
    """Open the dialog and choose a file in it; None for the newest backup."""
    part(window, QAction, "command_restore").trigger()
    dialog = part(window, RestoreDialog)
    if file is not None:
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
        part(dialog, QPushButton, "restore_choose").click()
    return dialog


def test_a_backup_says_which_pictures_are_not_in_it(
    window: MainWindow, back_up: Callable[..., Path]
) -> None:
    file = back_up(window)
    assert zipfile.is_zipfile(file)
    hint = part(window, QLabel, "banner_hint").text()
    assert hint.startswith("Products: 6. 6 pictures are in other folders")
    assert part(window, QPushButton, "banner_open_folder").isVisible()


def test_a_backup_is_restored_and_that_can_be_undone(
    window: MainWindow,
    back_up: Callable[..., Path],
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    file = back_up(window)
    delete_product(window, qtbot)
    counts = part(window, QLabel, "status_counts")
    for chosen, change, products in (
        (file, "adds 1, removes 0 and changes 0 products", "6 products"),
        (None, "adds 0, removes 1 and changes 0 products", "5 products"),
    ):
        dialog = restore(window, chosen, monkeypatch)
        confirm = part(dialog, QPushButton, "restore_confirm")
        qtbot.waitUntil(confirm.isEnabled)
        assert change in part(dialog, QLabel, "restore_change").text()
        with qtbot.waitSignal(window.client.ready):
            confirm.click()
        qtbot.waitUntil(lambda expected=products: expected in counts.text())  # type: ignore[misc]
        assert part(window, QLabel, "banner_message").text() == "The backup is restored."
        assert "replaced-" in part(window, QLabel, "banner_hint").text()
        qtbot.waitUntil(lambda: window.findChild(RestoreDialog) is None)


def test_backups_are_listed_with_their_kind(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.client.read_job(lambda catalogue: catalogue.back_up()).succeeded):
        pass
    dialog = restore(window, None, monkeypatch)
    model = part(dialog, QTableView, "restore_backups").model()
    qtbot.waitUntil(lambda: model.rowCount() == 1)
    assert [model.index(0, column).data() for column in (1, 3)] == ["Manual", "6"]
    change = part(dialog, QLabel, "restore_change")
    qtbot.waitUntil(lambda: "are the same" in change.text())
    dialog.reject()


def test_another_file_is_refused_in_the_dialog(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    (tmp_path / "photo.zip").write_bytes(b"no archive")
    dialog = restore(window, tmp_path / "photo.zip", monkeypatch)
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "photo.zip is not a backup of a catalogue.")
    assert not part(dialog, QPushButton, "restore_confirm").isEnabled()
    dialog.reject()


def test_a_damaged_catalogue_is_restored_from_the_start_page(
    window: MainWindow,
    back_up: Callable[..., Path],
    open_window: OpenWindow,
    catalogue: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    file = back_up(window)
    window.close()
    (catalogue / "catalog.sqlite").write_bytes(b"no database at all")
    settings = Settings(language="en", device="cpu", catalogue=str(catalogue))
    other = open_window(settings=settings)
    dialog = restore(other, file, monkeypatch)
    confirm = part(dialog, QPushButton, "restore_confirm")
    qtbot.waitUntil(confirm.isEnabled)
    assert "is damaged" in part(dialog, QLabel, "restore_change").text()
    with qtbot.waitSignal(other.client.ready):
        confirm.click()
    assert other.client.folder == catalogue


def test_a_cancelled_backup_is_reported(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def endless(*_: object, **__: object) -> Job[None]:
        while True:
            yield Progress(0, 6, Message("Backing up the catalogue"))

    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    monkeypatch.setattr(CatalogueBrowser, "back_up", endless)
    name = str(tmp_path / "a.zip")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (name, ""))
    part(window, QAction, "command_back_up").trigger()
    cancel = part(window, QPushButton, "progress_cancel")
    qtbot.waitUntil(cancel.isVisible)
    cancel.click()
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "Backup cancelled.")
