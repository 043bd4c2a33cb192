"""The changes of a station that the server does not have yet."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, NamedTuple

from desktop_app.catalogue.row_change import RowChange
from desktop_app.catalogue.shared_tables import APPEND_ONLY, Key, SharedTable
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.station.copy_schema import exact_in_json
from desktop_app.domain.timestamps import utc_now_text

_MAX_ROWS: Final = 2_000  # of several units together


class OutboxBatch(NamedTuple):
    """Units that are sent in one transaction.

    Attributes:
        first_unit: number of the first one.
        last_unit: number of the last one.
        changes: what they have changed together, one for each row, in the order of the first
            change.
    """

    first_unit: int
    last_unit: int
    changes: list[RowChange]


def next_batch(
    database: CatalogueDatabase, tables: Mapping[str, SharedTable], *, is_single: bool = False
) -> OutboxBatch | None:
    """Return the oldest units; None without any.

    Args:
        database: the local copy.
        tables: the shared tables by name.
        is_single: whether one unit only; a unit that is larger than a batch comes alone, too.
    """
    units = _units(database)
    if units is None:
        return None
    first, last = units
    if is_single:
        last = first
    recorded: dict[tuple[str, str], tuple[str | None, str | None]] = {}
    for table, key, before, after in database.rows(
        "SELECT table_name, row_key, before, after FROM outbox WHERE unit <= ? ORDER BY id", [last]
    ):
        earliest = recorded.get((table, key), (before, None))[0]
        recorded[table, key] = (earliest, after)
    stored = _stored_values(database, tables, recorded)
    changes = []
    for (name, key_text), (before, after) in recorded.items():
        key = tuple(json.loads(key_text))
        values = None
        if after is not None:
            extra = stored[name].get(key)
            if extra is None:
                continue  # deleted by a later unit
            values = {**json.loads(after), **extra}
        changes.append(RowChange(name, key, None if before is None else json.loads(before), values))
    return OutboxBatch(first, last, changes)


def remove_sent(database: CatalogueDatabase, last_unit: int) -> None:
    """Remove the units that the server has."""
    database.execute("DELETE FROM outbox WHERE unit <= ?", [last_unit])


def set_aside(database: CatalogueDatabase, unit: int, reason: str) -> None:
    """Keep what the server has refused for good, and let the copy get the server's rows again.

    The log of this station still has what was tried.
    """
    with database.transaction():
        database.execute(
            "INSERT INTO refused_changes SELECT ?, ?, table_name, row_key, before, after "
            "FROM outbox WHERE unit = ? ORDER BY id",
            [utc_now_text(), reason, unit],
        )
        database.execute(
            "INSERT OR IGNORE INTO postponed_rows SELECT table_name, row_key FROM outbox "
            "WHERE unit = ? AND table_name NOT IN (SELECT value FROM json_each(?))",
            [unit, json.dumps(APPEND_ONLY)],
        )
        database.execute("DELETE FROM outbox WHERE unit = ?", [unit])


def count_waiting(database: CatalogueDatabase) -> int:
    """Return the number of units that the server does not have."""
    return int(database.value("SELECT count(DISTINCT unit) FROM outbox"))


def waiting_keys(database: CatalogueDatabase) -> set[tuple[str, Key]]:
    """Return the rows that are going to be sent: table and key."""
    rows = database.rows("SELECT DISTINCT table_name, row_key FROM outbox")
    return {(table, tuple(json.loads(key))) for table, key in rows}


def _units(database: CatalogueDatabase) -> tuple[int, int] | None:
    """Return the first and the last unit of the next batch."""
    rows = database.rows("SELECT unit FROM outbox ORDER BY id LIMIT ?", [_MAX_ROWS + 1])
    if not rows:
        return None
    first, last = int(rows[0][0]), int(rows[-1][0])
    is_whole = len(rows) <= _MAX_ROWS or first == last
    return first, last if is_whole else last - 1


def _stored_values(
    database: CatalogueDatabase,
    tables: Mapping[str, SharedTable],
    recorded: Mapping[tuple[str, str], tuple[str | None, str | None]],
) -> dict[str, dict[Key, dict[str, Any]]]:
    """Return the columns that the outbox does not contain, by table and key."""
    keys: dict[str, list[Key]] = {}
    for (name, key), (_, after) in recorded.items():
        if after is not None:
            keys.setdefault(name, []).append(tuple(json.loads(key)))
    return {name: _of_table(database, tables[name], own) for name, own in keys.items()}


def _of_table(
    database: CatalogueDatabase, table: SharedTable, keys: Sequence[Key]
) -> dict[Key, dict[str, Any]]:
    exact = exact_in_json(table)
    missing = [name for name in table.column_names if name not in exact]
    if not missing:
        return {key: {} for key in keys}
    condition = " AND ".join(
        f"t.{name} = json_extract(k.value, '$[{place}]')" for place, name in enumerate(table.key)
    )
    rows = database.rows(
        f"SELECT k.value, {', '.join(f't.{name}' for name in missing)} "
        f"FROM json_each(?) k CROSS JOIN {table.name} t ON {condition}",
        [json.dumps([list(key) for key in keys])],
    )
    return {
        tuple(json.loads(key)): dict(zip(missing, values, strict=True)) for key, *values in rows
    }
