"""The table of fields; a click or Enter chooses a value for the merge."""

from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop_app.ui.audit.fields_model import CELL_ROLE, FIELDS, Cell, FieldsModel
from desktop_app.ui.audit.review_state import ReviewState
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import configure_table, with_object_name

_ROW_PADDING_PX: Final = 6
# Of a target (WCAG 2.2).
_MIN_ROW_PX: Final = 24
_CELL_PADDING_PX: Final = 11


class FieldsTable(QTableView):
    """The fields of the compared products side by side, with differences marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "fields_table")
        self._model = FieldsModel(self)
        self.setModel(self._model)
        configure_table(self)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self._retranslate()
        self.clicked.connect(self._model.choose_value)
        theme.changed.connect(self.viewport().update)

    def show_state(self, state: ReviewState | None) -> None:
        """Show the fields of a group; None for an empty table."""
        columns = self._model.columnCount()
        self._model.set_state(state)
        if self._model.columnCount() != columns:
            header = self.horizontalHeader()
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def refresh(self) -> None:
        """Update all cells after a value was chosen or a product selected."""
        self._model.refresh()

    def _fit_rows(self) -> None:
        height_px = max(_MIN_ROW_PX, self.fontMetrics().height() + _ROW_PADDING_PX)
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)
        self.setMaximumHeight(self.sizeHint().height())

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Fields side by side"))
        self.setToolTip(self.tr("Click or press Enter to use a value in the merge"))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the value of the current cell with Enter."""
        index: QModelIndex = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_enter and index.isValid() and self._model.choose_value(index)):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_rows()

    def sizeHint(self) -> QSize:
        """Return a size for all rows."""
        height_px = self.verticalHeader().defaultSectionSize() * len(FIELDS)
        return QSize(400, height_px + self.horizontalHeader().sizeHint().height() + 4)


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell with one call to the model; the default delegate makes nine."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the size of the text."""
        cell: Cell = index.data(CELL_ROLE)
        metrics = QFontMetrics(option.font)
        return QSize(
            metrics.horizontalAdvance(cell.text) + 2 * _CELL_PADDING_PX + 4, metrics.height()
        )

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell."""
        cell: Cell = index.data(CELL_ROLE)
        colours = self._theme.colours
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(colours.accent_tint))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.drawRect(QRectF(option.rect).adjusted(1, 1, -1, -1))
        font = QFont(option.font)
        font.setBold(cell.is_chosen)
        font.setStrikeOut(cell.is_excluded)
        painter.setFont(font)
        painter.setPen(QColor(self._text_colour(cell)))
        rect = option.rect.adjusted(_CELL_PADDING_PX, 0, -_CELL_PADDING_PX, 0)
        text = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, text)
        painter.restore()

    def _text_colour(self, cell: Cell) -> str:
        colours = self._theme.colours
        if cell.differs:
            return colours.check
        return colours.muted if cell.is_field_name or cell.is_excluded else colours.text
