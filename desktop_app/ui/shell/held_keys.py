"""Key presses that may belong to a scan, held back until that is known."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWindow
from shiboken6 import Shiboken

_TIMER_MARGIN_MS: Final = 5


class HeldKeys(QObject):
    """Keeps key events, and sends them on in their order unless they are a scan.

    Args:
        max_gap_ms: time without another key after which they are none.
        parent: the owner.

    Attributes:
        is_sending: whether the keys are being sent on; they must not be held again.
    """

    def __init__(self, max_gap_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self.is_sending = False
        self._events: list[tuple[QWindow, QKeyEvent]] = []
        # Keys whose press is held, or was dropped before their release came.
        self._pressed: set[int] = set()
        self._timer = QTimer(self, singleShot=True, interval=max_gap_ms + _TIMER_MARGIN_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        # Keys that came while this thread was busy are processed first.
        self._timer.timeout.connect(lambda: QTimer.singleShot(0, self, self._send_unless_followed))

    def hold(self, window: QWindow, event: QKeyEvent) -> None:
        """Keep a press, or the release of a key whose press is kept."""
        self._events.append((window, event.clone()))
        if event.type() == QEvent.Type.KeyPress:
            self._pressed.add(event.key())
        self._timer.start()

    def pass_press(self, event: QKeyEvent) -> None:
        """Note that a press goes on, and so the release of its key, too."""
        self._pressed.discard(event.key())

    def hold_release(self, window: QWindow, event: QKeyEvent) -> bool:
        """Keep a release if the press of its key is kept; return whether it goes no further."""
        if event.key() not in self._pressed:
            return False
        if self._events:
            self.hold(window, event)
        if not event.isAutoRepeat():
            self._pressed.discard(event.key())
        return True

    def drop(self) -> None:
        """Forget the keys: they were a scan."""
        self._timer.stop()
        self._events.clear()

    def send(self) -> None:
        """Send the keys on: they were none."""
        self._timer.stop()
        events, self._events = self._events, []
        self._pressed.clear()
        self.is_sending = True
        try:
            for window, event in events:
                if Shiboken.isValid(window):
                    QCoreApplication.sendEvent(window, event)
        finally:
            self.is_sending = False

    def _send_unless_followed(self) -> None:
        # Started again by a newer key.
        if not self._timer.isActive():
            self.send()
