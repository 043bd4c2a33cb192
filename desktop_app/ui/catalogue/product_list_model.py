"""The model of the table of products."""

from collections.abc import Sequence
from textwrap import shorten
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.catalogue.columns import (
    DEFAULT_COLUMNS,
    NUMBER_COLUMNS,
    column_title,
    is_editable,
)
from desktop_app.ui.catalogue.row_cache import RowCache
from desktop_app.ui.widgets.widget_factory import plain_tooltip

_MAX_TOOLTIP: Final = 1_000
_NO_PARENT: Final = QModelIndex()
_SELECTABLE: Final = (
    Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
)
_EDITABLE: Final = _SELECTABLE | Qt.ItemFlag.ItemIsEditable
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ProductListModel(QAbstractTableModel):
    """One row for each product of the list, and the chosen columns.

    Attributes:
        rows: the products.
        can_edit: whether the user may change them.
    """

    def __init__(self, rows: RowCache, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows = rows
        self._columns: Sequence[str] = ()
        self._is_editable: Sequence[bool] = ()
        self.can_edit = True
        self.set_columns(DEFAULT_COLUMNS)
        rows.loaded.connect(self._on_loaded)
        rows.resetting.connect(self.beginResetModel)
        rows.reset.connect(self.endResetModel)

    @property
    def columns(self) -> Sequence[str]:
        """The columns, from left to right unless the user has moved them since."""
        return self._columns

    def set_columns(self, columns: Sequence[str]) -> None:
        """Show other columns."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._is_editable = tuple(map(is_editable, columns))
        self.endResetModel()

    def refresh(self) -> None:
        """Show all rows again."""
        if self.rowCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _on_loaded(self, first: int, end: int) -> None:
        if end > first and self._columns:
            last = self.index(end - 1, len(self._columns) - 1)
            self.dataChanged.emit(self.index(first, 0), last)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return the number of products of the list."""
        return 0 if parent.isValid() else len(self.rows.ids)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return the number of chosen columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell, also for screen readers and as a tool tip."""
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        shown = self.rows.product(index.row())
        text = "" if shown is None else shown.text(self._columns[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(shorten(text, _MAX_TOOLTIP, placeholder="…"))
        return text

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return whether a cell can be changed; asked twice for each cell that is drawn."""
        is_editable = self.can_edit and self._is_editable[index.column()]
        return _EDITABLE if is_editable else _SELECTABLE

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column and how it is aligned."""
        if orientation == Qt.Orientation.Horizontal and section < len(self._columns):
            column = self._columns[section]
            if role == Qt.ItemDataRole.DisplayRole:
                return column_title(column)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _RIGHT if column in NUMBER_COLUMNS else _LEFT
        return None
