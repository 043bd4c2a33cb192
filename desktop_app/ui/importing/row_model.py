"""Table model of one row to correct: heading, value, and what is wrong with it."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from desktop_app.engine.ingest.table_row import TableRow
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.widgets.widget_factory import plain_tooltip

VALUE_COLUMN: Final = 1
PROBLEM_COLUMN: Final = 2
_TEXT_ROLES: Final = {
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.EditRole,
    Qt.ItemDataRole.ToolTipRole,
}


class RowModel(QAbstractTableModel):
    """A line for each column of the table; the values can be edited.

    Signals:
        edited: the cells of the row, after the user has changed one.
    """

    edited = Signal(tuple)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._row: TableRow | None = None
        self._cells: list[str] = []
        self._problems: dict[int, str] = {}

    def show(self, row: TableRow | None) -> None:
        """Show a row; if it is shown already, replace only its problems."""
        is_same = row is not None and self._row is not None and row.line == self._row.line
        if is_same and row is not None and len(row.cells) == len(self._cells):
            self._row = row
            self._problems = _problems(row)
            self._refresh()
            return
        self.beginResetModel()
        self._row = row
        self._cells = [] if row is None else list(row.cells)
        self._problems = {} if row is None else _problems(row)
        self.endResetModel()

    def first_problem(self) -> int:
        """Return the first line with a problem, or else the first one."""
        return min(self._problems, default=0)

    def _refresh(self) -> None:
        last = self.index(self.rowCount() - 1, PROBLEM_COLUMN)
        self.dataChanged.emit(self.index(0, 0), last)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns of the table."""
        return 0 if parent.isValid() else len(self._cells)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of columns: heading, value, problem."""
        return 0 if parent.isValid() else PROBLEM_COLUMN + 1

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell."""
        if role not in _TEXT_ROLES or self._row is None:
            return None
        headings = self._row.headings
        texts = (
            headings[index.row()] if index.row() < len(headings) else "",
            self._cells[index.row()],
            self._problems.get(index.row(), ""),
        )
        text = texts[index.column()]
        return plain_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Change a value."""
        if role != Qt.ItemDataRole.EditRole or value == self._cells[index.row()]:
            return False
        self._cells[index.row()] = str(value)
        # The correction may have solved the problem; the next check tells.
        self._problems.pop(index.row(), None)
        self._refresh()
        self.edited.emit(tuple(self._cells))
        return True

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return that the values can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == VALUE_COLUMN else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heading of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("Column"), self.tr("Value"), self.tr("Problem"))[section]
        return None


def _problems(row: TableRow) -> dict[int, str]:
    """Return the sentences by position of the column."""
    problems: dict[int, str] = {}
    for problem in row.problems:
        if problem.column is not None:
            text = localised_text(problem.reason)
            known = problems.get(problem.column)
            problems[problem.column] = f"{known} {text}" if known else text
    return problems
