"""A table model of a few rows of texts, for lists that are short and read only."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.widgets.widget_factory import plain_tooltip


class TextTableModel(QAbstractTableModel):
    """Rows of texts below headings; the tool tip of a cell is its whole text.

    Args:
        numeric_columns: columns that are aligned to the right.
        parent: owns the model.
    """

    def __init__(
        self, numeric_columns: Collection[int] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._numeric_columns = numeric_columns
        self._headings: Sequence[str] = ()
        self._rows: Sequence[Sequence[str]] = ()

    def set_texts(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace all texts; a change of the texts alone keeps the selection."""
        is_same_size = (len(headings), len(rows)) == (len(self._headings), len(self._rows))
        if not is_same_size:
            self.beginResetModel()
        self._headings, self._rows = headings, rows
        if not is_same_size:
            self.endResetModel()
        elif headings:
            last = self.index(len(rows) - 1, len(headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._headings)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell, its tool tip or its alignment."""
        if not index.isValid():
            return None
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(text)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in self._numeric_columns:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a heading, or its alignment."""
        if orientation != Qt.Orientation.Horizontal or section >= len(self._headings):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in self._numeric_columns:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None
