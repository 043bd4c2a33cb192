"""The editor of a counted number in the table of a stock take."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSpinBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop_app.engine.counting.stock_corrections import MAX_HAND_COUNT
from desktop_app.ui.widgets.widget_factory import with_object_name

_EDITOR_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
_Index = QModelIndex | QPersistentModelIndex


class _CountEditor(QSpinBox):
    """The number of a row while it is typed; Enter and Escape are no commands of the page."""

    is_filled = False

    # Qt

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the editor."""
        is_override = event.type() == QEvent.Type.ShortcutOverride
        if is_override and isinstance(event, QKeyEvent) and event.key() in _EDITOR_KEYS:
            event.accept()
            return True
        return super().event(event)


class CountDelegate(QStyledItemDelegate):
    """Edits a number of units."""

    # Qt

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, _index: _Index
    ) -> QWidget:
        """Return a spin box."""
        editor = with_object_name(_CountEditor(parent), "stock_count_editor")
        editor.setAccessibleName(self.tr("Counted"))
        editor.setRange(0, MAX_HAND_COUNT)
        editor.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return editor

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: _Index
    ) -> None:
        """Give the editor room for the largest number, to the left of a narrow cell, too."""
        place = option.rect
        width = max(place.width(), editor.sizeHint().width())
        editor.setGeometry(QRect(place.right() + 1 - width, place.top(), width, place.height()))

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Show the present number, selected, so that a typed one replaces it.

        Qt calls this again whenever the model changes; what is typed stays.
        """
        if isinstance(editor, _CountEditor) and not editor.is_filled:
            editor.is_filled = True
            editor.setValue(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        """Use the number."""
        if isinstance(editor, QSpinBox):
            editor.interpretText()
            model.setData(index, editor.value())
