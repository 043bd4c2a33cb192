"""The tables of a damaged database, written into a new one as far as they can be read."""

import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final, NamedTuple

from desktop_app.catalogue.sqlite.driver import IntegrityError
from desktop_app.catalogue.sqlite.recovery.salvage import Row, TableSalvage
from desktop_app.catalogue.sqlite.recovery.unreadable import UNREADABLE
from desktop_app.domain.damage import RepairedTable

# A number beyond it is damaged: no catalogue has had as many rows.
_MAX_ROWID: Final = 1 << 36
# If the last number in use is not known, new rows begin so far behind the last row, because
# a number in a cache must never mean another picture.
_UNKNOWN_NUMBERS: Final = 1_000_000
_STEP_ROWS: Final = 500


class _Column(NamedTuple):
    """A column of the new table.

    Attributes:
        is_optional: whether a row can be written without it.
        source: its name in the damaged table.
    """

    name: str
    is_optional: bool
    source: str


class TableTransfer:
    """Copies tables from a damaged database to a new one of the same version.

    Args:
        source: connection to the damaged database.
        target: connection to the new one; it does not enforce foreign keys.

    Attributes:
        changed: by table, the number of rows in which values were left out or replaced.
    """

    def __init__(self, source: sqlite3.Connection, target: sqlite3.Connection) -> None:
        self._source = source
        self._target = target
        self._numbers = {
            name: number
            for name, number in _read(source, "SELECT name, seq FROM sqlite_sequence")
            if isinstance(number, int) and 0 <= number <= _MAX_ROWID
        }
        self._without_rowid = {row[1] for row in _read(target, "PRAGMA table_list") if row[4]}
        self._is_incomplete: dict[str, bool] = {}
        self.changed: Counter[str] = Counter()

    def copy(self, table: str) -> Iterator[int]:
        """Copy the rows of a table that can be read; yield their number from time to time."""
        columns = self._columns(table)
        salvage = TableSalvage(
            self._source,
            table,
            {column.name: column.source for column in columns},
            is_rowid_table=table not in self._without_rowid,
            last_rowid=self._last_rowid(table),
        )
        for number, row in enumerate(salvage.rows() if columns else ()):
            self.changed[table] += self._put(table, row, columns)
            if number % _STEP_ROWS == 0:
                yield number
        self._is_incomplete[table] = not columns or salvage.unreadable > 0

    def keep_numbers(self) -> None:
        """Let new rows get numbers that no row had before."""
        for table, number in _read(self._target, "SELECT name, seq FROM sqlite_sequence"):
            used = self._numbers.get(table, number + _UNKNOWN_NUMBERS)
            self._target.execute(
                "UPDATE sqlite_sequence SET seq = ? WHERE name = ?", [max(number, used), table]
            )

    def report(self) -> tuple[RepairedTable, ...]:
        """Return what was saved of each table that had rows, or may have had some."""
        reports = []
        for table, is_incomplete in self._is_incomplete.items():
            (kept,) = self._target.execute(f"SELECT count(*) FROM {table}").fetchone()
            # An index can have the rows that the table has lost.
            expected = [row[0] for row in _read(self._source, f"SELECT count(*) FROM {table}")]
            lost = max(0, *expected) - kept if expected else 0
            is_unknown = is_incomplete and not expected
            if kept or lost or is_unknown:
                known = None if is_unknown else max(0, lost)
                reports.append(RepairedTable(table, kept, known, self.changed[table]))
        return tuple(reports)

    def _columns(self, table: str) -> list[_Column]:
        """Return the columns that both databases have."""
        found = [row[1] for row in _read(self._source, f"PRAGMA table_info({table})")]
        expected = _read(self._target, f"PRAGMA table_info({table})")
        sources = _source_names([row[1] for row in expected], found)
        return [
            _Column(name, not key and (not is_required or default is not None), sources[name])
            for _, name, _, is_required, default, key in expected
            if name in sources
        ]

    def _last_rowid(self, table: str) -> int:
        """Return the highest number that a row of the table may have."""
        known = [self._numbers[table]] if table in self._numbers else []
        for (number,) in _read(self._source, f"SELECT max(rowid) FROM {table} NOT INDEXED"):
            known.append(number or 0)
        return min(max(known or self._numbers.values(), default=_MAX_ROWID), _MAX_ROWID)

    def _put(self, table: str, row: Row, columns: Sequence[_Column]) -> bool:
        """Write a row, if possible; return whether it has lost some of its values."""
        is_whole = len(row) == len(columns) and not _has_replaced_text(row)
        for attempt in _attempts(row, columns):
            marks = ", ".join("?" * len(attempt))
            statement = f"INSERT INTO {table} ({', '.join(attempt)}) VALUES ({marks})"
            try:
                self._target.execute(statement, list(attempt.values()))
            except IntegrityError:
                continue
            return not is_whole or len(attempt) < len(row)
        return False


def _source_names(expected: Sequence[str], found: Sequence[str]) -> dict[str, str]:
    """Return the names in a damaged table of the columns that it should have.

    If it has as many as expected, one with another name is found by its position: a bit of its
    name may have changed.
    """
    names = {name: name for name in expected if name in found}
    if len(found) == len(expected):
        pairs = zip(expected, found, strict=True)
        names |= {
            name: other for name, other in pairs if name not in found and other not in expected
        }
    return names


def _attempts(row: Row, columns: Sequence[_Column]) -> Iterator[Row]:
    """Yield a row, then the row without each of the values that it can be written without."""
    if not all(column.is_optional or column.name in row for column in columns):
        return
    yield row
    for column in columns:
        if column.is_optional and column.name in row:
            yield {name: value for name, value in row.items() if name != column.name}


def _has_replaced_text(row: Row) -> bool:
    return any(isinstance(value, str) and "\ufffd" in value for value in row.values())


def _read(connection: sqlite3.Connection, query: str) -> list[tuple[Any, ...]]:
    """Return the rows of a query; none if they cannot be read."""
    try:
        return connection.execute(query).fetchall()
    except UNREADABLE:
        return []
