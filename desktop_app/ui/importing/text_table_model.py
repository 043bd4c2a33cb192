"""A table model of texts that are made when they are shown."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.ui.widgets.widget_factory import plain_tooltip

# Returns the texts of a row, one for each column.
RowTexts: TypeAlias = Callable[[int], Sequence[str]]


class TextTableModel(QAbstractTableModel):
    """Rows of single-line texts; a cell's tool tip has its whole text."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._headings: Sequence[str] = ()
        self._count = 0
        self._texts: RowTexts = lambda _row: ()

    def show(self, headings: Sequence[str], count: int, texts: RowTexts) -> None:
        """Show ``count`` rows."""
        self.beginResetModel()
        self._headings = headings
        self._count = count
        self._texts = texts
        self.endResetModel()

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of rows."""
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of headings."""
        return 0 if parent.isValid() else len(self._headings)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell, or its tool tip."""
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        # Texts of a table can have several lines; a cell shows one.
        text = " ".join(self._texts(index.row())[index.column()].split())
        return text if role == Qt.ItemDataRole.DisplayRole else plain_tooltip(text)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self._headings[section]
        return None
