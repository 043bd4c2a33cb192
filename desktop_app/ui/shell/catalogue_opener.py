"""Which catalogue is open: the last one, another, the sample, or the same anew."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app import paths
from desktop_app.errors import Message
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.importing.import_controller import ImportController
from desktop_app.ui.importing.import_plan import sample_catalogue_folder
from desktop_app.ui.settings.preferences import Preferences


class CatalogueOpener(QObject):
    """Opens catalogues with the model and the device that the user chose.

    Signals:
        notice_raised: a notice for the user.
    """

    notice_raised = Signal(Notice)

    def __init__(
        self,
        client: EngineClient,
        importer: ImportController,
        preferences: Preferences,
        home: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._home = home
        client.opened.connect(self._on_opened)
        client.preparing.connect(self._on_preparing)
        preferences.changed.connect(self._on_preferences_changed)
        importer.catalogue_requested.connect(lambda folder: self.open(folder, create=True))

    def open(self, folder: Path, *, create: bool = False, template: Path | None = None) -> None:
        """Open a catalogue.

        Args:
            folder: of the catalogue.
            create: whether it is made when there is none.
            template: a packed catalogue that is copied when there is none.
        """
        now = self._preferences.now
        self._client.open(
            folder,
            paths.model_card(now.model),
            now.device,
            measure=now.measure,
            create=create,
            template=template,
        )

    def open_sample(self) -> None:
        """Open the user's own copy of the sample; the first time it is made."""
        self.open(sample_catalogue_folder(self._home), template=paths.sample_template())

    def reopen(self) -> None:
        """Open what is open anew, with the model; nothing happens where nothing is."""
        if self._client.folder is not None:
            self.open(self._client.folder)

    def photos_to_try(self) -> Path | None:
        """Return the folder of photos that the sample brings; None for other catalogues."""
        is_sample = self._client.folder == sample_catalogue_folder(self._home)
        return paths.sample_folder() / "queries" if is_sample else None

    def last(self) -> Path | None:
        """Return the catalogue opened last; None before the first one."""
        name = self._preferences.now.catalogue
        return Path(name) if name else None

    def _on_opened(self) -> None:
        self._preferences.change(catalogue=str(self._client.folder))

    def _on_preparing(self, task: Task[object]) -> None:
        task.on_finish(lambda: self._on_prepared(task))

    def _on_prepared(self, task: Task[object]) -> None:
        if task.is_cancelled and self._client.folder is not None:
            words = Message("The catalogue is open, but not ready for photos yet.")
            hint = Message("Open it again to go on where it was stopped.")
            self.notice_raised.emit(Notice("warning", words, hint))

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        if _how(before) != _how(now):
            self.reopen()


def _how(settings: Settings) -> tuple[str, ...]:
    """Return the choices that a catalogue is opened with."""
    return settings.device, settings.model, settings.measure
