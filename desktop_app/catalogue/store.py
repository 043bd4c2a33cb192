"""The catalogue on disk: products, pictures and thumbnails, and the door to all else in it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.appearances import Appearances
from desktop_app.catalogue.database import CatalogueFile
from desktop_app.catalogue.keypoints import PackedKeypoints
from desktop_app.catalogue.records import TRANSLATION, Category, Picture, Product
from desktop_app.catalogue.teachings import Confirmations, Teachings
from desktop_app.catalogue.vectors import Vectors

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

    Attributes:
        vectors: of the pictures, by model.
        appearances: how the pictures look, by method.
        teachings: what was learnt from the catalogue, by model.
        confirmations: photos of which staff said what they show.
        keypoints: of the pictures, packed.
    """

    def __init__(self, file: CatalogueFile) -> None:
        self._file = file
        self.folder = file.folder
        self.catalogue_id: str = file.value("SELECT id FROM catalogue")
        self.vectors = Vectors(file)
        self.appearances = Appearances(file)
        self.teachings = Teachings(file)
        self.confirmations = Confirmations(file)
        self.keypoints = PackedKeypoints(file)

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> "CatalogueStore":
        """Open the catalogue in ``folder``; with ``create`` make it when there is none.

        Raises:
            VitrineError: there is none and none shall be made, the folder cannot
                be used, or the file is no catalogue, damaged, or of a newer version.
        """
        with ExitStack() as undo:
            file = CatalogueFile.open(folder, create=create)
            undo.callback(file.close)
            store = cls(file)
            undo.pop_all()
            return store

    def close(self) -> None:
        """Close the catalogue."""
        self._file.close()

    def atomic(self) -> AbstractContextManager[None]:
        """Keep all writes of the block together, or none; raises ``VitrineError``."""
        return self._file.atomic()

    @property
    def schema_version(self) -> int:
        """The number of the last migration that the catalogue has taken."""
        return self._file.schema_version

    # Products

    def count_products(self) -> int:
        """Return the number of products."""
        return int(self._file.value("SELECT count(*) FROM products"))

    def product(self, product_id: int) -> Product:
        """Return one product.

        Raises:
            KeyError: there is none with this id.
        """
        return self.products([product_id])[product_id]

    def products(self, product_ids: Sequence[int]) -> dict[int, Product]:
        """Return products by id; unknown ids are missing from the result."""
        rows = self._file.rows(
            f"SELECT {_PRODUCT_COLUMNS} FROM products WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(product_ids))],
        )
        return {row[0]: _product(row) for row in rows}

    def product_by_sku(self, sku: str) -> Product | None:
        """Return the product with this SKU, or None."""
        rows = self._file.rows(f"SELECT {_PRODUCT_COLUMNS} FROM products WHERE sku = ?", [sku])
        return _product(rows[0]) if rows else None

    def first_products(self, limit: int) -> list[tuple[Product, Picture | None]]:
        """Return up to ``limit`` products in SKU order, each with its first picture."""
        picture_columns = ", ".join(f"p.{name}" for name in _PICTURE_COLUMNS.split(", "))
        rows = self._file.rows(
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
        return self._file.insert("products", {"sku": sku, **_as_columns(values)})

    def change_product(self, product_id: int, values: Mapping[str, Any]) -> None:
        """Set the given fields of a product; the others stay."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._file.update("products", product_id, {**_as_columns(values), "updated_at": now})

    # Categories

    def categories(self) -> dict[str, Category]:
        """Return the categories by name, in the order of the names.

        The first product of each tells its names in other languages.
        """
        rows = self._file.rows(
            "SELECT q.category, c.products, q.attributes FROM products q JOIN "
            "(SELECT min(id) AS id, count(*) AS products FROM products WHERE category <> '' "
            "GROUP BY category) c USING (id) ORDER BY q.category COLLATE NOCASE"
        )
        return {name: Category(count, _names(json.loads(texts))) for name, count, texts in rows}

    def pictures_in(self, category: str, limit: int) -> list[int]:
        """Return the ids of up to ``limit`` pictures of a category's products."""
        rows = self._file.rows(
            "SELECT p.id FROM products q JOIN pictures p ON p.product_id = q.id "
            "WHERE q.category = ? LIMIT ?",
            [category, limit],
        )
        return [row[0] for row in rows]

    # Pictures

    def count_pictures(self) -> int:
        """Return the number of pictures."""
        return int(self._file.value("SELECT count(*) FROM pictures"))

    def pictures(self, picture_ids: Sequence[int]) -> dict[int, Picture]:
        """Return pictures by id; unknown ids are missing from the result."""
        rows = self._file.rows(
            f"SELECT {_PICTURE_COLUMNS} FROM pictures WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(picture_ids))],
        )
        return {row[0]: Picture(*row) for row in rows}

    def pictures_of(self, product_id: int) -> list[Picture]:
        """Return a product's pictures in the order in which they came."""
        rows = self._file.rows(
            f"SELECT {_PICTURE_COLUMNS} FROM pictures WHERE product_id = ? ORDER BY id",
            [product_id],
        )
        return [Picture(*row) for row in rows]

    def owners(self, picture_ids: npt.NDArray[np.int64]) -> dict[int, tuple[int, str]]:
        """Return product id and category by picture id."""
        rows = self._file.rows(
            "SELECT p.id, p.product_id, q.category FROM pictures p "
            "JOIN products q ON q.id = p.product_id "
            "WHERE p.id IN (SELECT value FROM json_each(?))",
            [json.dumps(picture_ids.tolist())],
        )
        return {picture_id: (product_id, category) for picture_id, product_id, category in rows}

    def known_file(self, product_id: int, path: str) -> KnownFile | None:
        """Return what is remembered of a product's picture at ``path``, or None."""
        rows = self._file.rows(
            "SELECT id, content_hash, file_bytes, file_mtime_ns FROM pictures "
            "WHERE product_id = ? AND path = ?",
            [product_id, path],
        )
        return KnownFile(*rows[0]) if rows else None

    def add_picture(self, product_id: int, file: PictureFile) -> int:
        """Add a picture with its thumbnail and return its id."""
        with self.atomic():
            picture_id = self._file.insert(
                "pictures",
                {
                    "product_id": product_id,
                    "path": file.path,
                    "content_hash": file.content_hash,
                    "file_bytes": file.file_bytes,
                    "file_mtime_ns": file.file_mtime_ns,
                    "width_px": file.width_px,
                    "height_px": file.height_px,
                },
            )
            self._file.insert("thumbnails", {"picture_id": picture_id, "jpeg": file.thumbnail})
        return picture_id

    def touch_picture(self, picture_id: int, *, file_bytes: int, file_mtime_ns: int) -> None:
        """Remember that a picture's file was written again with the same contents."""
        self._file.update(
            "pictures", picture_id, {"file_bytes": file_bytes, "file_mtime_ns": file_mtime_ns}
        )

    def remove_picture(self, picture_id: int) -> None:
        """Remove a picture with all that is known of it; its file stays."""
        self._file.execute("DELETE FROM pictures WHERE id = ?", [picture_id])

    def thumbnails(self, picture_ids: Sequence[int]) -> dict[int, bytes]:
        """Return small JPEG files by picture id; ids without one are missing."""
        return dict(
            self._file.rows(
                "SELECT picture_id, jpeg FROM thumbnails "
                "WHERE picture_id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(picture_ids))],
            )
        )


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


def _names(attributes: Mapping[str, str]) -> dict[str, str]:
    """Return the category's names by language, of ``category_zh`` and the like."""
    found = ((TRANSLATION.fullmatch(heading), name) for heading, name in attributes.items())
    return {parts[2]: name for parts, name in found if parts and parts[1] == "category"}


def _as_columns(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return ``values`` as SQLite keeps them: prices exact, as text, attributes as JSON."""
    columns = dict(values)
    if isinstance(columns.get("price"), Decimal):
        columns["price"] = str(columns["price"])
    if "attributes" in columns:
        columns["attributes"] = json.dumps(columns["attributes"], ensure_ascii=False)
    return columns
