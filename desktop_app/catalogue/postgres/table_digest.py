"""Digests of tables, to compare a local catalogue with the server without sending rows."""

import hashlib
import struct
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import numpy as np
import psycopg

from desktop_app.catalogue.postgres.row_values import to_server
from desktop_app.catalogue.shared_tables import Column, ColumnKind, Row, SharedTable

_SEPARATOR: Final = "\x1f"
_NULL: Final = "\x1e"
_DIGITS: Final = 15  # hexadecimal, of each row's MD5: their sum is exact in SQL
_EXPRESSIONS: Final[dict[ColumnKind, str]] = {
    "integer": "{}::text",
    "text": "{}",
    "any": "{}",
    "real": "encode(float8send({}), 'hex')",
    "blob": "md5({})",
    "vector": "md5(vector_send({}))",
}


class TableDigest(NamedTuple):
    """The contents of a table.

    Attributes:
        rows: how many.
        total: the sum of the digests of the rows, 60 bits each, so that their order has no effect.
    """

    rows: int
    total: int


def server_digest(connection: psycopg.Connection, table: SharedTable) -> TableDigest:
    """Return the digest of a table on the server."""
    values = (
        f"coalesce({_EXPRESSIONS[column.kind].format(column.name)}, E'\\x1e')"
        for column in table.columns
    )
    row = connection.execute(
        f"SELECT count(*), coalesce(sum(('x' || left(md5(concat_ws(E'\\x1f', "
        f"{', '.join(values)})), {_DIGITS}))::bit(60)::bigint), 0) FROM vitrine.{table.name}"
    ).fetchone()
    assert row is not None
    return TableDigest(int(row[0]), int(row[1]))


def digest_of(table: SharedTable, rows: Iterable[Row]) -> TableDigest:
    """Return the digest of rows of all columns, in the form of SQLite."""
    count = total = 0
    for row in rows:
        texts = (
            _text(column, value)
            for column, value in zip(table.columns, to_server(table, row), strict=True)
        )
        digest = hashlib.md5(_SEPARATOR.join(texts).encode(), usedforsecurity=False)
        total += int(digest.hexdigest()[:_DIGITS], 16)
        count += 1
    return TableDigest(count, total)


def _text(column: Column, value: Any) -> str:
    if value is None:
        return _NULL
    if column.kind == "real":
        return struct.pack(">d", value).hex()
    if column.kind == "blob":
        return _md5(value)
    if column.kind == "vector":
        numbers = value.to_numpy()
        return _md5(struct.pack(">HH", len(numbers), 0) + numbers.astype(np.dtype(">f4")).tobytes())
    return str(value)


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()
