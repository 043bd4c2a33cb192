"""The attributes of a product as rows of name and text, with an empty row for a new one."""

from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

Pairs = tuple[tuple[str, str], ...]
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX: Final = QModelIndex()
_EMPTY: Final = ("", "")


class AttributesModel(QAbstractTableModel):
    """Two columns: the name and the text of each attribute.

    Signals:
        edited: the user has changed an attribute.
    """

    edited = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pairs: list[tuple[str, str]] = []
        self._is_editable = False

    def pairs(self) -> Pairs:
        """Return the rows that are not empty; those without a text remove an attribute."""
        return tuple(pair for pair in self._pairs if pair != _EMPTY)

    def show(self, pairs: Pairs) -> None:
        """Show attributes, unless the rows have these texts already."""
        if tuple(pair for pair in self.pairs() if pair[1]) == pairs:
            return
        self.beginResetModel()
        self._pairs = list(pairs)
        self.endResetModel()

    def clear(self) -> None:
        """Show no attributes, and no row that has only a name yet."""
        self.beginResetModel()
        self._pairs = []
        self.endResetModel()

    def set_editable(self, is_editable: bool) -> None:
        """Allow changes, or forbid them."""
        self._is_editable = is_editable

    def remove(self, row: int) -> bool:
        """Remove an attribute; return False for the empty row."""
        if not (self._is_editable and 0 <= row < len(self._pairs)):
            return False
        self.beginRemoveRows(_NO_INDEX, row, row)
        del self._pairs[row]
        self.endRemoveRows()
        self.edited.emit()
        return True

    # Qt

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return the number of attributes, and one more for a new one."""
        return 0 if parent.isValid() else len(self._pairs) + 1

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        """Return 2."""
        return 0 if parent.isValid() else 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Return that all cells can be edited."""
        flags = super().flags(index)
        is_editable = self._is_editable and index.isValid()
        return flags | Qt.ItemFlag.ItemIsEditable if is_editable else flags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the titles of the columns."""
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Attribute"), self.tr("Value"))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a text."""
        is_new = index.row() == len(self._pairs)
        text = "" if is_new else self._pairs[index.row()][index.column()]
        match role:
            case Qt.ItemDataRole.EditRole:
                return text
            case Qt.ItemDataRole.DisplayRole if is_new:
                return self._invitation(index.column())
            case Qt.ItemDataRole.DisplayRole:
                return " ".join(text.split())
            case Qt.ItemDataRole.AccessibleTextRole:
                return text or (self.tr("New attribute") if is_new else self.tr("Empty"))
        return None

    def _invitation(self, column: int) -> str:
        return self.tr("Add…") if column == 0 and self._is_editable else ""

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change a text; a text in the empty row makes a new attribute."""
        row, column, text = index.row(), index.column(), str(value)
        before = self._pairs[row] if row < len(self._pairs) else _EMPTY
        after = (text, before[1]) if column == 0 else (before[0], text)
        if role != Qt.ItemDataRole.EditRole or after == before:
            return False
        if row == len(self._pairs):
            self.beginInsertRows(_NO_INDEX, row + 1, row + 1)
            self._pairs.append(after)
            self.endInsertRows()
        self._pairs[row] = after
        self.dataChanged.emit(self.index(row, 0), self.index(row, 1))
        self.edited.emit()
        return True
