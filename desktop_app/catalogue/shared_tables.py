"""The tables that all stations of a shared catalogue have in common, by the schema of SQLite."""

from collections.abc import Callable
from typing import Any, Final, Literal, NamedTuple, TypeAlias

ColumnKind: TypeAlias = Literal["integer", "text", "real", "blob", "any", "vector"]
Key: TypeAlias = tuple[Any, ...]
Row: TypeAlias = tuple[Any, ...]

# Parents come before the tables that refer to them. What is missing here is derived from these
# (the text index), or belongs to the undo of one station (the bin).
TABLE_NAMES: Final = (
    "changes",
    "products",
    "pictures",
    "thumbnails",
    "confirmed_files",
    "vectors",
    "keypoints",
    "appearances",
    "label_texts",
    "actions",
    "action_changes",
    "decisions",
    "audited",
    "findings",
    "import_tables",
    "product_tables",
    "table_layouts",
    "teachings",
    "calibrations",
    "stock_takes",
    "stock_photos",
    "stock_transforms",
    "stock_entries",
    "accepted_lines",
    "conflicts",
    "log_entries",
    "log_counts",
)
# Rows of these are added, and never changed or deleted: what was done, and the log of it.
APPEND_ONLY: Final = ("accepted_lines", "changes", "log_counts", "log_entries")
# Two stations that change one of these columns contradict each other. Of all other columns the
# last value counts.
WATCHED_COLUMNS: Final = {
    "products": (
        *("sku", "name", "brand", "category", "price", "currency", "gtin", "description"),
        *("attributes", "archived_at", "main_picture_id", "merged_into"),
    ),
    "stock_entries": ("decision", "hand_count", "stock"),
}


class Column(NamedTuple):
    """A column of a shared table.

    Attributes:
        name: in SQLite and on the server.
        kind: what it contains.
        parent: the shared table whose row has to exist for it; empty for none.
    """

    name: str
    kind: ColumnKind
    parent: str = ""


class SharedTable(NamedTuple):
    """A table that all stations have in common.

    Attributes:
        name: in SQLite and on the server.
        columns: all columns, in the order of SQLite.
        key: names of the columns of the primary key.
    """

    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]

    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of all columns."""
        return tuple(column.name for column in self.columns)

    @property
    def parents(self) -> tuple[tuple[str, str], ...]:
        """Columns whose value is the id of a row of another shared table, with that table."""
        return tuple((column.name, column.parent) for column in self.columns if column.parent)

    @property
    def watched(self) -> tuple[str, ...]:
        """Columns that two stations must not set to different values."""
        return WATCHED_COLUMNS.get(self.name, ())

    def key_of(self, row: Row) -> Key:
        """Return the primary key of a row of all columns."""
        names = self.column_names
        return tuple(row[names.index(name)] for name in self.key)


Query: TypeAlias = Callable[[str], list[tuple[Any, ...]]]


def shared_tables(query: Query) -> tuple[SharedTable, ...]:
    """Return the shared tables of an open SQLite catalogue, parents first.

    Args:
        query: returns the rows of a query.
    """
    return tuple(_shared_table(query, name) for name in TABLE_NAMES)


def _shared_table(query: Query, name: str) -> SharedTable:
    parents = {
        column: table
        for table, column, on_delete in query(
            f'SELECT "table", "from", on_delete FROM pragma_foreign_key_list(\'{name}\')'
        )
        # References without a cascade are kept by the program: they may point to a row that
        # another station has not sent yet.
        if on_delete == "CASCADE"
    }
    rows = query(f"SELECT name, type, pk FROM pragma_table_info('{name}') ORDER BY cid")
    columns = tuple(
        Column(column, _kind(name, column, type_), parents.get(column, ""))
        for column, type_, _ in rows
    )
    key = sorted((pk, column) for column, _, pk in rows if pk)
    return SharedTable(name, columns, tuple(column for _, column in key))


def _kind(table: str, column: str, type_: str) -> ColumnKind:
    if (table, column) == ("vectors", "vector"):
        return "vector"
    kinds: dict[str, ColumnKind] = {
        "INTEGER": "integer",
        "TEXT": "text",
        "REAL": "real",
        "BLOB": "blob",
        "ANY": "any",
    }
    return kinds[type_]
