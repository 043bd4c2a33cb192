"""Accepted products as rows at the end of a CSV file."""

import csv
import io
import logging
import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import flush_folder
from desktop_app.catalogue.io.table_writers import as_csv
from desktop_app.engine.counter.till_entry import EARLIER_FIELDS, FIELDS, TillEntry
from desktop_app.errors import Message, VitrineError
from desktop_app.write_errors import write_errors_as_messages

_log = logging.getLogger(__name__)

_BYTE_ORDER_MARK: Final = "\ufeff".encode()
# An entry that comes again is among the last ones.
_TAIL_BYTES: Final = 1 << 16
_LOCK_WAIT_S: Final = 0.5
_LOCK_PAUSE_S: Final = 0.02
_DECIMALS: Final = ("price", "weight_kg", "total")


class TillTable:
    """Appends a row per entry, each with a single write: a row is there as a whole or not.

    A table of an earlier version keeps its columns.

    Args:
        file: the CSV file; it is created with a heading row. The folder has to exist.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def send(self, entry: TillEntry) -> None:
        """Append an entry, unless it is there already.

        Raises:
            VitrineError: the file cannot be written, is open elsewhere, or has other columns.
        """
        with write_errors_as_messages(self._file, is_replaced=False), _opened(self._file) as number:
            size = os.fstat(number).st_size
            fields = self._fields(number) if size else FIELDS
            if size and self._has(number, size, entry.id):
                return
            self._append(number, size, _row(number, size, entry, fields))

    def _fields(self, number: int) -> Sequence[str]:
        """Return the columns of the table.

        Raises:
            VitrineError: it is another table.
        """
        length = len(_BYTE_ORDER_MARK) + len(_encoded(FIELDS))
        start = _read(number, 0, length).removeprefix(_BYTE_ORDER_MARK)
        first = start.partition(b"\n")[0].rstrip()
        for fields in (FIELDS, *EARLIER_FIELDS):
            if first == _encoded(fields).rstrip():
                return fields
        raise VitrineError(
            Message("{file} is another table: its columns are others.", file=self._file),
            Message("Choose a new file for accepted products in the settings."),
        )

    def _has(self, number: int, size: int, entry_id: str) -> bool:
        tail = _read(number, max(0, size - _TAIL_BYTES), _TAIL_BYTES)
        return any(line.startswith(entry_id.encode() + b",") for line in tail.splitlines())

    def _append(self, number: int, size: int, row: bytes) -> None:
        try:
            written = os.write(number, row)
            if written != len(row):
                # The disk is full: the second write says so.
                os.write(number, row[written:])
            os.fsync(number)
            if not size:
                # The name of a new file, before the entry is dropped from the queue.
                flush_folder(self._file.parent)
        except OSError:
            os.ftruncate(number, size)
            raise


def _row(number: int, size: int, entry: TillEntry, fields: Sequence[str]) -> bytes:
    start = b"" if size else _BYTE_ORDER_MARK + _encoded(fields)
    if size and not _read(number, size - 1, 1).endswith(b"\n"):
        start = b"\r\n"
    texts = [(name, entry.values.get(name, "")) for name in fields]
    cells = [text if name in _DECIMALS else as_csv(text) for name, text in texts]
    return start + _encoded(cells)


def _encoded(cells: Sequence[str]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text).writerow(cells)
    return text.getvalue().encode("utf-8", "replace")


def _read(number: int, start: int, count: int) -> bytes:
    os.lseek(number, start, os.SEEK_SET)
    return os.read(number, count)


@contextmanager
def _opened(file: Path) -> Iterator[int]:
    """Yield the descriptor of the file, locked against other programs where they ask."""
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    number = os.open(file, flags, 0o666)
    try:
        _lock(number)
        yield number
    finally:
        # This releases the lock, too.
        os.close(number)


def _lock(number: int) -> None:
    # On Windows, Excel keeps a file that it has open from being opened for writing.
    if sys.platform != "win32":
        import fcntl

        end_s = time.monotonic() + _LOCK_WAIT_S
        while True:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                # Another station appends a row at this moment.
                if time.monotonic() > end_s:
                    raise
                time.sleep(_LOCK_PAUSE_S)
            except OSError as error:
                # Some network drives have no locks.
                _log.info("the table is not locked: %s", error)
                return
            else:
                return
