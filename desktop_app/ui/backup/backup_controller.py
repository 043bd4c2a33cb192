"""The controller of backups: makes them, and restores or repairs a catalogue."""

import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.backup import DAMAGED_SUFFIX, Backup
from desktop_app.domain.damage import RepairReport
from desktop_app.engine.backup_folder import RecoveryFolder
from desktop_app.errors import DamagedCatalogueError, Message
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice, localised_text
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.output_file import choose_output


class BackupController(QObject):
    """Backs up the open catalogue, restores backups, and repairs a damaged catalogue.

    Args:
        client: runs the jobs.
        backups_of: returns the backups of the catalogue in a folder; called on the lane.
        target_folder: returns the catalogue to restore if none is open: the one opened last,
            which may be damaged, or a new one.
        theme: colours of the dialog.
        window: parent of the dialogs.

    Signals:
        job_started: the task that backs up or repairs.
        catalogue_requested: the folder of the catalogue that must be opened again.
        notice_raised: a notice for the user.
        failed: the error.
        password_requested: the ``LockedCatalogueError`` of a backup, the dialog that needs it,
            and a function to call when it is unlocked.
    """

    job_started = Signal(Task)
    catalogue_requested = Signal(Path)
    notice_raised = Signal(Notice)
    failed = Signal(Exception)
    password_requested = Signal(object, object, object)

    def __init__(
        self,
        client: EngineClient,
        backups_of: Callable[[Path], RecoveryFolder],
        target_folder: Callable[[], Path],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._client = client
        self._backups_of = backups_of
        self._target_folder = target_folder
        self._theme = theme
        self._window = window
        self._notice: Notice | None = None
        self._repair_task: Task[RepairReport] | None = None
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        self._folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        client.opened.connect(self._show_notice)
        client.failed.connect(self._drop_notice)

    def back_up(self) -> None:
        """Ask for a file and write a backup to it."""
        if (file := self._choose_file()) is None:
            return
        self._folder = file.parent
        task = self._client.read_job(lambda catalogue: catalogue.back_up(file))
        task.on_success(self._on_backed_up).on_failure(self.failed)
        task.on_finish(lambda: self._on_finished(task))
        self.job_started.emit(task)

    def open_restore_dialog(self) -> None:
        """Ask for a backup, and restore it."""
        self._open_restore_dialog(self._client.folder or self._target_folder())

    def restore_damaged(self, error: DamagedCatalogueError) -> None:
        """Ask for a backup of a damaged catalogue, and restore it."""
        self._close(error)
        self._open_restore_dialog(error.folder)

    def repair(self, error: DamagedCatalogueError) -> None:
        """Repair a damaged catalogue, and open it again."""
        if self._repair_task is not None:
            return
        self._close(error)
        folder = error.folder
        task = self._repair_task = self._client.run_job_without_catalogue(
            lambda: _repair(self._backups_of(folder))
        )
        task.on_success(lambda report: self._on_repaired(folder, report))
        task.on_failure(self.failed).on_finish(self._on_repair_finished)
        self.job_started.emit(task)

    def _on_repair_finished(self) -> None:
        self._repair_task = None

    def _close(self, error: DamagedCatalogueError) -> None:
        """Close a damaged catalogue, because an open file cannot be replaced."""
        if self._client.folder == error.folder:
            self._client.close(error)

    def _open_restore_dialog(self, folder: Path) -> None:
        # Imported here, so that the window starts faster.
        from desktop_app.ui.backup.restore_dialog import RestoreDialog

        dialog = RestoreDialog(
            self._client,
            lambda: self._backups_of(folder),
            folder.name,
            self._theme,
            self._window,
        )
        dialog.locked.connect(
            lambda error: self.password_requested.emit(error, dialog, dialog.reload)
        )
        dialog.restored.connect(lambda replaced: self._on_restored(folder, replaced))
        dialog.open()

    def _choose_file(self) -> Path | None:
        file = self._folder / f"{self._client.name}-{time.strftime('%Y-%m-%d')}.zip"
        title = localised_text(Message("Back up the catalogue"))
        file_filter = localised_text(Message("Backups (*.zip)"))
        return choose_output(self._window, title, file, {".zip": file_filter})

    def _on_backed_up(self, backup: Backup) -> None:
        from desktop_app.ui.backup.backup_texts import contents_message

        message = Message("Backed up: {file}", file=backup.file.name)
        notice = Notice("success", message, contents_message(backup), backup.file.parent)
        self.notice_raised.emit(notice)

    def _on_finished(self, task: Task[Backup]) -> None:
        if task.is_cancelled and self._client.folder is not None:
            self.notice_raised.emit(Notice("warning", Message("Backup cancelled.")))

    def _on_restored(self, folder: Path, replaced: Path | None) -> None:
        hint = None
        if replaced is not None and replaced.suffix == DAMAGED_SUFFIX:
            hint = Message("The damaged file is kept as {file}.", file=replaced.name)
        elif replaced is not None:
            hint = Message(
                "The replaced catalogue is kept as {file}. Restore it to undo this.",
                file=replaced.name,
            )
        self._notice = Notice("success", Message("The backup is restored."), hint)
        self.catalogue_requested.emit(folder)

    def _on_repaired(self, folder: Path, report: RepairReport) -> None:
        from desktop_app.ui.backup.backup_texts import repair_notice

        self._notice = repair_notice(report)
        self.catalogue_requested.emit(folder)

    def _show_notice(self) -> None:
        if self._notice is not None:
            self.notice_raised.emit(self._notice)
            self._notice = None

    def _drop_notice(self) -> None:
        self._notice = None


def _repair(folder: RecoveryFolder) -> Job[RepairReport]:
    """Repair a catalogue; the libraries for pictures are loaded on the lane."""
    from desktop_app.engine.repair import repair_catalogue

    return repair_catalogue(folder)
