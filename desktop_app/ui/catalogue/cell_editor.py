"""The line in which a cell of the table is edited, and the sentence about what is wrong."""

from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop_app.domain.product import Product
from desktop_app.ui.widgets.widget_factory import describe_problem, label, with_object_name

_STEPS: Final = {
    Qt.Key.Key_Return: 0,
    Qt.Key.Key_Enter: 0,
    Qt.Key.Key_Tab: 1,
    Qt.Key.Key_Backtab: -1,
}
# A menu or another window is open, and the focus comes back.
_BRIEF_LOSSES: Final = (
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
    Qt.FocusReason.ActiveWindowFocusReason,
)


class CellEditor(QLineEdit):
    """Edits one field of a product.

    Attributes:
        product: the product.
        column: the column of the cell.
        original_text: the text before it was changed.

    Signals:
        submitted: the text is to be saved; 1 or -1 to edit the next or the previous cell
            then, 0 to stay.
        cancelled: the text is to be dropped.
    """

    submitted = Signal(int)
    cancelled = Signal()

    def __init__(self, product: Product, column: str, parent: QWidget) -> None:
        super().__init__(parent)
        with_object_name(self, "cell_editor")
        self.product = product
        self.column = column
        self.original_text = ""
        self._message = label("cell_message", role="cell_problem", wraps=True)
        self._message.setParent(parent)
        self._message.hide()
        self.destroyed.connect(self._message.deleteLater)
        self.textEdited.connect(lambda _: self._message.hide())

    def show_problem(self, sentence: str) -> None:
        """Show why the text cannot be saved, below the cell or above it."""
        self.setReadOnly(False)
        self._message.setText(sentence)
        room = self._message.parentWidget()
        assert room is not None
        width_px = min(max(self.width(), 260), room.width())
        self._message.setFixedWidth(width_px)
        self._message.adjustSize()
        left_px = max(0, min(self.x(), room.width() - width_px))
        top_px = self.geometry().bottom() + 1
        if top_px + self._message.height() > room.height():
            top_px = self.y() - self._message.height()
        self._message.move(QPoint(left_px, max(0, top_px)))
        self._message.show()
        self._message.raise_()
        describe_problem(self, sentence)

    def handle(self, event: QEvent) -> bool:
        """Handle a key or the loss of the focus; return whether that is all."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            if event.reason() not in _BRIEF_LOSSES:
                self._submit(0)
            return False
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif key in _STEPS:
            self._submit(_STEPS[key])
        else:
            return False
        return True

    def _submit(self, step: int) -> None:
        # Read-only while the text is being saved.
        if not self.isReadOnly():
            self.submitted.emit(step)
