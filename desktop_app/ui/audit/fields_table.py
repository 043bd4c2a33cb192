"""The table of fields: a click or Enter takes a value for the merge."""

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

_ROW_PX = 6
_INSIDE_PX = 11


class FieldsTable(QTableView):
    """Fields side by side, what differs marked."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, "fields_table")
        self._fields = FieldsModel(self)
        self.setModel(self._fields)
        configure_table(self)
        self.setItemDelegate(_CellDelegate(theme, self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit()
        self._retranslate()
        self.clicked.connect(self._fields.choose)
        theme.changed.connect(self.viewport().update)

    def show_case(self, case: ReviewState | None) -> None:
        """Show the fields of what is compared."""
        columns = self._fields.columnCount()
        self._fields.show(case)
        if self._fields.columnCount() != columns:
            head = self.horizontalHeader()
            head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)

    def refresh(self) -> None:
        """Show what was chosen or marked since."""
        self._fields.refresh()

    def _fit(self) -> None:
        height_px = self.fontMetrics().height() + _ROW_PX
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)
        self.setMaximumHeight(self.sizeHint().height())

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Fields side by side"))
        self.setToolTip(self.tr("A click or Enter takes a value for the merge"))

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the value under the cursor."""
        index: QModelIndex = self.currentIndex()
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not (is_enter and index.isValid() and self._fields.choose(index)):
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.refresh()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def sizeHint(self) -> QSize:
        """Ask for all rows."""
        height_px = self.verticalHeader().defaultSectionSize() * len(FIELDS)
        return QSize(400, height_px + self.horizontalHeader().sizeHint().height() + 4)


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell from one question to the model: the style would ask nine times."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room for the words."""
        cell: Cell = index.data(CELL_ROLE)
        metrics = QFontMetrics(option.font)
        return QSize(metrics.horizontalAdvance(cell.text) + 2 * _INSIDE_PX + 4, metrics.height())

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
        font.setStrikeOut(cell.is_left_out)
        painter.setFont(font)
        painter.setPen(QColor(self._colour(cell)))
        place = option.rect.adjusted(_INSIDE_PX, 0, -_INSIDE_PX, 0)
        words = QFontMetrics(font).elidedText(cell.text, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)
        painter.restore()

    def _colour(self, cell: Cell) -> str:
        colours = self._theme.colours
        if cell.differs:
            return colours.check
        return colours.muted if cell.is_name or cell.is_left_out else colours.text
