"""The table of products; its cost does not depend on the number of rows."""

from typing import Final

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QLine,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QWidget

from desktop_app.ui.catalogue.cell_delegate import THUMBNAIL_PX, CellDelegate
from desktop_app.ui.catalogue.columns import PICTURE
from desktop_app.ui.catalogue.product_list_model import ProductListModel
from desktop_app.ui.catalogue.product_view import ProductView
from desktop_app.ui.catalogue.row_ranges import RowRanges, selected_rows
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import configure_table

_ROW_PADDING_PX: Final = 12
_SELECT_ROWS: Final = (
    QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
)


class ProductTable(ProductView):
    """Products in rows, with the columns of the model.

    Attributes:
        product_model: the model.
    """

    def __init__(
        self,
        model: ProductListModel,
        thumbnails: ThumbnailCache,
        theme: Theme,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("product_table", model.rows, thumbnails, theme, parent)
        self.product_model = model
        self._theme = theme
        self._delegate = CellDelegate(model, thumbnails, theme, self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._configure()
        self._retranslate()

    @property
    def current_row(self) -> int:
        """The current row of the list; -1 for none."""
        return self.currentIndex().row()

    @property
    def top_row(self) -> int:
        """The first visible row of the list; -1 if there is none."""
        return self.rowAt(0)

    @property
    def selected_rows(self) -> RowRanges:
        """The selected rows of the list."""
        return selected_rows(self.selectionModel().selection())

    def select_rows(self, rows: RowRanges, current_row: int) -> None:
        """Select rows of the list, and make one of them the current one; -1 for none."""
        model, selection = self.product_model, QItemSelection()
        for first, last in rows:
            selection.select(model.index(first, 0), model.index(last, model.columnCount() - 1))
        if current_row >= 0:
            column = max(0, self.currentIndex().column())
            self.selectionModel().setCurrentIndex(
                model.index(current_row, column), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        self.selectionModel().select(selection, _SELECT_ROWS)

    def show_row_at_top(self, row: int) -> None:
        """Scroll so that a row of the list is the first visible one."""
        self.verticalScrollBar().setValue(row * self.verticalHeader().defaultSectionSize())

    def edit_beside(self, place: QModelIndex | QPersistentModelIndex, step: int) -> None:
        """Edit the next (1) or previous (-1) cell that can be changed, in the same row."""
        header, model = self.horizontalHeader(), self.product_model
        visual = header.visualIndex(place.column()) + step
        while 0 <= visual < model.columnCount():
            index = model.index(place.row(), header.logicalIndex(visual))
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                self.edit(index)
                return
            visual += step

    def request_thumbnails(self) -> None:
        """Load the pictures of the visible rows."""
        if not self.isVisible() or PICTURE not in self.product_model.columns:
            return
        self._request_thumbnails_of(self._visible_rows(), THUMBNAIL_PX)

    def fit_rows(self) -> None:
        """Set the height of the rows, after the font or the columns have changed."""
        height_px = self.fontMetrics().height() + _ROW_PADDING_PX
        if PICTURE in self.product_model.columns:
            height_px = max(height_px, THUMBNAIL_PX + 8)
        self._delegate.set_metrics(self.fontMetrics())
        self.verticalHeader().setMinimumSectionSize(height_px)
        self.verticalHeader().setDefaultSectionSize(height_px)
        self.verticalScrollBar().setSingleStep(height_px)

    def _configure(self) -> None:
        configure_table(self)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        # A heading would ask for every row whether it is selected.
        header.setSelectionModel(QItemSelectionModel(self.product_model, self))
        header.setSectionsMovable(True)
        header.setSectionsClickable(True)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.fit_rows()

    def _bottom_px(self) -> int:
        """Return where the rows end in the viewport."""
        end_px = self.verticalHeader().length() - self.verticalScrollBar().value()
        return min(self.viewport().height(), end_px)

    def _visible_rows(self) -> range:
        height_px = max(1, self.verticalHeader().defaultSectionSize())
        first = self.verticalScrollBar().value() // height_px
        last = first + self.viewport().height() // height_px + 2
        return range(first, min(last, self.product_model.rowCount()))

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Products"))

    # Qt

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Report the current row."""
        super().currentChanged(current, previous)
        if current.row() != previous.row():
            self.current_row_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Edit the current cell with Enter; show the details of a row that cannot be edited."""
        index = self.currentIndex()
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or not index.isValid():
            super().keyPressEvent(event)
        elif self.product_model.flags(index) & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.row_activated.emit(index.row())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells, and lines between the rows."""
        super().paintEvent(event)
        height_px, width_px = self.verticalHeader().defaultSectionSize(), self.viewport().width()
        first_px = height_px - 1 - self.verticalScrollBar().value() % height_px
        painter = QPainter(self.viewport())
        painter.setPen(QColor(self._theme.colours.divider))
        painter.drawLines(
            [
                QLine(0, top_px, width_px, top_px)
                for top_px in range(first_px, self._bottom_px(), height_px)
            ]
        )
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Load the pictures that can be seen now."""
        super().resizeEvent(event)
        self._request_timer.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow language and font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.fit_rows()

    def sizeHint(self) -> QSize:
        """Return a small size; the layout stretches the table."""
        return QSize(320, 200)
