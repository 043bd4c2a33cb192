"""Groups that a rule is about; each of them can be left out of what is settled."""

from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.ui.audit.group_index import GroupKey, key_of
from desktop_app.ui.audit.groups_model import GroupsModel

_TICK = Qt.ItemDataRole.CheckStateRole


class CheckableGroups(GroupsModel):
    """Groups with a box each; one that was left out stays so when others are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._left_out: set[GroupKey] = set()

    def taken(self) -> list[DuplicateGroup]:
        """Return the groups that are shown and ticked, in their order."""
        return [group for group in self.groups() if key_of(group) not in self._left_out]

    # Qt

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return that a row can be ticked."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return whether the row is ticked, or what it shows."""
        if role != _TICK or not index.isValid():
            return super().data(index, role)
        is_out = key_of(self.group(index.row())) in self._left_out
        return Qt.CheckState.Unchecked if is_out else Qt.CheckState.Checked

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Tick a row, or leave it out."""
        if role != _TICK or not index.isValid():
            return False
        key = key_of(self.group(index.row()))
        if value == Qt.CheckState.Checked:
            self._left_out.discard(key)
        else:
            self._left_out.add(key)
        self.dataChanged.emit(index, index, [_TICK])
        return True
