"""The model of the list of all actions, which is read in pages when the user scrolls."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from desktop_app.domain.action import HistoryEntry
from desktop_app.engine.editing.action_description import describe_action
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.table_model import TableModel

PAGE_ROWS: Final = 200
_TITLES: Final = (
    Message("Date"),
    Message("Who"),
    Message("Action"),
    Message("Products"),
    Message("Changes"),
    Message("State"),
)
_NUMBER_COLUMNS: Final = (3, 4)


class HistoryModel(TableModel):
    """One row for each action of any user, newest first.

    Signals:
        failed: the history cannot be read.
    """

    failed = Signal(Exception)

    def __init__(self, client: EngineClient, theme: Theme, parent: QObject) -> None:
        super().__init__(len(_TITLES), _NUMBER_COLUMNS, parent)
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

    def row_count(self) -> int:
        """Return the number of actions that are loaded."""
        return len(self._entries)

    def headings(self) -> Sequence[str]:
        """Return the titles of the columns."""
        return [localised_text(title) for title in _TITLES]

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        entry = self._entries[row]
        action = entry.action
        if column == 0:
            return format_time(action.acted_at)
        if column == 1:
            return _who(action.author, action.station)
        if column == 2:
            description = describe_action(action)
            return "" if description is None else localised_text(description)
        if column in _NUMBER_COLUMNS:
            return format_number(action.product_count if column == 3 else entry.change_count)
        return self.tr("Undone") if entry.is_undone else ""

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
        if role == Qt.ItemDataRole.ForegroundRole and self._entries[index.row()].is_undone:
            return QColor(self._theme.colours.muted)
        return super().data(index, role)


def _who(author: str, station: str) -> str:
    if author and station:
        return localised_text(Message("{author} at {station}", author=author, station=station))
    return author or station
