"""The restore dialog on backups that take their time."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.backup import Backup, RestorePreview
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.backup.restore_dialog import RestoreDialog
from desktop_app.ui.style.theme import Theme
from tests.ui.fake_workspace import FakeWorkspace, client_of
from tests.ui.parts import part

BACKUPS = [
    Backup(Path(f"{day}.zip"), f"2026-11-{day}T12:00:00Z", 10, day, 1, is_automatic=False)
    for day in (22, 21)
]


class SlowBackups:
    """Backups whose restore runs until it is cancelled, or fails."""

    def __init__(self) -> None:
        self.cancelled = 0
        self.error: VitrineError | None = None

    def all(self) -> Sequence[Backup]:
        return BACKUPS

    def preview_restore(self, file: Path) -> Job[RestorePreview]:
        yield Progress(0, 0, Message("Reading the backup"))
        return RestorePreview(int(file.stem), 1, 1, 0, 0, is_readable=True)

    def restore(self, file: Path) -> Job[Path | None]:
        try:
            while self.error is None:
                yield Progress(1, 4, Message("Restoring the backup"))
        finally:
            self.cancelled += 1
        raise self.error


@pytest.fixture
def backups() -> SlowBackups:
    return SlowBackups()


@pytest.fixture
def client() -> Iterator[EngineClient]:
    with client_of(FakeWorkspace()) as client:
        yield client


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def dialog(
    client: EngineClient,
    backups: SlowBackups,
    theme: Theme,
    english: None,
    parent: QWidget,
    qtbot: QtBot,
) -> RestoreDialog:
    dialog = RestoreDialog(client, lambda: backups, "Shop", theme, parent)
    dialog.open()
    qtbot.waitUntil(part(dialog, QPushButton, "restore_confirm").isEnabled)
    return dialog


def test_the_newest_backup_is_chosen_first_and_another_one_by_its_row(
    dialog: RestoreDialog, qtbot: QtBot
) -> None:
    change = part(dialog, QLabel, "restore_change")
    assert "Products in the backup: 22" in change.text()
    table = part(dialog, QTableView, "restore_backups")
    table.selectRow(1)
    qtbot.waitUntil(lambda: "Products in the backup: 21" in change.text())


def test_a_cancelled_restore_keeps_the_dialog(
    dialog: RestoreDialog, backups: SlowBackups, qtbot: QtBot
) -> None:
    part(dialog, QPushButton, "restore_confirm").click()
    progress = part(dialog, QProgressBar, "restore_progress")
    qtbot.waitUntil(lambda: progress.isVisible() and progress.maximum() == 4)
    assert not part(dialog, QTableView, "restore_backups").isEnabled()
    part(dialog, QPushButton, "restore_cancel").click()
    qtbot.waitUntil(lambda: backups.cancelled == 1)
    assert dialog.isVisible()
    assert not progress.isVisible()
    assert part(dialog, QPushButton, "restore_confirm").isEnabled()


def test_a_failed_restore_is_reported(
    dialog: RestoreDialog, backups: SlowBackups, qtbot: QtBot
) -> None:
    backups.error = VitrineError(Message("The catalogue is in use."))
    part(dialog, QPushButton, "restore_confirm").click()
    message = part(dialog, QLabel, "banner_message")
    qtbot.waitUntil(lambda: message.text() == "The catalogue is in use.")
    assert part(dialog, QPushButton, "restore_confirm").isEnabled()
