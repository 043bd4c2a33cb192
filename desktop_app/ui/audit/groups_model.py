"""The groups behind the list, narrowed to those that are asked for."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupState
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex
from desktop_app.ui.audit.labels import (
    level_label,
    reasons_label,
    short_level_label,
    state_label,
)
from desktop_app.ui.audit.row_delegate import LOOK_ROLE, RowStyle
from desktop_app.ui.i18n.number_format import percent
from desktop_app.ui.widgets.widget_factory import plain_tooltip


class GroupsModel(QAbstractListModel):
    """Groups, surest first; narrowing them costs no query.

    Attributes:
        shelf: all groups.
        choice: which of them are shown.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.shelf = GroupIndex((), ())
        self.choice = GroupFilter()
        self._shown: list[int] = []

    def show(self, shelf: GroupIndex) -> None:
        """Show other groups."""
        self.beginResetModel()
        self.shelf = shelf
        self._shown = shelf.rows(self.choice)
        self.endResetModel()

    def choose(self, choice: GroupFilter) -> None:
        """Show only some of the groups."""
        self.beginResetModel()
        self.choice = choice
        self._shown = self.shelf.rows(choice)
        self.endResetModel()

    def set_state(self, number: int, state: GroupState) -> None:
        """Take down what was said of a group; its row goes where it is shown no more."""
        self.shelf.set_state(number, state)
        row = self.row_of(number)
        if row is not None and not self.shelf.shows(self.choice, number):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._shown[row]
            self.endRemoveRows()
        elif row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def number(self, row: int) -> int:
        """Return the number of the group in a row."""
        return self._shown[row]

    def row_of(self, number: int) -> int | None:
        """Return the row of a group; None where it is not shown."""
        try:
            return self._shown.index(number)
        except ValueError:
            return None

    def group(self, row: int) -> DuplicateGroup:
        """Return the group in a row."""
        return self.shelf.groups[self._shown[row]]

    def groups(self) -> list[DuplicateGroup]:
        """Return the groups that are shown, in their order."""
        return [self.shelf.groups[number] for number in self._shown]

    def name(self, row: int) -> str:
        """Return what the group in a row is called."""
        return self.shelf.names[self._shown[row]]

    def size(self, row: int) -> str:
        """Return how many products the group in a row has, in words."""
        return self.tr("%Ln product(s)", "", len(self.group(row).product_ids))

    def _look(self, row: int) -> RowStyle:
        group = self.group(row)
        return RowStyle(
            pictures=group.picture_ids,
            title=self.name(row),
            aside=percent(group.score),
            second=short_level_label(group.level),
            third=reasons_label(group.reasons, beside=group.level) or self.size(row),
        )

    def _spoken(self, row: int) -> str:
        """Return a row in words: name, size, level, score, reasons, state."""
        group = self.group(row)
        parts = (
            self.name(row),
            self.size(row),
            level_label(group.level),
            percent(group.score),
            reasons_label(group.reasons),
            state_label(self.shelf.state(self._shown[row])),
        )
        return ", ".join(part for part in parts if part)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of groups that are shown."""
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return how the row looks, its name, its SKUs, or what a screen reader says."""
        if not index.isValid():
            return None
        if role == LOOK_ROLE:
            return self._look(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(" · ".join(self.group(index.row()).skus))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(index.row())
        return None
