"""What a repaired database must not have: references to lost rows, and useless values."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop_app.catalogue.protocols.recovery import ThumbnailSource
from desktop_app.catalogue.sqlite.picture_location import PictureLocation
from desktop_app.catalogue.sqlite.recovery.value_checks import add_value_functions, value_checks

_BATCH: Final = 256


def correct_values(db: sqlite3.Connection) -> dict[str, int]:
    """Empty values that cannot be used, or delete their rows; return the numbers by table."""
    add_value_functions(db)
    corrected: dict[str, int] = {}
    for check in value_checks(db):
        statement = f"DELETE FROM {check.table} WHERE {check.is_bad}"
        if check.column:
            statement = (
                f"UPDATE {check.table} SET {check.column} = {check.default} WHERE {check.is_bad}"
            )
        count = db.execute(statement).rowcount
        if check.column:
            corrected[check.table] = corrected.get(check.table, 0) + count
    return corrected


def restore_thumbnails(
    db: sqlite3.Connection, location: PictureLocation, thumbnails: ThumbnailSource
) -> Iterator[int]:
    """Make thumbnails again that are lost or damaged; yield the number of checked pictures.

    A picture whose file is gone, too, cannot be shown or compared any more: it is deleted.
    """
    has_files = bool(db.execute("PRAGMA table_info(confirmed_files)").fetchall())
    contents = "(SELECT jpeg FROM confirmed_files WHERE picture_id = p.id)" if has_files else "NULL"
    query = (
        f"SELECT p.id, p.path, p.content_hash, t.jpeg, {contents} FROM pictures p "
        "LEFT JOIN thumbnails t ON t.picture_id = p.id WHERE p.id > ? ORDER BY p.id LIMIT ?"
    )
    last = count = 0
    while rows := db.execute(query, [last, _BATCH]).fetchall():
        for picture_id, path, content_hash, jpeg, original in rows:
            if jpeg is not None and thumbnails.is_readable(jpeg):
                continue
            if original is not None:
                new = thumbnails.of_contents(original)
            else:
                new = thumbnails.of_file(Path(location.located(path)), content_hash)
            _put_thumbnail(db, picture_id, new)
        last = rows[-1][0]
        count += len(rows)
        yield count


def _put_thumbnail(db: sqlite3.Connection, picture_id: int, jpeg: bytes | None) -> None:
    """Store a thumbnail; delete a picture without one."""
    if jpeg is None:
        db.execute("DELETE FROM pictures WHERE id = ?", [picture_id])
    else:
        db.execute("INSERT OR REPLACE INTO thumbnails VALUES (?, ?)", [picture_id, jpeg])


def remove_lost_references(db: sqlite3.Connection, tables: set[str]) -> None:
    """Empty references to rows that are gone; delete rows that are nothing without them."""
    changes = -1
    while changes != db.total_changes:
        changes = db.total_changes
        for table in sorted(tables):
            required = {row[1] for row in db.execute(f"PRAGMA table_info({table})") if row[3]}
            for _, _, parent, column, key, *_ in db.execute(
                f"PRAGMA foreign_key_list({table})"
            ).fetchall():
                is_lost = (
                    f"{column} IS NOT NULL AND {column} NOT IN (SELECT {key or 'id'} FROM {parent})"
                )
                is_key = column in required or _is_key(db, table, column)
                start = f"DELETE FROM {table}" if is_key else f"UPDATE {table} SET {column} = NULL"
                db.execute(f"{start} WHERE {is_lost}")


def _is_key(db: sqlite3.Connection, table: str, column: str) -> bool:
    return any(row[1] == column and row[5] > 0 for row in db.execute(f"PRAGMA table_info({table})"))
