"""The settings while the window is open; changes are saved at once."""

import logging
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.settings import Settings, save_settings
from desktop_app.ui.background.lane import Lane

_log = logging.getLogger(__name__)


class Preferences(QObject):
    """The present settings and the file they are saved in.

    Signals:
        changed: the settings before and after the change.
    """

    changed = Signal(Settings, Settings)

    def __init__(
        self,
        settings: Settings,
        file: Path,
        parent: QObject | None = None,
        *,
        saves: bool = True,
    ) -> None:
        super().__init__(parent)
        self._saves = saves
        self._settings = settings
        self._file = file
        self._lane: Lane | None = None

    @property
    def now(self) -> Settings:
        """The present settings."""
        return self._settings

    @property
    def folder(self) -> Path:
        """The folder of the settings file; the place of the window is saved there, too."""
        return self._file.parent

    def save_on(self, lane: Lane) -> None:
        """Save on a lane from now on, until it ends: a disk may take long to write a file."""
        self._lane = lane

    def change(self, **choices: object) -> None:
        """Change some settings and save all.

        If the file cannot be written, the change still applies until the end.

        Args:
            choices: new values by the name of the setting.

        Raises:
            TypeError: a setting of this name does not exist.
        """
        before = self._settings
        self._settings = before.__replace__(**choices)
        if self._settings == before:
            return
        if self._saves and self._lane is not None and not self._lane.is_stopping:
            self._lane.run_write(partial(self._save_newest, self._settings))
        elif self._saves:
            self._save(self._settings)
        self.changed.emit(before, self._settings)

    def _save_newest(self, settings: Settings) -> None:
        """Save settings unless they have changed since, because that change is saved after them.

        While a handle is dragged, changes come faster than a slow disk writes them.
        """
        if settings is self._settings:
            self._save(settings)

    def _save(self, settings: Settings) -> None:
        try:
            save_settings(settings, self._file)
        except OSError as error:
            _log.warning("settings are not saved: %s", error)
