"""Values of rows in the form of SQLite, and in that of the server."""

import json
from typing import Any

import numpy as np
from pgvector import Vector

from desktop_app.catalogue.shared_tables import Column, Row, SharedTable


def to_server(table: SharedTable, row: Row) -> Row:
    """Return a row of all columns as the server stores it."""
    return tuple(
        _to_server(column, value) for column, value in zip(table.columns, row, strict=True)
    )


def from_server(table: SharedTable, row: Row) -> Row:
    """Return a row of all columns as SQLite stores it."""
    return tuple(
        _from_server(column, value) for column, value in zip(table.columns, row, strict=True)
    )


def _to_server(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.kind == "vector":
        return Vector(np.frombuffer(value, np.float32))
    if column.kind == "any":
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, str) and "\0" in value:
        return value.replace("\0", "")  # PostgreSQL has no texts with this character
    return value


def _from_server(column: Column, value: Any) -> Any:
    if value is None:
        return None
    if column.kind == "vector":
        vector = value if isinstance(value, np.ndarray) else value.to_numpy()
        return vector.astype(np.float32).tobytes()
    if column.kind == "any":
        return json.loads(value)
    return value
