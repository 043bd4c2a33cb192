"""Values that no catalogue has: SQLite accepts them, but they cannot be used.

The structure of a database can be intact although bits in its values have changed.
"""

import math
import sqlite3
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import Final, NamedTuple

import numpy as np

# Embeddings have length 1; rounding changes it by less.
_LENGTH_TOLERANCE: Final = 0.01
_FLOAT_BYTES: Final = 4


class ValueCheck(NamedTuple):
    """A condition that the rows of a table must not meet.

    Attributes:
        table: its name.
        is_bad: the condition, in SQL.
        column: the column with the bad value; empty if the row is useless without it.
        default: what the column is set to, in SQL.
        since: a column that the condition needs and that early versions lack; empty for none.
    """

    table: str
    is_bad: str
    column: str = ""
    default: str = "NULL"
    since: str = ""


# The length of a model's embeddings is that of most of them.
_OTHER_LENGTH: Final = (
    "(model, length(vector)) NOT IN (SELECT model, bytes FROM (SELECT model, bytes, max(n) FROM "
    "(SELECT model, length(vector) AS bytes, count(*) AS n FROM {table} GROUP BY 1, 2) "
    "GROUP BY model))"
)
# JSON of another type than the program writes.
_OTHER_JSON: Final = (
    "CASE WHEN json_valid({column}) THEN json_type({column}) NOT IN ({types}) "
    "ELSE {column} IS NOT NULL END"
)
_ARRAY, _OBJECT = "'array'", "'object'"
_JSON_COLUMNS: Final = (
    *(("label_texts", "lines", _ARRAY), ("bin_label_texts", "lines", _ARRAY)),
    *(("stock_photos", "units", _ARRAY), ("stock_transforms", "transform", _ARRAY)),
    *(("findings", "transform", _ARRAY), ("findings", "differences", _ARRAY)),
    ("table_layouts", "headings", _ARRAY),
    # JSON null is a layout whose columns are recognised.
    ("table_layouts", "mapping", "'object', 'null'"),
    *(("calibrations", "calibration", _OBJECT), ("calibrations", "report", _OBJECT)),
    *(("teachings", "calibration", _OBJECT), ("teachings", "report", _OBJECT)),
)
_NO_JPEG: Final = "substr(jpeg, 1, 3) <> x'ffd8ff' OR substr(jpeg, -2) <> x'ffd9'"
_VALUE_CHECKS: Final = (
    *(
        ValueCheck(table, "price IS NOT NULL AND NOT is_price(price)", "price")
        for table in ("products", "bin_products")
    ),
    *(
        ValueCheck(
            table, _OTHER_JSON.format(column="attributes", types=_OBJECT), "attributes", "'{}'"
        )
        for table in ("products", "bin_products")
    ),
    *(
        ValueCheck(table, _OTHER_JSON.format(column=column, types=types), since=column)
        for table, column, types in _JSON_COLUMNS
    ),
    *(
        ValueCheck(table, f"NOT is_embedding(vector) OR {_OTHER_LENGTH.format(table=table)}")
        for table in ("vectors", "bin_vectors")
    ),
    ValueCheck("thumbnails", _NO_JPEG),
)


def add_value_functions(connection: sqlite3.Connection) -> None:
    """Let the SQL of a connection use the conditions of ``VALUE_CHECKS``."""
    for function in (is_price, is_embedding, is_utf8):
        connection.create_function(function.__name__, 1, function, deterministic=True)


def is_price(text: object) -> bool:
    """Return whether a stored price is a number."""
    try:
        return isinstance(text, str) and Decimal(text).is_finite()
    except InvalidOperation:
        return False


def is_embedding(data: object) -> bool:
    """Return whether bytes are a float32 vector of length 1."""
    if not isinstance(data, bytes) or not data or len(data) % _FLOAT_BYTES:
        return False
    with np.errstate(invalid="ignore"):
        vector = np.frombuffer(data, np.float32).astype(np.float64)
    length = math.sqrt(float(vector @ vector))
    # Not a number is no embedding either.
    return abs(length - 1) <= _LENGTH_TOLERANCE


def is_utf8(data: object) -> bool:
    """Return whether bytes are a text; NULL is one, too."""
    try:
        return data is None or (isinstance(data, bytes) and data.decode() is not None)
    except UnicodeDecodeError:
        return False


def value_checks(connection: sqlite3.Connection) -> Iterator[ValueCheck]:
    """Yield the checks for the tables and columns that a database has."""
    for check in _VALUE_CHECKS:
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({check.table})")}
        if columns and (not check.since or check.since in columns):
            yield check


def bad_values(connection: sqlite3.Connection, tables: set[str]) -> Iterator[tuple[str, int]]:
    """Yield tables of a database with bad values, and the number of rows with such values.

    Args:
        connection: with the functions of ``add_value_functions``.
        tables: those that the database has.
    """
    for check in value_checks(connection):
        if count := _count(connection, check.table, check.is_bad):
            yield check.table, count
    for table in sorted(tables):
        columns = [
            row[1]
            for row in connection.execute(f"PRAGMA table_info({table})")
            if row[2] in ("TEXT", "ANY")
        ]
        joined = " || ',' || ".join(f"coalesce({name}, '')" for name in columns)
        if columns and (count := _count(connection, table, f"NOT is_utf8(CAST({joined} AS BLOB))")):
            yield table, count


def _count(connection: sqlite3.Connection, table: str, condition: str) -> int:
    query = f"SELECT count(*) FROM {table} WHERE {condition}"
    return int(connection.execute(query).fetchone()[0])
