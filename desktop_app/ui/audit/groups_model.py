"""The list model of the groups that match the filter."""

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.duplicate_group import DuplicateGroup, GroupState
from desktop_app.ui.audit.group_index import GroupFilter, GroupIndex
from desktop_app.ui.audit.row_delegate import ROW_CONTENT_ROLE, RowContent
from desktop_app.ui.audit.value_labels import (
    level_label,
    reasons_label,
    short_level_label,
    state_label,
)
from desktop_app.ui.i18n.number_format import format_percent
from desktop_app.ui.widgets.widget_factory import plain_tooltip


class GroupsModel(QAbstractListModel):
    """The groups of an index that match a filter.

    A group has a row in this model and a position in the index.

    Attributes:
        group_index: all groups.
        group_filter: which of them have a row.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.group_index = GroupIndex((), ())
        self.group_filter = GroupFilter()
        self._positions: list[int] = []

    def set_groups(self, group_index: GroupIndex) -> None:
        """Replace all groups."""
        self.beginResetModel()
        self.group_index = group_index
        self._positions = group_index.matching(self.group_filter)
        self.endResetModel()

    def set_filter(self, group_filter: GroupFilter) -> None:
        """Show the groups that match a filter; also after states have changed."""
        self.beginResetModel()
        self.group_filter = group_filter
        self._positions = self.group_index.matching(group_filter)
        self.endResetModel()

    def set_state(self, position: int, state: GroupState) -> None:
        """Change the state of a group; remove its row if it no longer matches the filter."""
        self.group_index.set_state(position, state)
        row = self.row_of(position)
        if row is None:
            return
        if self.group_index.matches(self.group_filter, position):
            self.dataChanged.emit(self.index(row), self.index(row))
        else:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._positions[row]
            self.endRemoveRows()

    def position(self, row: int) -> int:
        """Return the position of the group in a row."""
        return self._positions[row]

    def row_of(self, position: int) -> int | None:
        """Return the row of a group; None if it does not match the filter."""
        try:
            return self._positions.index(position)
        except ValueError:
            return None

    def group(self, row: int) -> DuplicateGroup:
        """Return the group in a row."""
        return self.group_index.groups[self._positions[row]]

    def groups(self) -> list[DuplicateGroup]:
        """Return the groups of all rows."""
        return [self.group_index.groups[position] for position in self._positions]

    def name(self, row: int) -> str:
        """Return the name of the group in a row."""
        return self.group_index.names[self._positions[row]]

    def _size_text(self, row: int) -> str:
        count = len(self.group(row).product_ids)
        return self.tr("%Ln product(s)", "", count)

    def _row_content(self, row: int) -> RowContent:
        group = self.group(row)
        return RowContent(
            picture_ids=group.picture_ids,
            title=self.name(row),
            subtitle=short_level_label(group.level),
            trailing=format_percent(group.score),
            detail=reasons_label(group.reasons, group.attributes, shown_level=group.level)
            or self._size_text(row),
        )

    def _accessible_text(self, row: int) -> str:
        group = self.group(row)
        parts = (
            self.name(row),
            self._size_text(row),
            level_label(group.level),
            format_percent(group.score),
            reasons_label(group.reasons, group.attributes),
            state_label(self.group_index.state(self._positions[row])),
        )
        return ", ".join(part for part in parts if part)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of groups that match the filter."""
        return 0 if parent.isValid() else len(self._positions)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a ``RowContent``, the name, the SKUs, or the text for a screen reader."""
        if not index.isValid():
            return None
        if role == ROW_CONTENT_ROLE:
            return self._row_content(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.name(index.row())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(" · ".join(self.group(index.row()).skus))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._accessible_text(index.row())
        return None
