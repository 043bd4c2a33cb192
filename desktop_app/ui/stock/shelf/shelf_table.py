"""A list of a shelf: its items, or what is different from its plan."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from desktop_app.domain.picture import Picture
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.table_model import TableModel
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from desktop_app.ui.widgets.widget_factory import configure_table, with_object_name

_ROW_PX: Final = 68
PICTURE_PX: Final = 40
MARK_COLUMN, PRODUCT_COLUMN = range(2)
_MARK_ROLES: Final = (Qt.ItemDataRole.TextAlignmentRole, Qt.ItemDataRole.ForegroundRole)
_PRODUCT_ROLES: Final = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DecorationRole)


class ShelfTableModel(TableModel):
    """Rows with a sign, a product with its picture, and numbers.

    Args:
        column_count: the number of columns; the first two are the sign and the product.
        thumbnails: pictures of products.
        theme: the theme.
    """

    def __init__(self, column_count: int, thumbnails: ThumbnailCache, theme: Theme) -> None:
        super().__init__(column_count, range(2, column_count))
        self._thumbnails = thumbnails
        self._theme = theme

    @property
    def theme(self) -> Theme:
        """The theme."""
        return self._theme

    def picture(self, row: int) -> Picture | None:
        """Return the picture of a row; None for none."""
        raise NotImplementedError

    def colour(self, row: int) -> str:
        """Return the colour of the sign of a row."""
        raise NotImplementedError

    def spoken(self, row: int) -> str:
        """Return the text of a row for a screen reader."""
        raise NotImplementedError

    def refresh(self) -> None:
        """Read all cells again."""
        if self.row_count():
            last = self.index(self.row_count() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    # Qt

    def data(
        self,
        index: QModelIndex | QPersistentModelIndex,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the text of a cell, its colour, or the picture of the product."""
        if not index.isValid():
            return None
        if index.column() == MARK_COLUMN and role in _MARK_ROLES:
            return self._mark_data(index.row(), role)
        if index.column() == PRODUCT_COLUMN and role in _PRODUCT_ROLES:
            return self._product_data(index.row(), role)
        return super().data(index, role)

    def _mark_data(self, row: int, role: int) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return QColor(self.colour(row))

    def _product_data(self, row: int, role: int) -> Any:
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(row)
        picture = self.picture(row)
        return None if picture is None else self._thumbnails.tile(picture.id)


class ShelfTable(QTableView):
    """Shows the rows of a model; one of them is selected.

    Signals:
        row_chosen: the number of a row; by the user only.
    """

    row_chosen = Signal(int)

    def __init__(
        self, object_name: str, model: ShelfTableModel, thumbnails: ThumbnailCache, theme: Theme
    ) -> None:
        super().__init__()
        with_object_name(self, object_name)
        self._rows = model
        self._rows.setParent(self)
        self._thumbnails = thumbnails
        self.setModel(model)
        configure_table(self)
        self.setWordWrap(True)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setIconSize(QSize(PICTURE_PX, PICTURE_PX))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setDefaultSectionSize(_ROW_PX)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(PRODUCT_COLUMN, QHeaderView.ResizeMode.Stretch)
        self.setMinimumHeight(_ROW_PX * 2)
        thumbnails.loaded.connect(lambda _: model.refresh())
        theme.changed.connect(model.refresh)
        self.selectionModel().currentRowChanged.connect(lambda now, _: self._choose(now))
        # Also the row that is current already, of which something else may be selected now.
        self.clicked.connect(self._choose)

    def select(self, row: int) -> None:
        """Select a row; -1 for none."""
        if row == self.currentIndex().row():
            return
        with QSignalBlocker(self):
            flags = QItemSelectionModel.SelectionFlag
            is_row = 0 <= row < self._rows.row_count()
            index = self._rows.index(row, PRODUCT_COLUMN) if is_row else QModelIndex()
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            if is_row:
                self.scrollTo(index)
            else:
                self.clearSelection()
        self.viewport().update()

    def request_pictures(self, pictures: Sequence[Picture | None]) -> None:
        """Load the pictures of the rows."""
        self._thumbnails.request(self, [one.id for one in pictures if one is not None])

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_chosen.emit(index.row())
