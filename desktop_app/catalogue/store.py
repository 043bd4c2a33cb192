"""The catalogue on disk: products, pictures, thumbnails and vectors in one SQLite file."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt
from sqlite_utils import Database

from desktop_app.catalogue.migrations import exclusive, migrate, schema_version
from desktop_app.catalogue.records import Picture, Product
from desktop_app.errors import Message, VitrineError

DATABASE_NAME: Final = "catalog.sqlite"
_BUSY_TIMEOUT_MS: Final = 5_000

_PRODUCT_COLUMNS: Final = (
    "id, sku, name, brand, category, price, currency, gtin, description, attributes"
)
_PICTURE_COLUMNS: Final = "id, product_id, path, content_hash, width_px, height_px"


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture as it is taken in: the file it came from and its thumbnail.

    Attributes:
        path: absolute, as text.
        content_hash: BLAKE2b of the file's bytes, 32 hexadecimal digits.
        file_bytes, file_mtime_ns: of the file when it was read; a file that
            still has both is taken for unchanged.
        thumbnail: a small JPEG.
    """

    path: str
    content_hash: str
    file_bytes: int
    file_mtime_ns: int
    width_px: int
    height_px: int
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class KnownFile:
    """What the catalogue remembers of a picture's file."""

    picture_id: int
    content_hash: str
    file_bytes: int
    file_mtime_ns: int


class CatalogueStore:
    """An open catalogue. It belongs to the thread that opened it.

    Every method that writes is one transaction, unless it runs inside
    ``atomic()``, which then is the transaction: an error must leave that block.
    """

    def __init__(self, folder: Path, db: Database) -> None:
        self.folder = folder
        self._db = db
        self.catalogue_id: str = self._value("SELECT id FROM catalogue")

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> "CatalogueStore":
        """Open the catalogue in ``folder``; with ``create`` make it when there is none.

        Raises:
            VitrineError: there is none and none shall be made, the folder cannot
                be used, or the file is no catalogue, damaged, or of a newer version.
        """
        with _world_errors(folder), ExitStack() as undo:
            if not create and not (folder / DATABASE_NAME).is_file():
                raise VitrineError(
                    Message("There is no catalogue in {folder}.", folder=folder),
                    Message("Import products into it first, or choose another folder."),
                )
            folder.mkdir(parents=True, exist_ok=True)
            db = Database(folder / DATABASE_NAME, execute_plugins=False)
            undo.callback(db.close)
            db.execute(f"PRAGMA busy_timeout = {_BUSY_TIMEOUT_MS}")
            db.execute("PRAGMA foreign_keys = ON")
            db.enable_wal()
            # With WAL, NORMAL can lose the last transaction at a power cut,
            # never the file; a full sync a batch would halve the import.
            db.execute("PRAGMA synchronous = NORMAL")
            migrate(db, name=str(folder))
            store = cls(folder, db)
            undo.pop_all()
            return store

    def close(self) -> None:
        """Close the file; the write-ahead log is folded back into it."""
        with suppress(sqlite3.Error):
            self._db.execute("PRAGMA optimize")
        self._db.close()

    @contextmanager
    def atomic(self) -> Iterator[None]:
        """Keep all writes of the block together, or none of them.

        Raises:
            VitrineError: the disk is full, the file is damaged or in use.
        """
        with _world_errors(self.folder):
            if self._db.conn.in_transaction:
                yield
            else:
                with exclusive(self._db):
                    yield

    @property
    def schema_version(self) -> int:
        """The number of the last migration that the file has taken."""
        return schema_version(self._db)

    # Products

    def count_products(self) -> int:
        """Return the number of products."""
        return int(self._value("SELECT count(*) FROM products"))

    def product(self, product_id: int) -> Product:
        """Return one product.

        Raises:
            KeyError: there is none with this id.
        """
        return self.products([product_id])[product_id]

    def products(self, product_ids: Sequence[int]) -> dict[int, Product]:
        """Return products by id; unknown ids are missing from the result."""
        rows = self._rows(
            f"SELECT {_PRODUCT_COLUMNS} FROM products WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(product_ids))],
        )
        return {row[0]: _product(row) for row in rows}

    def product_by_sku(self, sku: str) -> Product | None:
        """Return the product with this SKU, or None."""
        rows = self._rows(f"SELECT {_PRODUCT_COLUMNS} FROM products WHERE sku = ?", [sku])
        return _product(rows[0]) if rows else None

    def first_products(self, limit: int) -> list[tuple[Product, Picture | None]]:
        """Return up to ``limit`` products in SKU order, each with its first picture."""
        picture_columns = ", ".join(f"p.{name}" for name in _PICTURE_COLUMNS.split(", "))
        rows = self._rows(
            f"SELECT {', '.join('q.' + name for name in _PRODUCT_COLUMNS.split(', '))}, "
            f"{picture_columns} FROM products q LEFT JOIN pictures p ON p.id = "
            "(SELECT min(id) FROM pictures WHERE product_id = q.id) ORDER BY q.sku LIMIT ?",
            [limit],
        )
        return [(_product(row[:10]), Picture(*row[10:]) if row[10] else None) for row in rows]

    def add_product(self, sku: str, values: Mapping[str, Any]) -> int:
        """Add a product and return its id.

        Args:
            sku: not empty, not yet in the catalogue.
            values: any fields of ``Product`` but ``id`` and ``sku``.
        """
        columns = {"sku": sku, **_as_columns(values)}
        marks = ", ".join(f":{name}" for name in columns)
        with self.atomic():
            cursor = self._db.execute(
                f"INSERT INTO products ({', '.join(columns)}) VALUES ({marks})", columns
            )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def change_product(self, product_id: int, values: Mapping[str, Any]) -> None:
        """Set the given fields of a product; the others stay."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        with self.atomic():
            self._db.table("products").update(
                product_id, {**_as_columns(values), "updated_at": now}
            )

    # Pictures

    def count_pictures(self) -> int:
        """Return the number of pictures."""
        return int(self._value("SELECT count(*) FROM pictures"))

    def pictures(self, picture_ids: Sequence[int]) -> dict[int, Picture]:
        """Return pictures by id; unknown ids are missing from the result."""
        rows = self._rows(
            f"SELECT {_PICTURE_COLUMNS} FROM pictures WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(picture_ids))],
        )
        return {row[0]: Picture(*row) for row in rows}

    def pictures_of(self, product_id: int) -> list[Picture]:
        """Return a product's pictures in the order in which they came."""
        rows = self._rows(
            f"SELECT {_PICTURE_COLUMNS} FROM pictures WHERE product_id = ? ORDER BY id",
            [product_id],
        )
        return [Picture(*row) for row in rows]

    def owners(self, picture_ids: npt.NDArray[np.int64]) -> dict[int, tuple[int, str]]:
        """Return product id and category by picture id."""
        rows = self._rows(
            "SELECT p.id, p.product_id, q.category FROM pictures p "
            "JOIN products q ON q.id = p.product_id "
            "WHERE p.id IN (SELECT value FROM json_each(?))",
            [json.dumps(picture_ids.tolist())],
        )
        return {picture_id: (product_id, category) for picture_id, product_id, category in rows}

    def known_file(self, product_id: int, path: str) -> KnownFile | None:
        """Return what is remembered of a product's picture at ``path``, or None."""
        rows = self._rows(
            "SELECT id, content_hash, file_bytes, file_mtime_ns FROM pictures "
            "WHERE product_id = ? AND path = ?",
            [product_id, path],
        )
        return KnownFile(*rows[0]) if rows else None

    def add_picture(self, product_id: int, file: PictureFile) -> int:
        """Add a picture with its thumbnail and return its id."""
        with self.atomic():
            cursor = self._db.execute(
                "INSERT INTO pictures (product_id, path, content_hash, file_bytes, file_mtime_ns,"
                " width_px, height_px) VALUES (?, ?, ?, ?, ?, ?, ?)",
                [
                    product_id,
                    file.path,
                    file.content_hash,
                    file.file_bytes,
                    file.file_mtime_ns,
                    file.width_px,
                    file.height_px,
                ],
            )
            picture_id = cursor.lastrowid
            assert picture_id is not None
            self._db.execute(
                "INSERT INTO thumbnails (picture_id, jpeg) VALUES (?, ?)",
                [picture_id, file.thumbnail],
            )
        return picture_id

    def touch_picture(self, picture_id: int, *, file_bytes: int, file_mtime_ns: int) -> None:
        """Remember that a picture's file was written again with the same contents."""
        with self.atomic():
            self._db.table("pictures").update(
                picture_id, {"file_bytes": file_bytes, "file_mtime_ns": file_mtime_ns}
            )

    def remove_picture(self, picture_id: int) -> None:
        """Remove a picture with its thumbnail and vectors; its file stays."""
        with self.atomic():
            self._db.table("pictures").delete(picture_id)

    def thumbnails(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return small JPEG files by picture id; ids without one are missing."""
        return dict(
            self._rows(
                "SELECT picture_id, jpeg FROM thumbnails "
                "WHERE picture_id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(picture_ids))],
            )
        )

    # Vectors

    def put_vectors(self, model: str, vectors: Mapping[int, npt.NDArray[np.float32]]) -> None:
        """Store one vector a picture.

        Args:
            model: sha256 of the model file that made them.
            vectors: (dim,) float32 of length 1, by picture id.
        """
        with self.atomic():
            self._db.conn.executemany(
                "INSERT OR REPLACE INTO vectors (model, picture_id, vector) VALUES (?, ?, ?)",
                [(model, picture_id, vector.tobytes()) for picture_id, vector in vectors.items()],
            )

    def vector_ids(self, model: str) -> npt.NDArray[np.int64]:
        """Return the ids of the pictures that have a vector, ascending, (n,) int64."""
        rows = self._rows(
            "SELECT picture_id FROM vectors WHERE model = ? ORDER BY picture_id", [model]
        )
        return np.fromiter((row[0] for row in rows), dtype=np.int64)

    def vectors(self, model: str, picture_ids: Sequence[int]) -> dict[int, npt.NDArray[np.float32]]:
        """Return vectors, (dim,) float32, by picture id; ids without one are missing."""
        rows = self._rows(
            "SELECT picture_id, vector FROM vectors "
            "WHERE model = ? AND picture_id IN (SELECT value FROM json_each(?))",
            [model, json.dumps(list(picture_ids))],
        )
        return {row[0]: np.frombuffer(row[1], dtype=np.float32) for row in rows}

    def vector_of_content(self, model: str, content_hash: str) -> npt.NDArray[np.float32] | None:
        """Return the vector, (dim,) float32, of any picture with these contents."""
        rows = self._rows(
            # A subquery, as the planner of a join may walk through all vectors.
            "SELECT vector FROM vectors WHERE model = ? AND picture_id IN "
            "(SELECT id FROM pictures WHERE content_hash = ?) LIMIT 1",
            [model, content_hash],
        )
        return np.frombuffer(rows[0][0], dtype=np.float32) if rows else None

    def pictures_without_vector(self, model: str, after: int, limit: int) -> list[Picture]:
        """Return up to ``limit`` pictures with ids over ``after`` that have no vector."""
        rows = self._rows(
            f"SELECT {_PICTURE_COLUMNS} FROM pictures p WHERE id > ? AND NOT EXISTS "
            "(SELECT 1 FROM vectors WHERE model = ? AND picture_id = p.id) ORDER BY id LIMIT ?",
            [after, model, limit],
        )
        return [Picture(*row) for row in rows]

    def count_without_vector(self, model: str) -> int:
        """Return the number of pictures that have no vector of this model."""
        with_vector = self._value("SELECT count(*) FROM vectors WHERE model = ?", [model])
        return self.count_pictures() - int(with_vector)

    def _rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with _world_errors(self.folder):
            return self._db.execute(sql, values).fetchall()

    def _value(self, sql: str, values: Sequence[Any] = ()) -> Any:
        return self._rows(sql, values)[0][0]


def _product(row: Sequence[Any]) -> Product:
    id_, sku, name, brand, category, price, currency, gtin, description, attributes = row
    return Product(
        id_,
        sku,
        name,
        brand,
        category,
        None if price is None else Decimal(price),
        currency,
        gtin,
        description,
        json.loads(attributes),
    )


def _as_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` as SQLite keeps them: prices exact, as text, attributes as JSON."""
    columns = dict(values)
    if isinstance(columns.get("price"), Decimal):
        columns["price"] = str(columns["price"])
    if "attributes" in columns:
        columns["attributes"] = json.dumps(columns["attributes"], ensure_ascii=False)
    return columns


@contextmanager
def _world_errors(folder: Path) -> Iterator[None]:
    """Turn what the disk and other programs do to the file into sentences."""
    try:
        yield
    except OSError as error:
        raise VitrineError(
            Message(
                "The folder {folder} cannot be used for a catalogue: {reason}.",
                folder=folder,
                reason=error.strerror,
            ),
            Message("Choose a folder that you may write to."),
        ) from error
    except sqlite3.DatabaseError as error:
        known = _KNOWN_FAULTS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF)
        if known is None:
            raise
        message, hint = known
        raise VitrineError(Message(message.template, folder=folder), hint) from error


_KNOWN_FAULTS: Final = {
    sqlite3.SQLITE_BUSY: (
        Message("The catalogue in {folder} is in use by another program."),
        Message("Close the other program, then try again."),
    ),
    sqlite3.SQLITE_CANTOPEN: (
        Message("The catalogue in {folder} cannot be opened."),
        Message("Choose a folder that you may write to."),
    ),
    sqlite3.SQLITE_READONLY: (
        Message("The catalogue in {folder} may not be written to."),
        Message("Choose a folder that you may write to."),
    ),
    sqlite3.SQLITE_FULL: (
        Message("The disk of the catalogue in {folder} is full."),
        Message("Free some space, then try again."),
    ),
    sqlite3.SQLITE_IOERR: (
        Message("The disk of the catalogue in {folder} does not answer."),
        Message("Check the disk or the network drive, then try again."),
    ),
    sqlite3.SQLITE_CORRUPT: (
        Message("The catalogue in {folder} is damaged."),
        Message("Restore catalog.sqlite from a copy, or choose another folder."),
    ),
    sqlite3.SQLITE_NOTADB: (
        Message("The file catalog.sqlite in {folder} is not a catalogue."),
        Message("Restore it from a copy, or choose another folder."),
    ),
}
