"""The catalogues that were open before, and which of them are missing."""

from pathlib import Path
from typing import Final

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal

from desktop_app import paths
from desktop_app.domain.timestamps import utc_now_text
from desktop_app.engine.status import CatalogueStatus
from desktop_app.settings import RecentCatalogue, Settings
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.settings.preferences import Preferences

MAX_RECENT: Final = 10


class RecentCatalogues(QObject):
    """Remembers the catalogues that are opened, up to ``MAX_RECENT``, in the settings.

    Args:
        client: opens catalogues.
        lane: looks which folders exist; a network drive may take seconds to answer.
        preferences: the settings.

    Signals:
        changed: the list, or what is known about it, has changed.
    """

    changed = Signal()

    def __init__(self, client: EngineClient, lane: Lane, preferences: Preferences) -> None:
        super().__init__()
        self._client = client
        self._lane = lane
        self._preferences = preferences
        self._missing: frozenset[str] = frozenset()
        self._check = LatestTask()
        client.opened.connect(self._on_opened)
        preferences.changed.connect(self._on_preferences_changed)

    def all(self) -> tuple[RecentCatalogue, ...]:
        """Return the catalogues, the newest first."""
        settings = self._preferences.now
        if settings.catalogue and not settings.recent_catalogues:
            # The settings are of an earlier version.
            return (RecentCatalogue(settings.catalogue),)
        return settings.recent_catalogues

    def is_missing(self, recent: RecentCatalogue) -> bool:
        """Return whether the catalogue was gone when ``check_missing`` looked."""
        return recent.folder in self._missing

    def check_missing(self) -> None:
        """Look which catalogues are gone; ``changed`` follows."""
        folders = [recent.folder for recent in self.all()]
        self._check.replace(self._lane.run(lambda: _missing(folders))).on_success(self._set_missing)

    def remove(self, recent: RecentCatalogue) -> None:
        """Take a catalogue off the list; its folder stays."""
        self._store(tuple(one for one in self.all() if one.folder != recent.folder))

    def remove_missing(self) -> None:
        """Take the missing catalogues off the list."""
        self._store(tuple(one for one in self.all() if not self.is_missing(one)))

    def _store(self, kept: tuple[RecentCatalogue, ...]) -> None:
        last = self._preferences.now.catalogue
        # A catalogue that is off the list is not opened at the start either.
        last = last if any(one.folder == last for one in kept) else ""
        self._preferences.change(recent_catalogues=kept, catalogue=last)

    def _on_opened(self) -> None:
        folder = str(self._client.folder)
        known = next((one for one in self.all() if one.folder == folder), RecentCatalogue(folder))
        self._put_first(replace(known, opened_at=utc_now_text()))

    def show_status(self, status: CatalogueStatus) -> None:
        """Remember the number of products of the open catalogue."""
        folder = str(self._client.folder)
        known = next((one for one in self.all() if one.folder == folder), None)
        if known is not None:
            shared = (status.location, status.name) if status.is_shared else ("", "")
            self._put_first(RecentCatalogue(folder, known.opened_at, status.products, *shared))

    def _put_first(self, recent: RecentCatalogue) -> None:
        others = [one for one in self.all() if one.folder != recent.folder]
        self._missing -= {recent.folder}
        self._preferences.change(recent_catalogues=(recent, *others)[:MAX_RECENT])

    def _set_missing(self, missing: frozenset[str]) -> None:
        if missing != self._missing:
            self._missing = missing
            self.changed.emit()

    def _on_preferences_changed(self, before: Settings, now: Settings) -> None:
        if before.recent_catalogues != now.recent_catalogues or before.catalogue != now.catalogue:
            self.changed.emit()


def _missing(folders: list[str]) -> frozenset[str]:
    return frozenset(folder for folder in folders if not _has_catalogue(Path(folder)))


def _has_catalogue(folder: Path) -> bool:
    try:
        return (folder / paths.DATABASE_NAME).exists()
    except OSError:
        # It is there, but cannot be read.
        return True
