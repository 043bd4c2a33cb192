"""A shared catalogue on a server with some vectors, for tests of its search."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import psycopg
from pgvector import Vector

MODEL = "a" * 64
DIM = 8

Vectors = npt.NDArray[np.float32]


def unit_vectors(count: int, seed: int = 0) -> Vectors:
    """Return (count, DIM) random vectors of length 1."""
    rows = np.random.default_rng(seed).standard_normal((count, DIM)).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=1, keepdims=True), np.float32)


def nearest_rows(queries: Vectors, vectors: Vectors, k: int) -> list[list[int]]:
    """Return the rows of the ``k`` nearest vectors of each query, compared one by one."""
    order = np.argsort(-queries @ vectors.T, axis=1)
    return [row.tolist() for row in order[:, :k]]


def add_products(
    connection: "psycopg.Connection[Any]", categories: Mapping[int, str], vectors: Vectors
) -> None:
    """Add a product with a picture of the same id for each category, in one transaction.

    Args:
        connection: to the server.
        categories: by the products' ids.
        vectors: (n, DIM) of the pictures, in the same order.
    """
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO vitrine.products (id, sku, name, brand, category, currency, gtin, "
            "description, attributes, created_at, updated_at) "
            "VALUES (%s, %s, '', '', %s, '', '', '', '{}', '', '')",
            [(number, f"P-{number}", category) for number, category in categories.items()],
        )
        add_pictures(connection, {number: number for number in categories}, vectors)


def add_pictures(
    connection: "psycopg.Connection[Any]", owners: Mapping[int, int], vectors: Vectors
) -> None:
    """Add pictures with vectors, by the pictures' ids and those of their products."""
    with connection.transaction(), connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO vitrine.pictures (id, product_id, path, content_hash, file_bytes, "
            "file_mtime_ns, width_px, height_px, added_at, origin, is_captured) "
            "VALUES (%s, %s, %s, '', 1, 1, 1, 1, '', 'import', 0)",
            [(picture, product, f"/{picture}.jpg") for picture, product in owners.items()],
        )
        cursor.executemany(
            "INSERT INTO vitrine.vectors (model, picture_id, vector) VALUES (%s, %s, %s)",
            [
                (MODEL, picture, Vector(vector))
                for picture, vector in zip(owners, vectors, strict=True)
            ],
        )


def set_product(connection: "psycopg.Connection[Any]", product_id: int, **values: object) -> None:
    """Set columns of a product."""
    for column, value in values.items():
        connection.execute(
            f"UPDATE vitrine.products SET {column} = %s WHERE id = %s", [value, product_id]
        )


def set_vector(connection: "psycopg.Connection[Any]", picture_id: int, vector: Vectors) -> None:
    """Replace the (DIM,) vector of a picture."""
    connection.execute(
        "UPDATE vitrine.vectors SET vector = %s WHERE picture_id = %s", [Vector(vector), picture_id]
    )


def ids_of(found: Sequence[tuple[npt.NDArray[np.int64], Any]]) -> list[list[int]]:
    """Return the ids of pictures that were found for each vector."""
    return [ids.tolist() for ids, _ in found]
