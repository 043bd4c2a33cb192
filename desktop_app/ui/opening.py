"""Which catalogue is open: the last one, another, the sample, or the same anew."""

from pathlib import Path

from PySide6.QtCore import QObject

from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.importing.importer import Importer
from desktop_app.ui.importing.plan import ImportPlan, sample_catalogue
from desktop_app.ui.preferences import Preferences
from desktop_app.ui.session import Session


class Opening(QObject):
    """Opens catalogues with the model and the device that the user chose."""

    def __init__(
        self,
        session: Session,
        importer: Importer,
        preferences: Preferences,
        home: Path,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._importer = importer
        self._preferences = preferences
        self._home = home
        session.opened.connect(self._on_opened)
        preferences.changed.connect(self._on_preferences_changed)
        importer.catalogue_wanted.connect(lambda folder: self.open(folder, create=True))

    def open(self, folder: Path, *, create: bool = False) -> None:
        """Open a catalogue; with ``create`` one that may not exist yet."""
        now = self._preferences.now
        card = paths.model_card(now.model)
        self._session.open(folder, card, now.device, measure=now.measure, create=create)

    def open_sample(self) -> None:
        """Open the sample; what is missing of it is imported."""
        table = paths.sample_folder() / "products.csv"
        self._importer.start(ImportPlan(table, sample_catalogue(self._home), is_quiet=True))

    def photos_to_try(self) -> Path | None:
        """Return the folder of photos that the sample brings; None for other catalogues."""
        is_sample = self._session.folder == sample_catalogue(self._home)
        return paths.sample_folder() / "photos" if is_sample else None

    def last(self) -> Path | None:
        """Return the catalogue opened last; None before the first one."""
        name = self._preferences.now.catalogue
        return Path(name) if name else None

    def _on_opened(self) -> None:
        self._preferences.change(catalogue=str(self._session.folder))

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        if _how(before) != _how(now):
            folder = self._session.folder
            if folder is not None:
                self.open(folder)


def _how(settings: Settings) -> tuple[str, ...]:
    """Return the choices that a catalogue is opened with."""
    return settings.device, settings.model, settings.measure
