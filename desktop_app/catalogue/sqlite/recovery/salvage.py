"""Reading the rows of a damaged table, around the parts that cannot be read.

Python's SQLite has no command for this; https://www.sqlite.org/recovery.html describes what
can be expected. A table is read in the order of its row numbers. Where that fails, the numbers
that follow are divided into halves until each part can be read or is a single row, so that
only the rows of damaged pages are left out.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

from desktop_app.catalogue.sqlite.driver import connect, key_of
from desktop_app.catalogue.sqlite.recovery.damaged_copy import ignore_damaged_schema
from desktop_app.catalogue.sqlite.recovery.unreadable import UNREADABLE

# A row by column; columns that cannot be read are missing.
Row: TypeAlias = Mapping[str, Any]

# Limits the time where the range of row numbers itself is damaged.
_MAX_PROBES: Final = 200_000
# A damaged length must not make SQLite ask for all memory.
_MAX_VALUE_BYTES: Final = 64 << 20


def salvage_connection(copy: Path) -> sqlite3.Connection:
    """Connect to the copy of a damaged database, to read it."""
    if key_of(copy) is None:
        connection = _connect(copy)
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _MAX_VALUE_BYTES)
        return connection
    return cast("sqlite3.Connection", _FreshConnections(copy))


def _connect(copy: Path) -> sqlite3.Connection:
    connection = connect(copy)
    ignore_damaged_schema(connection)
    # Characters that are no UTF-8 are replaced.
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    return connection


class _FreshConnections:
    """A connection of its own for each query on an encrypted database.

    SQLCipher reads nothing more on a connection on which it has found a damaged page.
    """

    def __init__(self, copy: Path) -> None:
        self._copy = copy

    def execute(self, sql: str, values: Sequence[object] = ()) -> sqlite3.Cursor:
        return _connect(self._copy).execute(sql, values)

    def close(self) -> None:
        """Nothing is left open: a connection ends with its cursor."""


class TableSalvage:
    """The rows of a table that can be read.

    Args:
        connection: to the damaged database.
        table: the name of the table.
        columns: the columns to read: their names in the damaged table, by those in the rows.
        is_rowid_table: whether its rows have numbers.
        last_rowid: the highest possible row number.

    Attributes:
        unreadable: how many row numbers could not be read, also those that no row has.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        table: str,
        columns: Mapping[str, str],
        *,
        is_rowid_table: bool,
        last_rowid: int,
    ) -> None:
        self._connection = connection
        self._table = table
        self._columns = {name: _quoted(source) for name, source in columns.items()}
        self._is_rowid_table = is_rowid_table
        self._last_rowid = last_rowid
        self.unreadable = 0

    def rows(self) -> Iterator[Row]:
        """Yield the rows, each once unless their order is damaged."""
        if self._is_rowid_table:
            yield from self._numbered_rows()
        else:
            yield from self._rows_from_both_ends()

    def _numbered_rows(self) -> Iterator[Row]:
        ranges = [(0, self._last_rowid)]
        probes = 0
        while ranges and probes < _MAX_PROBES:
            first, last = ranges.pop()
            probes += 1
            try:
                for rowid, *values in self._select(first, last):
                    _require_order(first, rowid)
                    first = rowid + 1
                    yield dict(zip(self._columns, values, strict=True))
            except UNREADABLE:
                if first < last:
                    middle = (first + last) // 2
                    ranges += [(middle + 1, last), (first, middle)]
                elif first == last and (row := self._parts_of_row(first)):
                    yield row
                else:
                    self.unreadable += 1

    def _select(self, first: int, last: int) -> sqlite3.Cursor:
        return self._connection.execute(
            f"SELECT rowid, {', '.join(self._columns.values())} FROM {self._table} NOT INDEXED "
            "WHERE rowid BETWEEN ? AND ? ORDER BY rowid",
            [first, last],
        )

    def _parts_of_row(self, rowid: int) -> Row:
        """Return those columns of a row that can be read."""
        row = {}
        for name, source in self._columns.items():
            query = f"SELECT {source} FROM {self._table} NOT INDEXED WHERE rowid = ?"
            try:
                found = self._connection.execute(query, [rowid]).fetchone()
            except UNREADABLE:
                continue
            if found is not None:
                row[name] = found[0]
        return row

    def _rows_from_both_ends(self) -> Iterator[Row]:
        """Yield the rows of a table that is ordered by its key, without row numbers."""
        keys = self._connection.execute(f"PRAGMA table_info({self._table})")
        keyed = [_quoted(row[1]) for row in sorted(keys, key=lambda row: row[5]) if row[5]]
        for direction in ("ASC", "DESC"):
            order = ", ".join(f"{name} {direction}" for name in keyed)
            query = (
                f"SELECT {', '.join(self._columns.values())} FROM {self._table} ORDER BY {order}"
            )
            try:
                for values in self._connection.execute(query):
                    yield dict(zip(self._columns, values, strict=True))
            except UNREADABLE:
                self.unreadable += 1
            else:
                return


def _quoted(name: str) -> str:
    """Return a name as SQL accepts it, whatever a changed bit has made of it."""
    return '"' + name.replace('"', '""') + '"'


def _require_order(first: int, rowid: int) -> None:
    """Raise an error where the pages of a damaged table lead back to earlier rows."""
    if rowid < first:
        raise sqlite3.DatabaseError("the rows are not in order")
