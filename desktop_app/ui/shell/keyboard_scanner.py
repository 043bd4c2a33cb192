"""Recognition of keyboard scanners: bar code scanners that type what they read.

A scanner types a code within some hundredths of a second and ends it with Enter or Tab. A
burst of keys that no person can type is therefore a scan, wherever the focus is: its keys
must not act as commands, change the text of a field, move in a list, or press a button.
"""

from collections.abc import Callable
from typing import Final, Protocol, TypeAlias, cast, runtime_checkable

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QWindow
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from desktop_app.ui.shell.held_keys import HeldKeys
from desktop_app.ui.widgets.single_key_shortcuts import MODIFIER_KEYS

# Longest time between two keys of a scan. Scanners type a key in 1 to 20 ms; people need
# 80 ms, and rarely less than this for two keys, but never for several in a row.
MAX_GAP_MS: Final = 35
_MIN_CHARACTERS: Final = 4
_END_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
_COMMAND_MODIFIERS: Final = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_LINE_OWNERS: Final = (QAbstractSpinBox, QComboBox)

_RestoreText: TypeAlias = Callable[[], None]


@runtime_checkable
class ScanTarget(Protocol):
    """A page, dialog or field that uses scanned codes."""

    def use_scan(self, text: str) -> None:
        """Use what a keyboard scanner has typed."""


@runtime_checkable
class SelectiveScanTarget(ScanTarget, Protocol):
    """A target that cannot use every code; what it cannot use was typed by a person."""

    def can_use_scan(self, text: str) -> bool:
        """Return whether this can be one of the codes that it uses."""


class KeyboardScanner(QObject):
    """Hands scans to the nearest ``ScanTarget`` around the focus.

    A scan is dropped if there is none. Text fields that are no targets get back the text that
    they had before the scan, unless a ``SelectiveScanTarget`` cannot use it. Other widgets get
    only the first key of a burst at once; the following ones are held back, and sent on if the
    burst turns out to be no scan.

    Args:
        app: the application whose keys are watched.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._held = HeldKeys(MAX_GAP_MS, self)
        self._holds_next = False
        self._clock = QElapsedTimer()
        self._clock.start()
        self._last_key_ms = 0
        self._text = ""
        self._restore_text: _RestoreText | None = None
        self._ended_by: int | None = None
        app.installEventFilter(self)

    def _on_key(self, event: QKeyEvent) -> None:
        """Process a key before any shortcut or widget does."""
        now_ms = event.timestamp() or self._clock.elapsed()
        is_burst = now_ms - self._last_key_ms <= MAX_GAP_MS
        self._last_key_ms = now_ms
        self._holds_next = False
        is_end = is_burst and event.key() in _END_KEYS and len(self._text) >= _MIN_CHARACTERS
        if is_end and not self._is_typed_text():
            # Accepted, it is no shortcut; the key press that follows is filtered out.
            event.accept()
            self._ended_by = event.key()
            self._hand_over()
            return
        is_character = self._is_character(event)
        if not is_burst or (not is_character and event.key() not in MODIFIER_KEYS):
            self._held.send()
            self._text = ""
        if is_character:
            self._add_character(event.text())

    def _add_character(self, character: str) -> None:
        focused = QApplication.focusWidget()
        if not self._text:
            self._restore_text = _snapshot(focused)
        self._holds_next = bool(self._text) and not _takes_text(focused)
        self._text += character

    def _is_typed_text(self) -> bool:
        """Return whether the burst is text of the focused field, typed very fast."""
        target = _present_target()
        is_usable = not isinstance(target, SelectiveScanTarget) or target.can_use_scan(self._text)
        return not is_usable and _takes_text(QApplication.focusWidget())

    def _hand_over(self) -> None:
        text, self._text = self._text, ""
        self._held.drop()
        target = _present_target()
        if self._restore_text is not None:
            self._restore_text()
        if target is not None:
            target.use_scan(text)

    @staticmethod
    def _is_character(event: QKeyEvent) -> bool:
        is_command = bool(event.modifiers() & _COMMAND_MODIFIERS)
        # GS, the separator of GS1 codes, is typed as a control character.
        is_visible = event.text().isprintable() or event.text() == "\x1d"
        return bool(event.text()) and is_visible and not is_command and not event.isAutoRepeat()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch all keys of the program."""
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride:
            # The window gets the event first, the widgets in it after it.
            if isinstance(watched, QWindow):
                self._on_key(cast("QKeyEvent", event))
                return self._ended_by is not None
        elif kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease) and not self._held.is_sending:
            key = cast("QKeyEvent", event)
            return self._ends_scan(key) or (
                isinstance(watched, QWindow) and self._hold(watched, key)
            )
        return False

    def _ends_scan(self, event: QKeyEvent) -> bool:
        if self._ended_by is None:
            return False
        is_end = event.key() == self._ended_by
        if not is_end or event.type() == QEvent.Type.KeyRelease:
            self._ended_by = None
        return is_end

    def _hold(self, window: QWindow, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease:
            return self._held.hold_release(window, event)
        is_held, self._holds_next = self._holds_next, False
        if is_held:
            self._held.hold(window, event)
        else:
            self._held.pass_press(event)
        return is_held


def _present_target() -> ScanTarget | None:
    return _scan_target(QApplication.focusWidget() or QApplication.activeWindow())


def _scan_target(widget: QWidget | None) -> ScanTarget | None:
    while widget is not None:
        if isinstance(widget, ScanTarget):
            return widget
        # What is behind a dialog gets no scan.
        widget = None if widget.isWindow() else widget.parentWidget()
    return None


def _takes_text(widget: QWidget | None) -> bool:
    if isinstance(widget, QComboBox):
        return widget.isEditable()
    return isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit | QAbstractSpinBox)


def _snapshot(widget: QWidget | None) -> _RestoreText | None:
    """Return what gives a text field back its present text; None for other widgets."""
    # The line of a spin box, or of a list of choices that can be edited.
    line = widget.findChild(QLineEdit) if isinstance(widget, _LINE_OWNERS) else widget
    if isinstance(line, QLineEdit):
        text, position = line.text(), line.cursorPosition()

        def restore() -> None:
            line.setText(text)
            line.setCursorPosition(position)

        return restore
    if isinstance(widget, QPlainTextEdit):
        start = widget.textCursor().selectionStart()

        def remove_typed() -> None:
            typed = widget.textCursor()
            typed.setPosition(start, QTextCursor.MoveMode.KeepAnchor)
            typed.removeSelectedText()

        return remove_typed
    return None
