"""The model of the log, which is read in pages when the user scrolls."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Signal

from desktop_app.domain.log_entry import LogEntry, LogFilter
from desktop_app.engine.audit_log import log_entries
from desktop_app.engine.log_description import describe_entry
from desktop_app.errors import Message
from desktop_app.ui.background.engine_client import EngineClient
from desktop_app.ui.background.task import LatestTask
from desktop_app.ui.i18n.messages import localised_text
from desktop_app.ui.i18n.number_format import format_number
from desktop_app.ui.i18n.time_format import format_time
from desktop_app.ui.widgets.table_model import TableModel

PAGE_ROWS: Final = 200
_TITLES: Final = (
    Message("Date"),
    Message("User"),
    Message("Station"),
    Message("What was done"),
    Message("Products"),
)
_NUMBER_COLUMNS: Final = (4,)


class LogModel(TableModel):
    """One row for each entry of the log, newest first.

    Signals:
        loaded: the first page is shown.
        failed: the log cannot be read.
    """

    loaded = Signal()
    failed = Signal(Exception)

    def __init__(self, client: EngineClient, parent: QObject) -> None:
        super().__init__(len(_TITLES), _NUMBER_COLUMNS, parent)
        self._client = client
        self._filter = LogFilter()
        self._entries: list[LogEntry] = []
        self._has_more = False
        self._is_reading = False
        self._latest = LatestTask()

    def show_entries(self, log_filter: LogFilter) -> None:
        """Read the entries of a filter."""
        self._filter = log_filter
        self._read(None, self._on_first)

    def stop(self) -> None:
        """Stop reading: the window closes."""
        self._latest.cancel()

    def row_count(self) -> int:
        """Return the number of entries that are loaded."""
        return len(self._entries)

    def headings(self) -> Sequence[str]:
        """Return the titles of the columns."""
        return [localised_text(title) for title in _TITLES]

    def cell_text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        entry = self._entries[row]
        if column == 0:
            return format_time(entry.logged_at)
        if column == 1:
            return entry.author
        if column == 2:
            return entry.station
        if column == 3:
            return localised_text(describe_entry(entry))
        return format_number(entry.product_count) if entry.product_count else ""

    def _read(self, after: LogEntry | None, on_read: Callable[[list[LogEntry]], None]) -> None:
        self._is_reading = True
        log_filter = self._filter
        task = self._client.read(
            lambda catalogue: log_entries(catalogue.store, log_filter, after=after, limit=PAGE_ROWS)
        )
        self._latest.replace(task).on_success(on_read).on_failure(self._on_failed)

    def _on_first(self, entries: list[LogEntry]) -> None:
        self.beginResetModel()
        self._entries = entries
        self._on_read(entries)
        self.endResetModel()
        self.loaded.emit()

    def _on_more(self, entries: list[LogEntry]) -> None:
        self._on_read(entries)
        if entries:
            first = len(self._entries)
            self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
            self._entries += entries
            self.endInsertRows()

    def _on_read(self, entries: list[LogEntry]) -> None:
        self._is_reading = False
        self._has_more = len(entries) == PAGE_ROWS

    def _on_failed(self, error: Exception) -> None:
        # Not read again by itself: the same error would be shown without end.
        self._is_reading, self._has_more = False, False
        self.failed.emit(error)

    # Qt

    def canFetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Return whether there are older entries."""
        return not parent.isValid() and bool(self._entries) and self._has_more

    def fetchMore(self, parent: QModelIndex | QPersistentModelIndex) -> None:
        """Read older entries."""
        if not parent.isValid() and not self._is_reading and self._entries:
            self._read(self._entries[-1], self._on_more)
