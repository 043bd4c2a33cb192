"""The model of the list of all actions, which is read in pages when the user scrolls."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor

from desktop_app.domain.action import HistoryEntry
from desktop_app.engine.editing.action_description import describe_action
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.date_format import format_moment
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import plain_tooltip

PAGE_ROWS: Final = 200
_NO_PARENT: Final = QModelIndex()
_TITLES: Final = (
    Message("Date"),
    Message("Who"),
    Message("Action"),
    Message("Products"),
    Message("Changes"),
    Message("State"),
)
_NUMBER_COLUMNS: Final = (3, 4)


class HistoryModel(QAbstractTableModel):
    """One row for each action of any user, newest first.

    Signals:
        failed: the history cannot be read.
    """

    failed = Signal(Exception)

    def __init__(self, client: EngineClient, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._client = client
        self._theme = theme
        self._entries: list[HistoryEntry] = []
        self._has_more = True
        self._latest = LatestTask()
        self._is_reading = False
        self._limit = PAGE_ROWS

    def reload(self) -> None:
        """Read the rows that are loaded again, and any new ones."""
        self._read(None, max(PAGE_ROWS, len(self._entries)), self._on_reloaded)

    def stop(self) -> None:
        """Stop reading: the window closes."""
        self._latest.cancel()

    def _read(
        self, before_id: int | None, limit: int, on_read: Callable[[list[HistoryEntry]], None]
    ) -> None:
        self._is_reading, self._limit = True, limit
        task = self._client.read(
            lambda catalogue: catalogue.history_entries(before_id=before_id, limit=limit)
        )
        self._latest.replace(task).on_success(on_read).on_failure(self._on_failed)

    def _on_reloaded(self, entries: list[HistoryEntry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self._has_more = len(entries) == self._limit
        self._is_reading = False
        self.endResetModel()

    def _on_more(self, entries: list[HistoryEntry]) -> None:
        self._is_reading = False
        self._has_more = len(entries) == self._limit
        if entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def _on_failed(self, error: Exception) -> None:
        # Not read again before the history changes: the same error would be shown without end.
        self._is_reading, self._has_more = False, False
        self.failed.emit(error)

    # Qt

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return the number of actions that are loaded."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_PARENT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(_TITLES)

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether there are older actions."""
        return not parent.isValid() and bool(self._entries) and self._has_more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read older actions."""
        if not parent.isValid() and not self._is_reading and self._entries:
            self._read(self._entries[-1].action.id, PAGE_ROWS, self._on_more)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the text of a cell; actions that were undone are muted."""
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._text(entry, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._text(entry, index.column()))
        if role == Qt.ItemDataRole.ForegroundRole and entry.is_undone:
            return QColor(self._theme.colours.muted)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBER_COLUMNS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the title of a column; those of numbers are right-aligned."""
        if orientation == Qt.Orientation.Horizontal:
            if role == Qt.ItemDataRole.DisplayRole:
                return localised_text(_TITLES[section])
            if role == Qt.ItemDataRole.TextAlignmentRole and section in _NUMBER_COLUMNS:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def _text(self, entry: HistoryEntry, column: int) -> str:
        action = entry.action
        if column == 0:
            return format_moment(action.acted_at)
        if column == 1:
            return _who(action.author, action.station)
        if column == 2:
            description = describe_action(action)
            return "" if description is None else localised_text(description)
        if column in _NUMBER_COLUMNS:
            return format_number(action.product_count if column == 3 else entry.change_count)
        return self.tr("Undone") if entry.is_undone else ""


def _who(author: str, station: str) -> str:
    if author and station:
        return localised_text(Message("{author} at {station}", author=author, station=station))
    return author or station
