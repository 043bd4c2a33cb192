"""What the local copy of a shared catalogue has besides the tables of every catalogue.

Triggers record each change of a shared table in ``outbox``, in the transaction of the change, so
that nothing is forgotten whoever writes. They do not record what comes from the server.
"""

from typing import Final, NamedTuple

from desktop_app.catalogue.shared_tables import SharedTable, shared_tables
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.station_rows import first_id

_TABLES: Final = (
    # ``unit`` is the number of the transaction that is being written, ``known_change`` the last
    # change of the server that is known with all before it. ``is_applying`` is 1 while changes of
    # the server are written. Without ``has_features``, what is computed from pictures is here only
    # for those that were found. ``role`` is what the server has said last. The server has
    # ``token``, or ``next_token`` if its last answer was lost.
    """
    CREATE TABLE copy_state (
        address TEXT NOT NULL,
        catalogue_id TEXT NOT NULL,
        station_id INTEGER NOT NULL,
        schema_version INTEGER NOT NULL,
        unit INTEGER NOT NULL DEFAULT 1,
        known_change INTEGER NOT NULL DEFAULT 0,
        is_applying INTEGER NOT NULL DEFAULT 0,
        is_complete INTEGER NOT NULL DEFAULT 0,
        has_features INTEGER NOT NULL DEFAULT 1,
        role TEXT NOT NULL DEFAULT 'clerk',
        token TEXT NOT NULL DEFAULT '',
        next_token TEXT NOT NULL DEFAULT ''
    ) STRICT
    """,
    # JSON of the columns before and after, without those that JSON cannot hold exactly.
    """
    CREATE TABLE outbox (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        unit INTEGER NOT NULL,
        table_name TEXT NOT NULL,
        row_key TEXT NOT NULL,
        before TEXT,
        after TEXT
    ) STRICT
    """,
    "CREATE INDEX outbox_by_row ON outbox (table_name, row_key)",
    # Up to which change of the server each table is known; ``deleted_rows`` is one of them.
    """
    CREATE TABLE known_changes (table_name TEXT PRIMARY KEY, change_number INTEGER NOT NULL) STRICT
    """,
    # Rows of the server that could not be written yet, because the station has changed them or
    # a row that they need; they are asked for again.
    """
    CREATE TABLE postponed_rows (
        table_name TEXT NOT NULL,
        row_key TEXT NOT NULL,
        PRIMARY KEY (table_name, row_key)
    ) STRICT, WITHOUT ROWID
    """,
    # What the server has refused for good: changes that the user may not make.
    """
    CREATE TABLE refused_changes (
        refused_at TEXT NOT NULL,
        reason TEXT NOT NULL,
        table_name TEXT NOT NULL,
        row_key TEXT NOT NULL,
        before TEXT,
        after TEXT
    ) STRICT
    """,
    "CREATE TABLE row_ids (table_name TEXT PRIMARY KEY, last_id INTEGER NOT NULL) STRICT",
)


class CopyIdentity(NamedTuple):
    """Which shared catalogue a copy belongs to.

    Attributes:
        address: of the server, without password.
        catalogue_id: of the shared catalogue.
        station_id: the number that the server has given to this copy.
    """

    address: str
    catalogue_id: str
    station_id: int


def make_copy(
    database: CatalogueDatabase, identity: CopyIdentity, *, has_features: bool = True
) -> None:
    """Make the local copy of a shared catalogue out of a new one, which is opened again then.

    Args:
        database: a new catalogue.
        identity: of the shared catalogue.
        has_features: whether it will have what is computed from all pictures, which are searched
            here then and otherwise by the server.
    """
    tables = shared_tables(database.rows)
    with database.transaction():
        for statement in _TABLES:
            database.execute(statement)
        database.execute(
            "INSERT INTO copy_state (address, catalogue_id, station_id, schema_version, "
            "has_features) VALUES (?, ?, ?, ?, ?)",
            [*identity, database.schema_version, int(has_features)],
        )
        database.execute("UPDATE catalogue SET id = ?", [identity.catalogue_id])
        names = [*(table.name for table in tables), "deleted_rows"]
        database.execute_many(
            "INSERT INTO known_changes VALUES (?, 0)", [(name,) for name in names]
        )
        database.execute_many(
            "INSERT INTO row_ids VALUES (?, ?)",
            [
                (table.name, first_id(identity.station_id))
                for table in tables
                if table.key == ("id",)
            ],
        )
        for table in tables:
            _create_triggers(database, table)


def update_copy(database: CatalogueDatabase) -> None:
    """Adapt what a copy has besides to the tables of this version of the program."""
    if database.value("SELECT schema_version FROM copy_state") == database.schema_version:
        return
    tables = shared_tables(database.rows)
    with database.transaction():
        for table in tables:
            database.execute("INSERT OR IGNORE INTO known_changes VALUES (?, 0)", [table.name])
            if table.key == ("id",):
                first = first_id(copy_identity(database).station_id)
                database.execute("INSERT OR IGNORE INTO row_ids VALUES (?, ?)", [table.name, first])
            _create_triggers(database, table)
        database.execute("UPDATE copy_state SET schema_version = ?", [database.schema_version])


def copy_identity(database: CatalogueDatabase) -> CopyIdentity:
    """Return which shared catalogue a copy belongs to."""
    row = database.rows("SELECT address, catalogue_id, station_id FROM copy_state")[0]
    return CopyIdentity(*row)


def exact_in_json(table: SharedTable) -> tuple[str, ...]:
    """Return the columns whose values JSON holds as they are."""
    return tuple(column.name for column in table.columns if column.kind in ("integer", "text"))


def _create_triggers(database: CatalogueDatabase, table: SharedTable) -> None:
    """Create the triggers that record changes of a table, for the columns that it has now."""
    for event, row in (("insert", "new"), ("update", "new"), ("delete", "old")):
        name = f"outbox_{table.name}_{event}"
        before = "NULL" if event == "insert" else _recorded(table, "old")
        after = "NULL" if event == "delete" else _recorded(table, "new")
        key = ", ".join(f"{row}.{column}" for column in table.key)
        database.execute(f"DROP TRIGGER IF EXISTS {name}")
        database.execute(
            f"CREATE TRIGGER {name} AFTER {event.upper()} ON {table.name} "
            "WHEN (SELECT is_applying FROM copy_state) = 0 BEGIN "
            "INSERT INTO outbox (unit, table_name, row_key, before, after) "
            f"SELECT unit, '{table.name}', json_array({key}), {before}, {after} "
            "FROM copy_state; END"
        )


def _recorded(table: SharedTable, row: str) -> str:
    pairs = (f"'{name}', {row}.{name}" for name in exact_in_json(table))
    return f"json_object({', '.join(pairs)})"
