"""The table of products."""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, Final

from desktop_app.catalogue.sqlite.action_recording import ALIAS, PRODUCT_EXISTS
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.pictures import PICTURE_COLUMNS
from desktop_app.catalogue.sqlite.product_rows import (
    MERGED_INTO,
    PRODUCT_COLUMN_COUNT,
    PRODUCT_COLUMNS,
    VALUE_COLUMNS,
    category_names,
    product_from_row,
    to_columns,
)
from desktop_app.catalogue.sqlite.recycle_bin import delete_products, empty_bin
from desktop_app.catalogue.sqlite.search_words import code_key
from desktop_app.domain.picture import Picture
from desktop_app.domain.product import Category, Product
from desktop_app.domain.sku import sku_key
from desktop_app.domain.timestamps import utc_now_text

_DEFAULTS: Final = {
    "name": "",
    "brand": "",
    "category": "",
    "price": None,
    "currency": "",
    "gtin": "",
    "description": "",
    "attributes": "{}",
}

_WITH_FIRST_PICTURE: Final = (
    f"SELECT {PRODUCT_COLUMNS}, {PICTURE_COLUMNS} FROM products q "
    "LEFT JOIN pictures p ON p.id = coalesce((SELECT o.id FROM pictures o "
    "JOIN products m ON m.id = o.product_id WHERE o.id = q.main_picture_id "
    "AND q.id IN (m.id, m.merged_into)), "
    "(SELECT min(id) FROM pictures WHERE product_id = q.id AND origin <> 'confirmed'), "
    "(SELECT min(id) FROM pictures WHERE product_id = q.id), "
    "(SELECT min(o.id) FROM products m JOIN pictures o ON o.product_id = m.id "
    "WHERE m.merged_into = q.id))"
)
# Of SKUs that are numbers with leading zeros.
_MAX_NUMBER_LENGTH: Final = 14
_DATES: Final = ("created_at", "updated_at", "archived_at")


class SqliteProducts:
    """Implements ``ProductStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def count(self) -> int:
        # Counts over indexes are faster than one with a condition, which reads all rows.
        return int(
            self._database.value(
                "SELECT (SELECT count(*) FROM products) "
                "- (SELECT count(*) FROM products WHERE merged_into IS NOT NULL) "
                "- (SELECT count(*) FROM products "
                "WHERE archived_at IS NOT NULL AND merged_into IS NULL)"
            )
        )

    def get(self, product_ids: Sequence[int]) -> dict[int, Product]:
        rows = self._database.rows(
            f"SELECT {PRODUCT_COLUMNS} FROM products q "
            "WHERE q.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(product_ids))],
        )
        return {row[0]: product_from_row(row) for row in rows}

    def by_sku(self, skus: Sequence[str]) -> dict[str, Product]:
        rows = self._database.rows(
            f"SELECT {PRODUCT_COLUMNS}, s.sku FROM products s "
            "JOIN products q ON q.id = coalesce(s.merged_into, s.id) "
            "WHERE s.sku IN (SELECT value FROM json_each(?))",
            [json.dumps(list(skus))],
        )
        return {row[-1]: product_from_row(row[:-1]) for row in rows}

    def by_own_sku(self, skus: Sequence[str]) -> dict[str, Product]:
        if not skus:
            return {}
        rows = self._database.rows(
            f"SELECT {PRODUCT_COLUMNS} FROM products q "
            "WHERE q.sku IN (SELECT value FROM json_each(?))",
            [json.dumps(list(skus))],
        )
        return {row[1]: product_from_row(row) for row in rows}

    def ids_by_sku(self, skus: Sequence[str]) -> dict[str, int]:
        return dict(
            self._database.rows(
                "SELECT sku, id FROM products WHERE sku IN (SELECT value FROM json_each(?))",
                [json.dumps(list(skus))],
            )
        )

    def similar_skus(self, skus: Sequence[str]) -> dict[str, str]:
        known = self.ids_by_sku(skus)
        new = [sku for sku in skus if sku not in known]
        codes = {code for sku in new for code in _codes_of_similar(sku)}
        rows = self._database.rows(
            "SELECT m.sku FROM product_codes c JOIN products m ON m.id = c.product_id "
            "WHERE c.code IN (SELECT value FROM json_each(?)) ORDER BY m.id DESC",
            [json.dumps(sorted(codes))],
        )
        others = {sku_key(sku): sku for (sku,) in rows}
        return {sku: others[sku_key(sku)] for sku in new if sku_key(sku) in others}

    def list_by_sku(self, limit: int) -> list[tuple[Product, Picture | None]]:
        rows = self._database.rows(
            f"{_WITH_FIRST_PICTURE} WHERE q.merged_into IS NULL AND q.archived_at IS NULL "
            "ORDER BY q.sku LIMIT ?",
            [limit],
        )
        return [_with_picture(row) for row in rows]

    def with_first_picture(
        self, product_ids: Sequence[int]
    ) -> dict[int, tuple[Product, Picture | None]]:
        rows = self._database.rows(
            f"{_WITH_FIRST_PICTURE} WHERE q.id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(product_ids))],
        )
        return {row[0]: _with_picture(row) for row in rows}

    def categories(self) -> dict[str, Category]:
        rows = self._database.rows(
            "SELECT q.category, c.products, q.attributes FROM products q JOIN "
            "(SELECT min(id) AS id, count(*) AS products FROM products WHERE category <> '' "
            "AND merged_into IS NULL AND archived_at IS NULL GROUP BY category) c USING (id) "
            "ORDER BY q.category COLLATE NOCASE"
        )
        return {
            name: Category(count, category_names(json.loads(attributes)))
            for name, count, attributes in rows
        }

    def add(self, values: Mapping[str, Mapping[str, Any]]) -> dict[str, int]:
        if not values:
            return {}
        names = ("id", "sku", "change_id", *_DEFAULTS, *_DATES)
        now = utc_now_text()
        defaults = {**_DEFAULTS, "created_at": now, "updated_at": now, "archived_at": None}
        with self._database.transaction():
            change_id = self._database.record_change("add products")
            new_ids = self._database.new_ids("products", len(values))
            self._database.execute_many(
                f"INSERT INTO products ({', '.join(names)}) "
                f"VALUES ({', '.join(f':{name}' for name in names)})",
                [
                    {"id": id_, "sku": sku, "change_id": change_id, **defaults, **to_columns(own)}
                    for id_, (sku, own) in zip(new_ids, values.items(), strict=True)
                ],
            )
            ids = self.ids_by_sku(list(values))
            if self._database.recorder is not None:
                self._database.recorder.add((id_, PRODUCT_EXISTS, 0, 1) for id_ in ids.values())
            return ids

    def update(self, changes: Mapping[int, Mapping[str, Any]]) -> None:
        if not changes:
            return
        now = utc_now_text()
        by_columns: defaultdict[tuple[str, ...], list[Sequence[Any]]] = defaultdict(list)
        with self._database.transaction():
            change_id = self._database.record_change("update products")
            stored = {number: to_columns(values) for number, values in changes.items()}
            self._record_values(stored)
            for number, columns in stored.items():
                row = (*columns.values(), now, change_id, number)
                by_columns[tuple(columns)].append(row)
            for names, rows in by_columns.items():
                assignments = "".join(f"{name} = ?, " for name in names)
                self._database.execute_many(
                    f"UPDATE products SET {assignments}updated_at = ?, change_id = ? WHERE id = ?",
                    rows,
                )

    def delete(self, product_ids: Sequence[int]) -> None:
        with self._database.transaction():
            self._database.record_change("delete products")
            rows = self._database.rows(
                "SELECT id, sku, merged_into FROM products "
                "WHERE id IN (SELECT value FROM json_each(:ids)) "
                "OR merged_into IN (SELECT value FROM json_each(:ids))",
                {"ids": json.dumps(list(product_ids))},
            )
            ids = [row[0] for row in rows]
            owners = {merged_into for _, _, merged_into in rows if merged_into} - set(ids)
            delete_products(self._database, ids)
            if self._database.recorder is None:
                empty_bin(self._database, ids, ())
            else:
                self._database.recorder.add((id_, PRODUCT_EXISTS, 1, 0) for id_ in ids)
                self._database.recorder.add(
                    (owner, ALIAS, sku, None) for _, sku, owner in rows if owner in owners
                )

    def ids(self, *, archived: bool | None = False) -> list[int]:
        ids: list[int] = self._database.ids(
            "SELECT id FROM products WHERE merged_into IS NULL "
            "AND (:archived IS NULL OR (archived_at IS NOT NULL) = :archived) ORDER BY sku",
            {"archived": archived},
        ).tolist()
        return ids

    def newest_sku(self, category: str = "") -> str:
        rows = self._database.rows(
            "SELECT sku FROM products WHERE merged_into IS NULL "
            "AND (:category = '' OR category = :category) "
            "ORDER BY created_at DESC, id DESC LIMIT 1",
            {"category": category},
        )
        return rows[0][0] if rows else ""

    def add_aliases(self, aliases: Mapping[int, Sequence[str]]) -> None:
        if not aliases:
            return
        owners = {sku: product_id for product_id, own in aliases.items() for sku in own}
        with self._database.transaction():
            known = self.ids_by_sku(list(owners))
            ids = self.add({sku: {} for sku in owners if sku not in known})
            self._database.execute_many(
                f"UPDATE products SET {MERGED_INTO} = ? WHERE id = ?",
                [(owners[sku], id_) for sku, id_ in ids.items()],
            )
            if self._database.recorder is not None:
                self._database.recorder.add((owners[sku], ALIAS, None, sku) for sku in ids)

    def attribute_names(self, product_ids: Sequence[int] | None = None) -> list[str]:
        rows = self._database.rows(
            "SELECT DISTINCT a.key FROM products q, json_each(q.attributes) a "
            "WHERE :ids IS NULL OR q.id IN (SELECT value FROM json_each(:ids)) ORDER BY a.key",
            {"ids": None if product_ids is None else json.dumps(list(product_ids))},
        )
        return [row[0] for row in rows]

    def _record_values(self, changes: Mapping[int, Mapping[str, Any]]) -> None:
        """Record changes of columns that are going to be made, if an action is recorded."""
        recorder = self._database.recorder
        if recorder is None:
            return
        used = set().union(*changes.values())
        names = [name for name in VALUE_COLUMNS if name in used]
        rows = self._database.rows(
            f"SELECT {', '.join(['id', *names])} FROM products "
            "WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(changes))],
        )
        before = {id_: dict(zip(names, values, strict=True)) for id_, *values in rows}
        recorder.add(
            (number, name, values[name], changes[number][name])
            for number, values in before.items()
            for name in sorted(values.keys() & changes[number].keys())
            if values[name] != changes[number][name]
        )


def _codes_of_similar(sku: str) -> list[str]:
    """Return the codes under which SKUs of the same key are in the index."""
    code = code_key(sku)
    if not sku.isdecimal():
        return [code]
    number = code.lstrip("0") or "0"
    return [number.zfill(length) for length in range(len(number), _MAX_NUMBER_LENGTH + 1)]


def _with_picture(row: Sequence[Any]) -> tuple[Product, Picture | None]:
    """Return the product and the picture of a row of ``_WITH_FIRST_PICTURE``."""
    product, picture = row[:PRODUCT_COLUMN_COUNT], row[PRODUCT_COLUMN_COUNT:]
    return product_from_row(product), Picture(*picture) if picture[0] else None
