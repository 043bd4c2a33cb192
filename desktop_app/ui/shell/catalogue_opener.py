"""Opening of catalogues: the last one, another one, the sample, or the open one again."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app import paths
from desktop_app.engine.status import CatalogueStatus
from desktop_app.errors import Message
from desktop_app.settings import Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import Task
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.shell.recent_catalogues import RecentCatalogues


class CatalogueOpener(QObject):
    """Opens catalogues with the model, the device and the measure of the settings.

    Args:
        client: opens them.
        preferences: the settings; the catalogue opened last is saved in them.
        sample_catalogue: the folder of the user's own copy of the sample.
        recents: the catalogues that were open before.
        parent: owns the opener.

    Attributes:
        recents: the catalogues that were open before.

    Signals:
        notice_raised: a notice to show.
    """

    notice_raised = Signal(Notice)

    def __init__(
        self,
        client: EngineClient,
        preferences: Preferences,
        sample_catalogue: Path,
        recents: RecentCatalogues,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._client = client
        self._preferences = preferences
        self._sample_catalogue = sample_catalogue
        self.recents = recents
        client.opened.connect(self._on_opened)
        client.preparing.connect(self._on_preparing)
        client.ready.connect(self._on_ready)
        preferences.changed.connect(self._on_preferences_changed)

    def open(self, folder: Path, *, create: bool = False, template: Path | None = None) -> None:
        """Open a catalogue.

        Args:
            folder: the catalogue folder.
            create: whether to create a catalogue that does not exist.
            template: a packed catalogue to copy if none exists.
        """
        settings = self._preferences.now
        self._client.open(
            folder,
            paths.model_card(settings.model),
            settings.device,
            measure=settings.measure,
            create=create,
            template=template,
        )

    def create(self, folder: Path) -> None:
        """Open a catalogue, or create it if it does not exist."""
        self.open(folder, create=True)

    def open_sample(self) -> None:
        """Open the user's own copy of the sample, or create it the first time."""
        self.open(self._sample_catalogue, template=paths.sample_template())

    def reopen(self) -> None:
        """Open the open catalogue again, with the present settings."""
        if self._client.folder is not None:
            self.open(self._client.folder)

    def sample_photos_folder(self) -> Path | None:
        """Return the folder with photos for the sample; None for other catalogues."""
        return self._sample_folder("queries")

    def sample_baskets_folder(self) -> Path | None:
        """Return the folder with photos of many of the sample's products; None for others."""
        return self._sample_folder("scenes")

    def _sample_folder(self, name: str) -> Path | None:
        is_sample = self._client.folder == self._sample_catalogue
        return paths.sample_folder() / name if is_sample else None

    def last_catalogue(self) -> Path | None:
        """Return the catalogue opened last; None before the first one."""
        name = self._preferences.now.catalogue
        return Path(name) if name else None

    def catalogues_folder(self) -> Path:
        """Return the folder in which the user looks for a catalogue first."""
        return (self.last_catalogue() or self._sample_catalogue.parent).parent

    def _on_opened(self) -> None:
        self._preferences.change(catalogue=str(self._client.folder))

    def _on_ready(self, status: CatalogueStatus) -> None:
        if (refusal := status.write_refusal) is not None:
            sentence = Message(
                "{reason} You can search it, but not change it.", reason=refusal.message
            )
            self.notice_raised.emit(Notice("warning", sentence, refusal.hint))

    def _on_preparing(self, task: Task[object]) -> None:
        task.on_finish(lambda: self._on_prepared(task))

    def _on_prepared(self, task: Task[object]) -> None:
        if task.is_cancelled and self._client.folder is not None:
            sentence = Message("The catalogue is open, but not ready for photos yet.")
            hint = Message("Open it again to continue.")
            self.notice_raised.emit(Notice("warning", sentence, hint))

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        if _opening_settings(before) != _opening_settings(now):
            self.reopen()


def _opening_settings(settings: Settings) -> tuple[str, ...]:
    """Return the settings that a catalogue is opened with."""
    return settings.device, settings.model, settings.measure
