"""What a repaired database must not have: references to lost rows, and useless values."""

import sqlite3

from desktop_app.catalogue.sqlite.recovery.value_checks import VALUE_CHECKS, add_value_functions


def correct_values(db: sqlite3.Connection, tables: set[str]) -> dict[str, int]:
    """Empty values that cannot be used, or delete their rows; return the numbers by table."""
    add_value_functions(db)
    corrected: dict[str, int] = {}
    for check in VALUE_CHECKS:
        if check.table not in tables:
            continue
        statement = f"DELETE FROM {check.table} WHERE {check.is_bad}"
        if check.column:
            statement = (
                f"UPDATE {check.table} SET {check.column} = {check.default} WHERE {check.is_bad}"
            )
        count = db.execute(statement).rowcount
        if check.column:
            corrected[check.table] = corrected.get(check.table, 0) + count
    return corrected


def remove_pictures_without_thumbnails(db: sqlite3.Connection) -> None:
    """Delete pictures that cannot be shown any more; an import of their table adds them again."""
    db.execute("DELETE FROM pictures WHERE id NOT IN (SELECT picture_id FROM thumbnails)")


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
