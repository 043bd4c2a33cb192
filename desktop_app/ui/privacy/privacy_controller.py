"""The controller of the privacy dialog: reads what is kept, and has photos forgotten."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.role import Right, Role
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.privacy.forget_form import ScopeOf
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.style.theme import Theme

if TYPE_CHECKING:
    from desktop_app.catalogue.protocols import Catalogue
    from desktop_app.engine.privacy.forget_report import ForgetReport
    from desktop_app.engine.privacy.privacy_facts import PrivacyFacts
    from desktop_app.ui.privacy.privacy_dialog import PrivacyDialog


class PhotoForgetting(Protocol):
    """Forgets photos; imports what it needs when it is called, on the lane."""

    def plan(self, catalogue: "Catalogue", scope_of: ScopeOf) -> "Job[ForgetReport]":
        """Return what would be deleted of an open catalogue."""

    def forget(self, folder: Path, role: Role, scope_of: ScopeOf) -> "Job[ForgetReport]":
        """Delete photos of the catalogue in a folder, which must not be open."""


class PrivacyController(QObject):
    """Opens the dialogs. While photos are deleted, the catalogue is closed.

    Args:
        client: runs the jobs.
        photo_forgetting: forgets photos.
        data: folder of the program's data.
        preferences: the settings.
        theme: colours of the dialogs.
        window: parent of the dialogs.

    Signals:
        job_started: the task that deletes photos.
        catalogue_requested: the folder of the catalogue that must be opened again.
    """

    job_started = Signal(Task)
    catalogue_requested = Signal(Path)

    def __init__(
        self,
        client: EngineClient,
        photo_forgetting: PhotoForgetting,
        data: Path,
        preferences: Preferences,
        theme: Theme,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._client = client
        self._photo_forgetting = photo_forgetting
        self._data = data
        self._preferences = preferences
        self._theme = theme
        self._window = window

    def open_dialog(self) -> None:
        """Show what is kept."""
        # Imported here, so that the window starts faster.
        from desktop_app.ui.privacy.privacy_dialog import PrivacyDialog

        dialog = PrivacyDialog(
            self._load, self._rights, self._preferences, self._theme, self._window
        )
        dialog.forget_requested.connect(lambda: self._open_forget_dialog(dialog))
        # A method, not a lambda: Qt disconnects it when the dialog is closed.
        self._client.opened.connect(dialog.reload)
        for changed in (self._client.opened, self._client.failed, self._client.role_changed):
            changed.connect(dialog.update_rights)
        dialog.open()

    def plan(self, scope_of: ScopeOf) -> "Task[ForgetReport]":
        """Find out what would be deleted; nothing is changed."""
        forgetting = self._photo_forgetting
        return self._client.read_job(lambda catalogue: forgetting.plan(catalogue.store, scope_of))

    def forget(self, scope_of: ScopeOf) -> "Task[ForgetReport]":
        """Close the catalogue and delete photos; it is opened again at the end."""
        folder, role = self._client.folder, self._client.role
        forgetting = self._photo_forgetting
        assert folder is not None
        self._client.close(
            VitrineError(
                Message("The catalogue is closed while photos are deleted."),
                Message("It is opened again afterwards."),
            )
        )
        task = self._client.run_job_without_catalogue(
            lambda: forgetting.forget(folder, role, scope_of)
        )
        task.on_finish(lambda: self.catalogue_requested.emit(folder))
        self.job_started.emit(task)
        return task

    def _rights(self) -> frozenset[Right]:
        """Return what the user may do now; there must be a catalogue to forget photos."""
        client = self._client
        needed = {Right.FORGET: client.folder is not None, Right.CHANGE_SETTINGS: True}
        return frozenset(one for one, is_open in needed.items() if is_open and client.may(one))

    def _open_forget_dialog(self, dialog: "PrivacyDialog") -> None:
        from desktop_app.ui.privacy.forget_dialog import ForgetDialog

        if self._client.folder is None:
            return
        ForgetDialog(self, self._theme, dialog).open()

    def _load(self) -> "Task[PrivacyFacts]":
        facts_of = _facts_function(self._data, self._preferences)
        if self._client.folder is None:
            return self._client.run_without_catalogue(lambda: facts_of(None))
        return self._client.read(lambda catalogue: facts_of(catalogue.store))


def _facts_function(
    data: Path, preferences: Preferences
) -> "Callable[[Catalogue | None], PrivacyFacts]":
    """Return what reads the facts, on the lane."""
    settings = preferences.now

    def facts_of(catalogue: "Catalogue | None") -> "PrivacyFacts":
        from desktop_app.engine.privacy.kept_folders import KeptFolders
        from desktop_app.engine.privacy.privacy_facts import privacy_facts

        return privacy_facts(catalogue, KeptFolders(data), settings)

    return facts_of
