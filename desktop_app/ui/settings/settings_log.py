"""Which settings are changed, for the log."""

from typing import Final

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from desktop_app.settings import Settings
from desktop_app.ui.settings.preferences import Preferences

# The program remembers these by itself, or they concern nobody but the one who looks.
_NOT_LOGGED: Final = frozenset(
    {
        *("catalogue", "recent_catalogues", "camera", "cameras", "counter_camera_share"),
        *("learning_offered_on", "tour_shown", "stock_author", "stock_place"),
        *("theme", "language", "cut_off"),
    }
)
# While a number is being changed, it is one change.
_PAUSE_MS: Final = 2_000


class SettingsLog(QObject):
    """Collects the names of changed settings, and tells them together; never their values.

    Signals:
        changed: the names, separated by commas.
    """

    changed = Signal(str)

    def __init__(self, preferences: Preferences, parent: QObject) -> None:
        super().__init__(parent)
        self._names: dict[str, None] = {}
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self.tell)
        preferences.changed.connect(self._on_changed)

    def tell(self) -> None:
        """Tell what was changed until now."""
        self._pause.stop()
        names, self._names = self._names, {}
        if names:
            self.changed.emit(", ".join(names))

    def _on_changed(self, before: Settings, now: Settings) -> None:
        for field in msgspec.structs.fields(Settings):
            name = field.name
            if name not in _NOT_LOGGED and getattr(before, name) != getattr(now, name):
                self._names[name] = None
        if self._names:
            self._pause.start()
