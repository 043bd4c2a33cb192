"""The table of a product's attributes, edited in place."""

from typing import Final

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.product_fields.attributes_model import AttributesModel, Pairs
from desktop_app.ui.widgets.widget_factory import configure_table, with_object_name

_MAX_ROWS: Final = 10
_ROW_PX: Final = 32


class AttributesTable(QTableView):
    """Name and text of each attribute; Delete removes one, the last row adds one.

    Signals:
        edited: the attributes as the user has changed them, pairs of name and text.
    """

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "attributes_table")
        self._model = AttributesModel(self)
        self.setModel(self._model)
        configure_table(self)
        self.setItemDelegate(_TextDelegate(self))
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked
            | triggers.SelectedClicked
            | triggers.EditKeyPressed
            | triggers.AnyKeyPressed
        )
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.resizeSection(0, 120)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        self._model.edited.connect(lambda: self.edited.emit(self._model.pairs()))
        for changed in (
            self._model.modelReset,
            self._model.rowsInserted,
            self._model.rowsRemoved,
        ):
            changed.connect(self._fit_height)
        self._fit_height()
        self._retranslate()

    def show_pairs(self, pairs: Pairs) -> None:
        """Show attributes; a cell that is being edited stays open if nothing else changes."""
        self._model.show(pairs)

    def clear(self) -> None:
        """Show no attributes."""
        self._model.clear()

    def set_editable(self, is_editable: bool) -> None:
        """Allow changes, or forbid them."""
        self._model.set_editable(is_editable)
        self.viewport().update()

    def commit_open_cell(self) -> None:
        """Take over the text of a cell that is being edited."""
        for cell in self.viewport().findChildren(QLineEdit):
            self.commitData(cell)

    def _fit_height(self) -> None:
        rows = min(self._model.rowCount(), _MAX_ROWS)
        header_px = self.horizontalHeader().sizeHint().height()
        self.setFixedHeight(rows * _ROW_PX + header_px + 4)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Attributes"))
        self.setToolTip(self.tr("Enter or F2 edits, Delete removes an attribute"))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove the current attribute on Delete, edit the current cell on Enter."""
        index = self.currentIndex()
        is_editing = self.state() == QAbstractItemView.State.EditingState
        if event.matches(QKeySequence.StandardKey.Delete) and not is_editing:
            self._model.remove(index.row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not is_editing:
            self.edit(index)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.horizontalHeader().viewport().update()
            self.viewport().update()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()


class _TextDelegate(QStyledItemDelegate):
    """Shows texts as plain text, the invitation in the last row in the colour of a hint."""

    def createEditor(
        self,
        parent: QWidget,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QWidget:
        """Return a line of text that fills the cell."""
        cell = with_object_name(QLineEdit(parent), "attribute_cell")
        title = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        cell.setAccessibleName(str(title))
        return cell

    def setModelData(
        self,
        editor: QWidget,
        model: QAbstractItemModel,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Take over the text only if it was changed: line breaks are lost in one line."""
        assert isinstance(editor, QLineEdit)
        if editor.isModified():
            model.setData(index, editor.text(), Qt.ItemDataRole.EditRole)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell."""
        if not index.data(Qt.ItemDataRole.EditRole):
            option.palette.setColor(
                option.palette.ColorRole.Text,
                option.palette.color(option.palette.ColorRole.PlaceholderText),
            )
        super().paint(painter, option, index)
