"""What the exchange has written to the local copy of a station since somebody asked."""

import json
import threading
from collections.abc import Iterable
from typing import Final

from desktop_app.catalogue.shared_tables import Key, SharedTable
from desktop_app.domain.synchronisation import ReceivedChanges

_MAX_PICTURES: Final = 2_000
# What the index is made of; the id of the picture comes last in their primary keys.
_INDEXED: Final = ("pictures", "vectors", "keypoints")


class ReceivedRows:
    """Collects the rows of a transaction, and tells them once it is committed.

    ``take`` is called on any thread, the other methods on that of the exchange.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._written = ReceivedChanges()
        self._told = ReceivedChanges()
        self._count = 0

    @property
    def count(self) -> int:
        """A number that grows when rows are committed."""
        return self._count

    def note(self, table: str, keys: Iterable[Key]) -> None:
        """Note rows of a table that are written or deleted."""
        pictures = self._written.pictures
        if table in _INDEXED and pictures is not None:
            pictures |= {key[-1] for key in keys}
        self._written = _limited(self._written.tables | {table}, pictures)

    def note_deleted(self, rows: Iterable[tuple[str, str]]) -> None:
        """Note deleted rows, given by table and key as JSON."""
        for table, key in rows:
            self.note(table, [tuple(json.loads(key))])

    def commit(self) -> None:
        """Let ``take`` tell what was noted."""
        written, self._written = self._written, ReceivedChanges()
        if written.tables:
            with self._lock:
                self._told = _together(self._told, written)
                self._count += 1

    def take(self) -> ReceivedChanges:
        """Return what was committed since the last call."""
        with self._lock:
            told, self._told = self._told, ReceivedChanges()
        return told


def keys_of(table: SharedTable, rows: Iterable[tuple[object, ...]]) -> list[Key]:
    """Return the primary keys of rows of all columns."""
    places = [table.column_names.index(name) for name in table.key]
    return [tuple(row[place] for place in places) for row in rows]


def _together(one: ReceivedChanges, other: ReceivedChanges) -> ReceivedChanges:
    pictures = None
    if one.pictures is not None and other.pictures is not None:
        pictures = one.pictures | other.pictures
    return _limited(one.tables | other.tables, pictures)


def _limited(tables: frozenset[str], pictures: frozenset[int] | None) -> ReceivedChanges:
    is_named = pictures is not None and len(pictures) <= _MAX_PICTURES
    return ReceivedChanges(tables, pictures if is_named else None)
