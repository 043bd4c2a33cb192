"""A table model of texts that are given at once, or row by row when they are shown."""

from collections.abc import Callable, Collection, Sequence
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt

from desktop_app.ui.widgets.table_model import TableModel

# Returns the texts of a row, one for each column.
RowTexts: TypeAlias = Callable[[int], Sequence[str]]


class TextTableModel(TableModel):
    """Rows of texts below headings.

    Args:
        numeric_columns: columns that are aligned to the right.
        parent: owns the model.
        keeps_lines: whether a text is shown in its lines, instead of in one.
    """

    def __init__(
        self,
        numeric_columns: Collection[int] = (),
        parent: QObject | None = None,
        *,
        keeps_lines: bool = False,
    ) -> None:
        super().__init__(0, numeric_columns, parent)
        self._keeps_lines = keeps_lines
        self._headings: Sequence[str] = ()
        self._count = 0
        self._texts: RowTexts = lambda _row: ()

    def show(self, headings: Sequence[str], count: int, texts: RowTexts) -> None:
        """Show other rows.

        Args:
            headings: one for each column.
            count: the number of rows.
            texts: returns the texts of a row; called when the row is shown.
        """
        self.beginResetModel()
        self._set(headings, count, texts)
        self.endResetModel()

    def set_texts(self, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Replace all texts; a change of the texts alone keeps the selection."""
        if (len(headings), len(rows)) != (self._column_count, self._count):
            self.show(headings, len(rows), rows.__getitem__)
            return
        self._set(headings, len(rows), rows.__getitem__)
        if headings and rows:
            last = self.index(len(rows) - 1, len(headings) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(headings) - 1)

    def row_count(self) -> int:
        """Return the number of rows."""
        return self._count

    def headings(self) -> Sequence[str]:
        """Return the heading of each column."""
        return self._headings

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell; texts of a table can have several lines."""
        text = self._texts(row)[column]
        return text if self._keeps_lines else " ".join(text.split())

    def _set(self, headings: Sequence[str], count: int, texts: RowTexts) -> None:
        self._column_count = len(headings)
        self._headings, self._count, self._texts = headings, count, texts
