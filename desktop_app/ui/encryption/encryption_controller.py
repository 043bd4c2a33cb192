"""The controller of encryption: opens locked catalogues, encrypts and decrypts the open one."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.engine.encryption import (
    Encryption,
    EncryptionState,
    decrypt,
    encrypt,
    encryption_state,
)
from desktop_app.errors import LockedCatalogueError, Message, VitrineError
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice, notice_of
from desktop_app.ui.style.theme import Theme


class EncryptionController(QObject):
    """Asks for passwords, and converts the open catalogue while it is closed.

    Args:
        client: runs the jobs.
        encryption_of: returns the encryption of a folder or a backup; called on the lane.
        theme: colours of the dialogs.
        window: parent of the dialogs.

    Signals:
        job_started: the task that encrypts or decrypts.
        catalogue_requested: the folder of a catalogue that is to be opened.
        notice_raised: a notice for the user.
    """

    job_started = Signal(Task)
    catalogue_requested = Signal(Path)
    notice_raised = Signal(Notice)

    def __init__(
        self,
        client: EngineClient,
        encryption_of: Callable[[Path], Encryption],
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._client = client
        self._encryption_of = encryption_of
        self._theme = theme
        self._window = window
        self._notice: Notice | None = None
        client.failed.connect(self._on_failed)
        client.opened.connect(self._show_notice)

    def open_dialog(self) -> None:
        """Show what can be done about the encryption of the open catalogue."""
        folder = self._client.folder
        if folder is not None:
            encryption_of = self._encryption_of
            task = self._client.run_without_catalogue(
                lambda: encryption_state(encryption_of(folder))
            )
            task.on_success(lambda state: self._show_dialog(folder, state))

    def ask_password(
        self, error: LockedCatalogueError, parent: QWidget, then: Callable[[], object]
    ) -> None:
        """Ask for the password of a catalogue or a backup, and go on when it is unlocked."""
        # Imported here, so that the window starts faster.
        from desktop_app.ui.encryption.unlock_dialog import UnlockDialog

        encryption_of, place = self._encryption_of, error.place
        dialog = UnlockDialog(
            self._client, lambda: encryption_of(place), error.name, self._theme, parent
        )
        dialog.unlocked.connect(then)
        dialog.open()

    def _show_dialog(self, folder: Path, state: EncryptionState) -> None:
        encryption_of, name = self._encryption_of, self._client.name
        if state.is_encrypted:
            from desktop_app.ui.encryption.encrypted_dialog import EncryptedDialog

            first = (self._client, lambda: encryption_of(folder), state, name)
            encrypted = EncryptedDialog(*first, self._theme, self._window)
            encrypted.decryption_requested.connect(lambda password: self._decrypt(folder, password))
            encrypted.open()
            return
        from desktop_app.ui.encryption.encrypt_dialog import EncryptDialog

        plain = EncryptDialog(name, self._window, has_keyring=state.has_keyring)
        plain.requested.connect(
            lambda password, in_keyring: self._encrypt(folder, password, in_keyring)
        )
        plain.open()

    def _encrypt(self, folder: Path, password: str, in_keyring: bool) -> None:
        encryption_of = self._encryption_of
        done = Notice(
            "success",
            Message("The catalogue is encrypted."),
            Message("Keep its password in a safe place: without it everything is lost."),
        )
        self._convert(
            folder, lambda: encrypt(encryption_of(folder), password, in_keyring=in_keyring), done
        )

    def _decrypt(self, folder: Path, password: str) -> None:
        encryption_of = self._encryption_of
        done = Notice("success", Message("The catalogue is not encrypted any more."))
        self._convert(folder, lambda: decrypt(encryption_of(folder), password), done)

    def _convert(self, folder: Path, job: Callable[[], Job[object]], done: Notice) -> None:
        """Close the catalogue, run a job, and open the catalogue again, whatever comes of it."""
        closed = Message("The catalogue is closed while its encryption is changed.")
        self._client.close(VitrineError(closed))
        self.notice_raised.emit(Notice("warning", closed))
        task = self._client.run_job_without_catalogue(job)
        task.on_success(lambda _: self._keep(done))
        task.on_failure(lambda error: self._keep(notice_of(error)))
        task.on_finish(lambda: self.catalogue_requested.emit(folder))
        self.job_started.emit(task)

    def _keep(self, notice: Notice) -> None:
        """Keep a notice until the catalogue is open again."""
        self._notice = notice

    def _show_notice(self) -> None:
        if self._notice is not None:
            self.notice_raised.emit(self._notice)
            self._notice = None

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, LockedCatalogueError):
            place = error.place
            self.ask_password(error, self._window, lambda: self.catalogue_requested.emit(place))
