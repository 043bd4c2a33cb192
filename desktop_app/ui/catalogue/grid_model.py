"""The model of the grid of products: the list, wrapped into rows of tiles."""

from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.answer import Hit
from desktop_app.ui.catalogue.columns import ShownProduct
from desktop_app.ui.catalogue.row_cache import RowCache
from desktop_app.ui.i18n.number_format import format_price
from desktop_app.ui.widgets.tile_delegate import HIT_ROLE
from desktop_app.ui.widgets.widget_factory import plain_tooltip

_NO_PARENT: Final = QModelIndex()
# Until the width of the view is known; a view sets up each row of tiles, also if it is hidden.
_FIRST_COLUMNS: Final = 8
_NOTHING: Final = Qt.ItemFlag.NoItemFlags
_SELECTABLE: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)


class GridModel(QAbstractTableModel):
    """A cell for each product, as many in a row as fit the width.

    Attributes:
        rows: the products; a row of the list is a cell of the grid.
    """

    def __init__(self, rows: RowCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._columns = _FIRST_COLUMNS
        rows.resetting.connect(self.beginResetModel)
        rows.reset.connect(self.endResetModel)
        rows.loaded.connect(self._on_loaded)

    def set_column_count(self, columns: int) -> None:
        """Set the number of tiles in a row."""
        self.beginResetModel()
        self._columns = max(1, columns)
        self.endResetModel()

    def list_row(self, index: QModelIndex | QPersistentModelIndex) -> int:
        """Return the row of the list that a cell shows; -1 for none."""
        row = index.row() * self._columns + index.column()
        return row if index.isValid() and row < len(self.rows.ids) else -1

    def cell(self, list_row: int) -> QModelIndex:
        """Return the cell that shows a row of the list."""
        return self.index(*divmod(list_row, self._columns))

    def _on_loaded(self, first: int, end: int) -> None:
        if end > first:
            last = self.index((end - 1) // self._columns, self._columns - 1)
            self.dataChanged.emit(self.index(first // self._columns, 0), last)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return the number of rows of tiles."""
        return 0 if parent.isValid() else -(-len(self.rows.ids) // self._columns)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return the number of tiles in a row."""
        return 0 if parent.isValid() else self._columns

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the product of a tile, and its texts."""
        row = self.list_row(index)
        shown = None if row < 0 else self.rows.product(row)
        if shown is None:
            return None
        if role == HIT_ROLE:
            return Hit(shown.listed.product, shown.listed.picture, None)
        if role == Qt.ItemDataRole.DisplayRole:
            return shown.localised.name or shown.localised.sku
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(_description(shown))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return _description(shown)
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return that the cells after the last product cannot be selected."""
        return _NOTHING if self.list_row(index) < 0 else _SELECTABLE


def _description(shown: ShownProduct) -> str:
    product = shown.localised
    parts = (product.name, product.sku, format_price(product))
    return ", ".join(part for part in parts if part)
