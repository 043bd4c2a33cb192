"""The catalogue on disk: products, pictures and thumbnails, and the door to all else in it."""

import json
from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.appearances import Appearances
from desktop_app.catalogue.sqlite.backups import Backups
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.decisions import Decisions
from desktop_app.catalogue.sqlite.embeddings import Embeddings
from desktop_app.catalogue.sqlite.findings import Findings
from desktop_app.catalogue.sqlite.health_queries import HealthQueries
from desktop_app.catalogue.sqlite.keypoints import KeypointTable
from desktop_app.catalogue.sqlite.learning import Confirmations, Teachings
from desktop_app.catalogue.sqlite.product_rows import (
    PRODUCT_COLUMNS,
    PRODUCT_WIDTH,
    as_columns,
    category_names,
    product_of,
)
from desktop_app.domain.picture import KnownFile, Picture, PictureFile
from desktop_app.domain.product import Category, Product

_PICTURE_COLUMNS: Final = "p.id, p.product_id, p.path, p.content_hash, p.width_px, p.height_px"


class SqliteCatalogue:
    """An open catalogue. It belongs to the thread that opened it.

    Every method that writes is one transaction, unless it runs inside
    ``atomic()``, which then is the transaction: an error must leave that block.
    What counts or lists products leaves out those that were merged into others; their
    pictures count for these.

    Attributes:
        vectors: of the pictures, by model.
        appearances: how the pictures look, by method.
        teachings: what was learnt from the catalogue, by model.
        confirmations: photos of which staff said what they show.
        keypoints: of the pictures, packed.
        findings: what audits found.
        decisions: what users said of products that look like one.
        survey: what all products lack or share.
        backups: copies of the catalogue.
    """

    def __init__(self, file: CatalogueDatabase) -> None:
        self._file = file
        self.folder = file.folder
        self.catalogue_id: str = file.value("SELECT id FROM catalogue")
        self.vectors = Embeddings(file)
        self.appearances = Appearances(file)
        self.teachings = Teachings(file)
        self.confirmations = Confirmations(file)
        self.keypoints = KeypointTable(file)
        self.findings = Findings(file)
        self.decisions = Decisions(file)
        self.survey = HealthQueries(file)
        self.backups = Backups(file.folder)

    @classmethod
    def open(cls, folder: Path, *, create: bool = True) -> "SqliteCatalogue":
        """Open the catalogue in ``folder``; with ``create`` make it when there is none.

        Raises:
            VitrineError: there is none and none shall be made, the folder cannot
                be used, or the file is no catalogue, damaged, or of a newer version.
        """
        with ExitStack() as undo:
            file = CatalogueDatabase.open(folder, create=create)
            undo.callback(file.close)
            store = cls(file)
            undo.pop_all()
            return store

    def close(self) -> None:
        """Close the catalogue; a copy that is being made is waited for, some seconds at most."""
        self.backups.close()
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
        # Each count has an index of its own; one condition would read all the rows.
        return int(
            self._file.value(
                "SELECT (SELECT count(*) FROM products) - count(*) FROM products "
                "WHERE merged_into IS NOT NULL"
            )
        )

    def product(self, product_id: int) -> Product:
        """Return one product.

        Raises:
            KeyError: there is none with this id.
        """
        return self.products([product_id])[product_id]

    def products(self, product_ids: Sequence[int]) -> dict[int, Product]:
        """Return products by id, merged ones as themselves; unknown ids are missing."""
        rows = self._file.rows(
            f"SELECT {PRODUCT_COLUMNS} FROM products q "
            "WHERE q.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(product_ids))],
        )
        return {row[0]: product_of(row) for row in rows}

    def product_by_sku(self, sku: str) -> Product | None:
        """Return the product with this SKU or alias, or None."""
        rows = self._file.rows(
            f"SELECT {PRODUCT_COLUMNS} FROM products s "
            "JOIN products q ON q.id = coalesce(s.merged_into, s.id) WHERE s.sku = ?",
            [sku],
        )
        return product_of(rows[0]) if rows else None

    def imported_product(self, sku: str) -> Product | None:
        """Return the product that was imported with this SKU, also where it was merged since."""
        rows = self._file.rows(f"SELECT {PRODUCT_COLUMNS} FROM products q WHERE sku = ?", [sku])
        return product_of(rows[0]) if rows else None

    def ids_by_sku(self, skus: Sequence[str]) -> dict[str, int]:
        """Return product ids by SKU, merged products as themselves; unknown SKUs are missing."""
        return dict(
            self._file.rows(
                "SELECT sku, id FROM products WHERE sku IN (SELECT value FROM json_each(?))",
                [json.dumps(list(skus))],
            )
        )

    def first_products(self, limit: int) -> list[tuple[Product, Picture | None]]:
        """Return up to ``limit`` products in SKU order, each with its first picture."""
        rows = self._file.rows(
            f"SELECT {PRODUCT_COLUMNS}, {_PICTURE_COLUMNS} FROM products q "
            "LEFT JOIN pictures p ON p.id = coalesce("
            "(SELECT min(id) FROM pictures WHERE product_id = q.id), "
            "(SELECT min(o.id) FROM products m JOIN pictures o ON o.product_id = m.id "
            "WHERE m.merged_into = q.id)) "
            "WHERE q.merged_into IS NULL ORDER BY q.sku LIMIT ?",
            [limit],
        )
        split = ((row[:PRODUCT_WIDTH], row[PRODUCT_WIDTH:]) for row in rows)
        return [(product_of(own), Picture(*first) if first[0] else None) for own, first in split]

    def add_product(self, sku: str, values: Mapping[str, Any]) -> int:
        """Add a product and return its id.

        Args:
            sku: not empty, not yet in the catalogue.
            values: any fields of ``Product`` but ``id`` and ``sku``.
        """
        return self._file.insert("products", {"sku": sku, **as_columns(values)})

    def change_product(self, product_id: int, values: Mapping[str, Any]) -> None:
        """Set the given fields of a product; the others stay."""
        now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._file.update("products", product_id, {**as_columns(values), "updated_at": now})

    # Categories

    def categories(self) -> dict[str, Category]:
        """Return the categories by name, in the order of the names.

        The first product of each tells its names in other languages.
        """
        rows = self._file.rows(
            "SELECT q.category, c.products, q.attributes FROM products q JOIN "
            "(SELECT min(id) AS id, count(*) AS products FROM products WHERE category <> '' "
            "AND merged_into IS NULL GROUP BY category) c USING (id) "
            "ORDER BY q.category COLLATE NOCASE"
        )
        return {
            name: Category(count, category_names(json.loads(texts))) for name, count, texts in rows
        }

    def pictures_in(self, category: str, limit: int) -> list[int]:
        """Return the ids of up to ``limit`` pictures of a category's products."""
        rows = self._file.rows(
            "SELECT p.id FROM products q JOIN pictures p ON p.product_id = q.id "
            "WHERE q.category = :category AND q.merged_into IS NULL UNION ALL "
            "SELECT p.id FROM products q JOIN products m ON m.merged_into = q.id "
            "JOIN pictures p ON p.product_id = m.id WHERE q.category = :category LIMIT :limit",
            {"category": category, "limit": limit},
        )
        return [row[0] for row in rows]

    # Pictures

    def count_pictures(self) -> int:
        """Return the number of pictures."""
        return int(self._file.value("SELECT count(*) FROM pictures"))

    def pictures(self, picture_ids: Sequence[int]) -> dict[int, Picture]:
        """Return pictures by id; unknown ids are missing from the result."""
        rows = self._file.rows(
            f"SELECT {_PICTURE_COLUMNS} FROM pictures p "
            "WHERE p.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(picture_ids))],
        )
        return {row[0]: Picture(*row) for row in rows}

    def pictures_of(self, product_id: int) -> list[Picture]:
        """Return the pictures of a product and of those merged into it; see ``united_pictures``."""
        return self.united_pictures([product_id])[product_id]

    def united_pictures(self, product_ids: Sequence[int]) -> dict[int, list[Picture]]:
        """Return the pictures by product, each in the order in which they came.

        Those of products that were merged into one are among its own; what several of
        these have alike is there once.
        """
        rows = self._file.rows(
            f"SELECT q.id, {_PICTURE_COLUMNS} FROM products q "
            "JOIN products m ON m.id = q.id OR m.merged_into = q.id "
            "JOIN pictures p ON p.product_id = m.id "
            "WHERE q.id IN (SELECT value FROM json_each(?)) ORDER BY p.id",
            [json.dumps(list(product_ids))],
        )
        united: dict[int, list[Picture]] = {product_id: [] for product_id in product_ids}
        first_with: dict[tuple[int, str], int] = {}
        for product_id, *columns in rows:
            picture = Picture(*columns)
            came_with = first_with.setdefault(
                (product_id, picture.content_hash), picture.product_id
            )
            if came_with == picture.product_id:
                united[product_id].append(picture)
        return united

    def owners(self, picture_ids: npt.NDArray[np.int64]) -> dict[int, tuple[int, str]]:
        """Return by picture id the product that it counts for, as its id and category."""
        rows = self._file.rows(
            "SELECT p.id, q.id, q.category FROM pictures p "
            "JOIN products m ON m.id = p.product_id "
            "JOIN products q ON q.id = coalesce(m.merged_into, m.id) "
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
