"""The input fields of the details pane: Enter saves, Escape returns to the saved text."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from desktop_app.domain.code import gtin_in
from desktop_app.ui.widgets.completer import offer_texts
from desktop_app.ui.widgets.widget_factory import with_object_name

_MIN_LINES: Final = 2
_MAX_LINES: Final = 8
# Characters from which on the lines are not counted: it takes milliseconds.
_LONG_TEXT: Final = 1_500
_PADDING_PX: Final = 20


class LineEditor(QLineEdit):
    """One line of text.

    Signals:
        typed: the text, while it is typed.
        committed: Enter was pressed, or the field was left.
        reverted: Escape was pressed.
    """

    typed = Signal(str)
    committed = Signal()
    reverted = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        self.textChanged.connect(self.typed)
        self.editingFinished.connect(self.committed)

    def show_text(self, text: str) -> None:
        """Show a text without emitting ``typed``; the cursor stays where it can."""
        if text == self.text():
            return
        position = self.cursorPosition()
        with QSignalBlocker(self):
            self.setText(text)
        self.setCursorPosition(position if self.hasFocus() else 0)

    def set_completions(self, texts: Sequence[str]) -> None:
        """Set texts that are offered while one is typed."""
        offer_texts(self, texts)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return to the saved text on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.reverted.emit()
        else:
            super().keyPressEvent(event)


class CodeEditor(LineEditor):
    """A SKU or GTIN, which can be scanned.

    Args:
        is_gtin: whether only the GTIN of a GS1 code is used.

    Signals:
        scanned: a code was scanned; the signals of Enter follow.
    """

    scanned = Signal()

    def __init__(self, object_name: str, *, is_gtin: bool) -> None:
        super().__init__(object_name)
        self._is_gtin = is_gtin

    def use_scan(self, text: str) -> None:
        """Replace the text by a scanned code and save it."""
        self.setText(gtin_in(text) if self._is_gtin else text)
        self.scanned.emit()
        self.committed.emit()
        self.returnPressed.emit()


class TextEditor(QPlainTextEdit):
    """Several lines of plain text, as high as the text within limits; Ctrl+Enter saves.

    Signals:
        typed: the text, while it is typed.
        committed: Ctrl+Enter was pressed, or the field was left.
        reverted: Escape was pressed.
    """

    typed = Signal(str)
    committed = Signal()
    reverted = Signal()

    def __init__(self, object_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_text_changed)
        self._fit_height()

    def text(self) -> str:
        """Return the text."""
        return self.toPlainText()

    def show_text(self, text: str) -> None:
        """Show a text without emitting ``typed``; the cursor stays where it can."""
        if text == self.text():
            return
        position = self.textCursor().position()
        with QSignalBlocker(self):
            self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(self.text())) if self.hasFocus() else 0)
        self.setTextCursor(cursor)
        self._fit_height()

    def _on_text_changed(self) -> None:
        self._fit_height()
        self.typed.emit(self.text())

    def _fit_height(self) -> None:
        document, lines = self.document(), _MAX_LINES
        if document.characterCount() < _LONG_TEXT:
            # The size of a plain text document is counted in lines.
            lines = max(_MIN_LINES, min(round(document.size().height()), _MAX_LINES))
        self.setFixedHeight(lines * self.fontMetrics().lineSpacing() + _PADDING_PX)

    # Qt

    def minimumSizeHint(self) -> QSize:
        """Return a size that fits into a narrow pane."""
        return QSize(80, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to the text in the new width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_height()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save when the field is left."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.committed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Save on Ctrl+Enter, return to the saved text on Escape."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.reverted.emit()
        elif is_enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.committed.emit()
        else:
            super().keyPressEvent(event)
