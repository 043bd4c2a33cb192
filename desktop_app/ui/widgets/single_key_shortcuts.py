"""Commands of a single key, which the keys of a keyboard scanner never run.

A scanner types a key every 1 to 20 ms. A key is therefore a command only if no other key
comes shortly before or after it.
"""

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias, cast

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

# Longer than the time between two keys of a scanner, shorter than between two of a person.
MAX_GAP_MS: Final = 40
# The key that ends a scan may come this much later than the others.
_END_GAP_MS: Final = 200
# Keys that only change what others mean.
MODIFIER_KEYS: Final = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_Meta,
    Qt.Key.Key_CapsLock,
)

Slot: TypeAlias = Callable[[], object]


class SingleKeyShortcuts(QObject):
    """Runs the commands of a widget's single keys, each ``MAX_GAP_MS`` after its key.

    Args:
        owner: the page or dialog; the keys work where the focus is in it.
        state: what the commands are meant for, such as the answer that is shown; a command
            is dropped if it is another one when the command would run. None if it does not
            matter.
    """

    def __init__(self, owner: QWidget, state: Callable[[], object] | None = None) -> None:
        super().__init__(owner)
        self._owner = owner
        self._state = state
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last_key_ms = -MAX_GAP_MS - 1
        # Time of the newest key that followed another one like those of a scanner.
        self._burst_ms = -_END_GAP_MS - 1
        self._follows_key = False
        self._ends_burst = False
        self._is_held = False
        self._waiting: Slot | None = None
        self._waiting_state: object = None
        self._timer = QTimer(self, singleShot=True, interval=MAX_GAP_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        # Keys that came while this thread was busy are processed first.
        self._timer.timeout.connect(lambda: QTimer.singleShot(0, self, self._run_unless_followed))
        owner.installEventFilter(self)

    @property
    def is_waiting(self) -> bool:
        """Whether a command waits for the time in which no other key may come."""
        return self._waiting is not None

    def add(
        self,
        keys: QKeySequence | Qt.Key | str,
        slot: Slot,
        *,
        auto_repeat: bool = False,
        focus: QWidget | None = None,
        at_once: bool = False,
        begin: Slot | None = None,
    ) -> QShortcut:
        """Add a command.

        Args:
            keys: one key.
            slot: what it does.
            auto_repeat: whether it is done again and again while the key is held down.
            focus: the widget that has to have the focus; None for any in the owner.
            at_once: whether no further key is waited for; for a key with which no scan begins.
                It is no command shortly after a burst of keys, which it may end.
            begin: what can be done while the command waits, and has no effect that can be
                seen if it is dropped.
        """
        shortcut = QShortcut(QKeySequence(keys), focus or self._owner)
        whole = Qt.ShortcutContext.WidgetWithChildrenShortcut
        shortcut.setContext(whole if focus is None else Qt.ShortcutContext.WidgetShortcut)
        shortcut.setAutoRepeat(auto_repeat)
        on_key = self._run_at_once if at_once else partial(self._wait, begin=begin)
        shortcut.activated.connect(lambda: self._on_activated(slot, on_key))
        return shortcut

    def _on_key(self, event: QKeyEvent) -> None:
        """Process a key before any shortcut does."""
        # A scanner holds no key down.
        self._is_held = event.isAutoRepeat()
        if self._is_held:
            return
        now_ms = event.timestamp() or self._clock.elapsed()
        is_near = abs(now_ms - self._last_key_ms) <= MAX_GAP_MS
        if is_near:
            self._drop()
        else:
            self._run()
        if event.key() not in MODIFIER_KEYS:
            self._follows_key = is_near
            self._ends_burst = now_ms - self._burst_ms <= _END_GAP_MS
            self._last_key_ms = now_ms
            if is_near:
                self._burst_ms = now_ms

    def _on_activated(self, slot: Slot, on_key: Callable[[Slot], None]) -> None:
        if self._is_held:
            slot()
        elif self._follows_key or self.is_waiting:
            self._drop()
        else:
            on_key(slot)
        self._is_held = False
        self._follows_key = False

    def _run_at_once(self, slot: Slot) -> None:
        if not self._ends_burst:
            slot()

    def _wait(self, slot: Slot, begin: Slot | None) -> None:
        self._waiting = slot
        self._waiting_state = None if self._state is None else self._state()
        self._timer.start()
        if begin is not None:
            begin()

    def _run_unless_followed(self) -> None:
        # Started again by a newer key, whose command then waits.
        if not self._timer.isActive():
            self._run()

    def _run(self) -> None:
        self._timer.stop()
        slot, self._waiting = self._waiting, None
        meant_for, self._waiting_state = self._waiting_state, None
        if slot is not None and (self._state is None or self._state() == meant_for):
            slot()

    def _drop(self) -> None:
        self._timer.stop()
        self._waiting = self._waiting_state = None

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch the keys of the window."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and watched is not self._owner:
            self._on_key(cast("QKeyEvent", event))
        elif kind == QEvent.Type.Show and watched is self._owner:
            window = self._owner.window().windowHandle()
            if window is not None:
                window.installEventFilter(self)
        return False
