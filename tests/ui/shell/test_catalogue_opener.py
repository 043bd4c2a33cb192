"""Opening catalogues: one at a time, cancelled, failed, and instead of a running import."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.engine.workspace import Workspace
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.settings import Settings
from desktop_app.ui.shell import progress_bar
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def endless(*_: object, **__: object) -> Job[Workspace]:
    while True:
        yield Progress(0, 0, Message("Loading the model"))


def test_a_cancelled_preparation_is_reported_with_the_next_step(
    open_window: OpenWindow, catalogue: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress_bar, "APPEARS_AFTER_MS", 0)
    monkeypatch.setattr(Workspace, "prepare", endless)
    window = open_window()
    window.opener.open(catalogue)
    cancel = part(window, QPushButton, "progress_cancel")
    qtbot.waitUntil(cancel.isVisible)
    cancel.click()
    message = part(window, QLabel, "banner_message")
    qtbot.waitUntil(message.isVisible)
    assert message.text() == "The catalogue is open, but not ready for photos yet."
    grid = part(window, QListView, "result_grid")
    qtbot.waitUntil(lambda: grid.model().rowCount() == 6)


def test_only_the_catalogue_opened_last_is_shown(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    window.opener.open(tmp_path / "Other", create=True)
    with qtbot.waitSignal(window.client.ready):
        window.opener.open(catalogue)
    assert window.client.folder == catalogue
    assert window.windowTitle() == "My shop – Vitrine"


def test_opening_another_catalogue_cancels_an_import(
    window: MainWindow, tmp_path: Path, draw_picture: Callable[..., Path], qtbot: QtBot
) -> None:
    for seed in range(100, 180):
        draw_picture(tmp_path / "more" / "Things" / f"{seed}.png", seed)
    task = window.client.run_job(lambda workspace: workspace.import_products(tmp_path / "more"))
    with qtbot.waitSignals([task.finished, window.client.ready]):
        window.opener.open(tmp_path / "Other", create=True)
    assert task.is_cancelled
    assert part(window, QLabel, "status_counts").text().startswith("Other")
    assert part(window, QLabel, "result_note_title").text() == "This catalogue is empty"


def test_a_missing_catalogue_is_reported(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = tmp_path / "gone"
    window = open_window(settings=Settings(language="en", device="cpu", catalogue=str(gone)))
    last = window.opener.last_catalogue()
    assert last == gone
    with qtbot.waitSignal(window.client.failed):
        window.opener.open(last)
    assert part(window, QLabel, "banner_message").text() == f"There is no catalogue in {gone}."


def test_only_the_sample_has_photos(window: MainWindow) -> None:
    assert window.opener.sample_photos_folder() is None


def test_a_read_only_catalogue_is_searched_and_called_so(
    open_window: OpenWindow, catalogue: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    access = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and access(path, mode))
    window = open_window(catalogue)
    message = part(window, QLabel, "banner_message")
    assert message.text() == (
        f"The catalogue in {catalogue} is read-only. You can search it, but not change it."
    )
    with qtbot.waitSignal(
        window.client.run(lambda workspace: workspace.editor().delete([1])).failed
    ):
        pass
    with qtbot.waitSignal(
        window.client.read(lambda browser: browser.search("1", limit=3)).succeeded
    ):
        pass
