"""The base of table models that show texts; numbers are aligned to the right."""

from collections.abc import Collection, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.widgets.widget_factory import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_NO_PARENT: Final = QModelIndex()
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class TableModel(QAbstractTableModel):
    """A table that cannot be edited; the tool tip of a cell is its whole text.

    Args:
        column_count: the number of columns.
        numeric_columns: columns that are aligned to the right.
        parent: owns the model.
    """

    def __init__(
        self,
        column_count: int,
        numeric_columns: Collection[int] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._column_count = column_count
        self._numeric_columns = numeric_columns

    def row_count(self) -> int:
        """Return the number of rows."""
        raise NotImplementedError

    def headings(self) -> Sequence[str]:
        """Return the heading of each column, in the language of the window."""
        raise NotImplementedError

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        raise NotImplementedError

    # Qt

    def rowCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of rows."""
        return 0 if parent.isValid() else self.row_count()

    def columnCount(self, parent: _Index = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else self._column_count

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the text of a cell, its tool tip or its alignment."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.cell_text(index.row(), index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self.cell_text(index.row(), index.column()))
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numeric_columns:
            return _RIGHT
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column, or its alignment."""
        if orientation != Qt.Orientation.Horizontal or section >= self._column_count:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headings()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numeric_columns:
            return _RIGHT
        return None
