"""The user's choices while the window is open: change them, and they are kept."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from desktop_app.settings import Settings, save_settings

_log = logging.getLogger(__name__)


class Preferences(QObject):
    """The settings in force and the file they are kept in.

    Signals:
        changed: the settings before and after, two ``Settings``.
    """

    changed = Signal(object, object)

    def __init__(
        self,
        settings: Settings,
        file: Path,
        parent: QObject | None = None,
        *,
        are_kept: bool = True,
    ) -> None:
        super().__init__(parent)
        self._are_kept = are_kept
        self._settings = settings
        self._file = file

    @property
    def now(self) -> Settings:
        """The settings in force."""
        return self._settings

    @property
    def folder(self) -> Path:
        """Where the settings lie, and the window's place on the screen beside them."""
        return self._file.parent

    def change(self, **choices: object) -> None:
        """Take over some choices and save all; unknown names raise TypeError.

        A folder that cannot be written to costs the memory, never the choice.
        """
        before = self._settings
        self._settings = before.__replace__(**choices)
        if self._settings == before:
            return
        if self._are_kept:
            self._save()
        self.changed.emit(before, self._settings)

    def _save(self) -> None:
        try:
            save_settings(self._settings, self._file)
        except OSError as error:
            _log.warning("settings are not saved: %s", error)
