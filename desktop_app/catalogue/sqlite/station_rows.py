"""What the writes of a station have in the local copy of a shared catalogue: ids, and units.

Stations add rows while they are offline, so each takes its ids from a range of its own: the upper
bits are the number of the station. Other catalogues leave the ids to SQLite. A unit is what the
server gets in one transaction: the changes of one transaction here.
"""

import sqlite3
from collections.abc import Sequence
from typing import Final

# Ids for four billion rows of each table and station. The catalogue that was published first has
# the ids below.
_STATION_SHIFT: Final = 32
# What a station's copy has besides the tables of every catalogue, see ``catalogue/station``.
_COPY_TABLES: Final = (
    *("copy_state", "outbox", "known_changes", "postponed_rows", "refused_changes", "row_ids"),
)


def first_id(station_id: int) -> int:
    """Return the number before the first id of a station.

    Args:
        station_id: 1 to 2**30.
    """
    return station_id << _STATION_SHIFT


def is_station_copy(connection: sqlite3.Connection) -> bool:
    """Return whether a catalogue is the local copy of a shared one."""
    rows = connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'copy_state'")
    return rows.fetchone() is not None


def take_ids(connection: sqlite3.Connection, table: str, count: int) -> Sequence[int]:
    """Return ids of new rows of a table, which are never used again; part of a transaction."""
    rows = connection.execute(
        "UPDATE row_ids SET last_id = last_id + ? WHERE table_name = ? RETURNING last_id",
        [count, table],
    )
    (last,) = rows.fetchone()
    return range(last - count + 1, last + 1)


def end_unit(connection: sqlite3.Connection) -> None:
    """Give a new number to the changes of the next transaction, if this one has any."""
    connection.execute(
        "UPDATE copy_state SET unit = unit + 1 "
        "WHERE unit = (SELECT unit FROM outbox ORDER BY id DESC LIMIT 1)"
    )


def remove_station(connection: sqlite3.Connection) -> None:
    """Make an ordinary catalogue out of a copy; part of a transaction.

    Two copies with one number of a station would each miss what the other one sends.
    """
    if not is_station_copy(connection):
        return
    triggers = connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'outbox!_%' ESCAPE '!'"
    )
    for (name,) in triggers.fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for table in _COPY_TABLES:
        connection.execute(f"DROP TABLE IF EXISTS {table}")
