"""A list model of groups with a check box each."""

from typing import Any, Final

from PySide6.QtCore import QIdentityProxyModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop_app.domain.duplicate_group import DuplicateGroup
from desktop_app.ui.audit.group_index import GroupKey, group_key
from desktop_app.ui.audit.groups_model import GroupsModel

_CHECK_ROLE: Final = Qt.ItemDataRole.CheckStateRole


class CheckableGroupsModel(QIdentityProxyModel):
    """Groups that are checked at first; unchecked ones stay so when other groups are set."""

    def __init__(self, groups: GroupsModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups = groups
        self._unchecked: set[GroupKey] = set()
        self.setSourceModel(groups)

    def checked_groups(self) -> list[DuplicateGroup]:
        """Return the checked groups in the order of their rows."""
        return [group for group in self._groups.groups() if group_key(group) not in self._unchecked]

    def _key(self, index: QModelIndex | QPersistentModelIndex) -> GroupKey:
        return group_key(self._groups.group(index.row()))

    # Qt

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Return the flags of a checkable row."""
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the check state, or what ``GroupsModel`` returns."""
        if role != _CHECK_ROLE or not index.isValid():
            return super().data(index, role)
        is_unchecked = self._key(index) in self._unchecked
        return Qt.CheckState.Unchecked if is_unchecked else Qt.CheckState.Checked

    def setData(
        self,
        index: QModelIndex | QPersistentModelIndex,
        value: Any,
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Check or uncheck a row."""
        if role != _CHECK_ROLE or not index.isValid():
            return False
        if value == Qt.CheckState.Checked:
            self._unchecked.discard(self._key(index))
        else:
            self._unchecked.add(self._key(index))
        self.dataChanged.emit(index, index, [_CHECK_ROLE])
        return True
