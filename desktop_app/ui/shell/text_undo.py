"""Undo and redo of typing: text fields keep the keys only while they can use them."""

from collections.abc import Sequence
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTextEdit,
    QWidget,
)

_TextField: TypeAlias = QLineEdit | QPlainTextEdit | QTextEdit


class TextUndo(QObject):
    """Passes the keys of undo and redo to the focused text field, or to the window.

    Qt gives these keys to a text field even if there is no typing to undo. Here the field
    has them as long as there is; after that they are the window's.

    Args:
        undo_keys, redo_keys: the keys of the window's commands.
        parent: the window; text fields of other windows keep their keys.
    """

    def __init__(
        self,
        undo_keys: Sequence[QKeySequence],
        redo_keys: Sequence[QKeySequence],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._undo_keys = tuple(undo_keys)
        self._redo_keys = tuple(redo_keys)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)

    def _on_focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        # Only the focused field is watched: a filter of the application would be called for
        # every event.
        if before is not None:
            before.removeEventFilter(self)
        if _text_field(now) is not None and now is not None and now.window() is self._window:
            now.installEventFilter(self)

    def _use(self, field: _TextField, event: QKeyEvent, *, only_ask: bool) -> bool:
        """Undo or redo typing, if the keys ask for it; return whether there is any."""
        keys = QKeySequence(event.keyCombination())
        if keys in self._undo_keys:
            can, use = _can_undo(field), field.undo
        else:
            can, use = _can_redo(field), field.redo
        if can and not only_ask:
            use()
        return can

    def _is_ours(self, event: QKeyEvent) -> bool:
        keys = QKeySequence(event.keyCombination())
        return keys in (*self._undo_keys, *self._redo_keys)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide who gets the keys of undo and redo."""
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        field = _text_field(watched) if event.type() in kinds else None
        if field is None:
            return False
        assert isinstance(event, QKeyEvent)
        if not self._is_ours(event):
            return False
        is_question = event.type() == QEvent.Type.ShortcutOverride
        event.setAccepted(self._use(field, event, only_ask=is_question))
        return True


def _text_field(widget: QObject | None) -> _TextField | None:
    """Return the field that a focused widget types into; None if it is no text field."""
    if isinstance(widget, QComboBox | QSpinBox):
        # They have the focus in place of the field inside them.
        return widget.lineEdit()
    return widget if isinstance(widget, _TextField) else None


def _can_undo(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return not field.isReadOnly() and field.document().isUndoAvailable()


def _can_redo(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.isRedoAvailable()
    return not field.isReadOnly() and field.document().isRedoAvailable()
