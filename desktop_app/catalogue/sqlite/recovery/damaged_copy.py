"""A copy of a damaged database that SQLite opens, so that its tables can be read."""

import shutil
import sqlite3
import struct
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from desktop_app.catalogue.sqlite.recovery.expected_schema import (
    PAGE_BYTES,
    expected_tables,
    new_database,
)
from desktop_app.catalogue.sqlite.recovery.unreadable import UNREADABLE

_HEADER_BYTES: Final = 100
_INTERIOR_PAGE: Final = 5
_CELL_POINTERS: Final = _HEADER_BYTES + 12


def copy_database(file: Path, target: Path) -> None:
    """Copy a database with its write-ahead log."""
    shutil.copyfile(file, target)
    log = file.with_name(f"{file.name}-wal")
    if log.exists():
        shutil.copyfile(log, target.with_name(f"{target.name}-wal"))


def make_readable(copy: Path) -> None:
    """Change a copy until SQLite opens it: its log is merged, its header made again.

    A log that belongs to another file, which damages an intact database, is left out.
    """
    log = copy.with_name(f"{copy.name}-wal")
    if log.exists() and not _is_intact(copy, "mode=ro") and _is_intact(copy, "mode=ro&immutable=1"):
        log.unlink()
    for _ in range(2):
        # A log has the header, too.
        if not _has_schema(copy):
            _write_header(copy)
        with suppress(*UNREADABLE), closing(sqlite3.connect(copy)) as db:
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for suffix in ("-wal", "-shm"):
        copy.with_name(f"{copy.name}{suffix}").unlink(missing_ok=True)


def readable_tables(copy: Path) -> set[str]:
    """Return the names of the tables that the schema of a database has."""
    try:
        with closing(sqlite3.connect(copy)) as db:
            ignore_damaged_schema(db)
            return _tables(db)
    except UNREADABLE:
        return set()


def ignore_damaged_schema(db: sqlite3.Connection) -> None:
    """Let a connection use those tables of a damaged schema that can be read."""
    db.execute("PRAGMA writable_schema = ON")


def rebuild_schema(copy: Path, version: int) -> None:
    """Write the schema of a new catalogue over that of a copy whose own cannot be read.

    The tables of a catalogue that this version has made are in the same places of the file.
    """
    new = new_database(version)
    contents = new.conn.serialize()
    new.close()
    with copy.open("r+b") as file:
        size = file.seek(0, 2)
        for number in _schema_pages(contents):
            offset = (number - 1) * PAGE_BYTES
            if offset < size:
                file.seek(offset)
                file.write(contents[offset : offset + PAGE_BYTES])
    _write_header(copy)


def lacks_tables(copy: Path, version: int) -> bool:
    """Return whether the schema of a copy lacks tables that its version has."""
    return not set(expected_tables(version)) <= readable_tables(copy)


def _schema_pages(contents: bytes) -> list[int]:
    """Return the numbers of the pages of a small intact schema: a root and its leaves."""
    if contents[_HEADER_BYTES] != _INTERIOR_PAGE:
        return [1]
    (cells,) = struct.unpack_from(">H", contents, _HEADER_BYTES + 3)
    (last,) = struct.unpack_from(">I", contents, _HEADER_BYTES + 8)
    pointers = struct.unpack_from(f">{cells}H", contents, _CELL_POINTERS)
    return [1, *(struct.unpack_from(">I", contents, place)[0] for place in pointers), last]


def _write_header(copy: Path) -> None:
    """Write the header that every catalogue has; https://www.sqlite.org/fileformat2.html."""
    with copy.open("r+b") as file:
        pages = file.seek(0, 2) // PAGE_BYTES
        file.seek(0)
        header = bytearray(file.read(_HEADER_BYTES).ljust(_HEADER_BYTES, b"\0"))
        # Magic, page size, rollback journal, no reserved bytes, fractions of the payload.
        struct.pack_into(
            ">16sHBBBBBB", header, 0, b"SQLite format 3\0", PAGE_BYTES, 1, 1, 0, 64, 32, 32
        )
        # Change counter, number of pages, no list of free pages.
        struct.pack_into(">IIII", header, 24, 1, pages, 0, 0)
        # Schema format, no preferred cache size, no automatic vacuum, UTF-8.
        struct.pack_into(">IIII", header, 44, 4, 0, 0, 1)
        struct.pack_into(">I", header, 64, 0)
        struct.pack_into(">I", header, 92, 1)
        file.seek(0)
        file.write(header)


def _is_intact(copy: Path, mode: str) -> bool:
    address = f"{copy.absolute().as_uri()}?{mode}"
    try:
        with closing(sqlite3.connect(address, uri=True)) as db:
            (state,) = db.execute("PRAGMA quick_check(1)").fetchone()
    except UNREADABLE:
        return False
    return bool(state == "ok")


def _has_schema(copy: Path) -> bool:
    return bool(readable_tables(copy))


def _tables(db: sqlite3.Connection) -> set[str]:
    names = set()
    with suppress(*UNREADABLE):
        for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table'"):
            names.add(name)
    return names
