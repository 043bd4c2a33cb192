"""What the user is told to do at the counter; a refusal is shown for a moment."""

import time

from PySide6.QtCore import QObject, Signal

from desktop_app.ui.counter.scene.guidance import Guidance


class GuidanceState(QObject):
    """Holds the present guidance.

    Args:
        refused_s: how long it is shown why a photo was not answered.
        parent: the owner.

    Attributes:
        now: the present guidance.

    Signals:
        changed: ``now``.
    """

    changed = Signal(str)

    def __init__(self, refused_s: float, parent: QObject) -> None:
        super().__init__(parent)
        self.now: Guidance = "preparing"
        self._refused_s = refused_s
        self._refused_until_s = 0.0

    def update(self, guidance: Guidance) -> None:
        """Show what to do, unless a refusal is shown."""
        if time.monotonic() >= self._refused_until_s:
            self._set(guidance)

    def refuse(self, problem: Guidance) -> None:
        """Show for a moment why a photo is not answered."""
        self._set(problem)
        self._refused_until_s = time.monotonic() + self._refused_s

    def end_refusal(self) -> None:
        """Let the next guidance be shown."""
        self._refused_until_s = 0.0

    def _set(self, guidance: Guidance) -> None:
        if guidance != self.now:
            self.now = guidance
            self.changed.emit(guidance)
