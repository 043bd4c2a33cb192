"""The filtered and sorted list of products."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.products import SqliteProducts
from desktop_app.catalogue.sqlite.text_search import SqliteTextSearch
from desktop_app.domain.product import ATTRIBUTE_PREFIX
from desktop_app.domain.product_list import (
    LIST_COLUMNS,
    ListedProduct,
    ProductFilter,
    ProductOrder,
    ProductState,
)
from desktop_app.domain.timestamps import utc_text

# More ids are not bound to a query, but compared afterwards.
_MAX_BOUND: Final = 100_000
# Reading the attributes of a million products would take seconds.
_SAMPLED_PRODUCTS: Final = 10_000
_MAX_ATTRIBUTES: Final = 100
_TRANSLATED: Final = ("name", "category", "description")
_PICTURE_COUNT: Final = (
    "(SELECT count(*) FROM pictures p WHERE p.product_id = q.id) + (SELECT count(*) FROM "
    "products m JOIN pictures p ON p.product_id = m.id WHERE m.merged_into = q.id)"
)
# Chinese names are sorted by their pinyin, among the others.
_PINYIN: Final = (
    "CASE WHEN unicode({name}) BETWEEN 0x3400 AND 0x9fff THEN "
    "(SELECT t.pinyin FROM product_texts t WHERE t.rowid = q.id) ELSE {name} END"
)
_COMPUTED: Final = {"pictures": _PICTURE_COUNT, "price": "CAST(q.price AS REAL)"}
_STATES: Final[dict[ProductState, str]] = {
    "no_picture": "NOT EXISTS (SELECT 1 FROM pictures p WHERE p.product_id = q.id) "
    "AND NOT EXISTS (SELECT 1 FROM products m JOIN pictures p ON p.product_id = m.id "
    "WHERE m.merged_into = q.id)",
    "no_gtin": "q.gtin = ''",
    "no_category": "q.category = ''",
    "no_price": "q.price IS NULL",
    "changed_today": "q.updated_at >= :today",
    "confirmed_photo": "q.id IN (SELECT coalesce(m.merged_into, m.id) FROM pictures p "
    "JOIN products m ON m.id = p.product_id WHERE p.origin <> 'import' "
    "AND (p.origin = 'confirmed' OR p.is_captured))",
}


class SqliteProductList:
    """Implements ``ProductList``."""

    def __init__(
        self, database: CatalogueDatabase, products: SqliteProducts, text_search: SqliteTextSearch
    ) -> None:
        self._database = database
        self._products = products
        words = text_search.similar_words
        self._searches = {
            False: text_search,
            True: SqliteTextSearch(database, words, archived=True),
        }

    def ids(
        self, product_filter: ProductFilter, order: ProductOrder, *, language: str = ""
    ) -> npt.NDArray[np.int64]:
        if product_filter.words:
            return self._with_words(product_filter, order, language)
        if product_filter == ProductFilter() and order.column in ("", "sku"):
            return self._all_by_sku(descending=order.descending)
        return self._sorted(product_filter, None, order, language)

    def rows(self, product_ids: Sequence[int]) -> dict[int, ListedProduct]:
        counts = dict(
            self._database.rows(
                f"SELECT q.id, {_PICTURE_COUNT} FROM products q "
                "WHERE q.id IN (SELECT value FROM json_each(?))",
                [json.dumps(list(product_ids))],
            )
        )
        products = self._products.with_first_picture(product_ids)
        return {id_: ListedProduct(*shown, counts[id_]) for id_, shown in products.items()}

    def brands(self) -> dict[str, int]:
        return dict(
            self._database.rows(
                "SELECT brand, count(*) FROM products WHERE brand <> '' AND merged_into IS NULL "
                "AND archived_at IS NULL GROUP BY brand ORDER BY brand COLLATE NOCASE"
            )
        )

    def attribute_names(self) -> list[str]:
        rows = self._database.rows(
            "SELECT a.key FROM (SELECT attributes FROM products ORDER BY id DESC LIMIT ?) q, "
            "json_each(q.attributes) a GROUP BY a.key ORDER BY count(*) DESC, a.key LIMIT ?",
            [_SAMPLED_PRODUCTS, _MAX_ATTRIBUTES],
        )
        return [row[0] for row in rows]

    def _with_words(
        self, product_filter: ProductFilter, order: ProductOrder, language: str
    ) -> npt.NDArray[np.int64]:
        found = self._searches["archived" in product_filter.states].find_all(product_filter.words)
        if not len(found):
            return found
        if order.column:
            return self._sorted(product_filter, found, order, language)
        others = replace(product_filter, words="", states=product_filter.states - {"archived"})
        if others == ProductFilter():
            return found
        return _common(found, self._sorted(product_filter, found, None, language))

    def _all_by_sku(self, *, descending: bool) -> npt.NDArray[np.int64]:
        """Return the ids of all products, read from indexes only: a tenth of the time."""
        hidden = self._database.ids(
            "SELECT id FROM products WHERE merged_into IS NOT NULL UNION ALL "
            "SELECT id FROM products WHERE archived_at IS NOT NULL"
        )
        ids = self._database.ids("SELECT id FROM products ORDER BY sku")
        listed = ids[~np.isin(ids, hidden)] if len(hidden) else ids
        return np.ascontiguousarray(listed[::-1]) if descending else listed

    def _sorted(
        self,
        product_filter: ProductFilter,
        found: npt.NDArray[np.int64] | None,
        order: ProductOrder | None,
        language: str,
    ) -> npt.NDArray[np.int64]:
        """Return the ids that meet the filter, its words as ``found``; unsorted without order."""
        values: dict[str, Any] = {}
        conditions = list(_conditions(product_filter, values))
        rest = []
        wanted = product_filter.product_ids
        for name, ids in (("found", found), ("wanted", None if wanted is None else list(wanted))):
            if ids is None:
                continue
            if len(ids) <= _MAX_BOUND:
                values[name] = json.dumps(np.asarray(ids, np.int64).tolist())
                conditions.append(f"q.id IN (SELECT value FROM json_each(:{name}))")
            else:
                rest.append(np.asarray(ids, np.int64))
        sql = f"SELECT q.id FROM products q WHERE {' AND '.join(conditions)}"
        if order is not None:
            sql += f" ORDER BY {_order(order, language, values)}"
        listed = self._database.ids(sql, values)
        for ids in rest:
            listed = _common(listed, ids)
        return listed


def _conditions(product_filter: ProductFilter, values: dict[str, Any]) -> list[str]:
    """Return SQL conditions, and add their values."""
    conditions = ["q.merged_into IS NULL"]
    is_archived = "archived" in product_filter.states
    conditions.append(f"q.archived_at IS {'NOT ' if is_archived else ''}NULL")
    for name in ("category", "brand"):
        if (text := getattr(product_filter, name)) is not None:
            values[name] = text
            conditions.append(f"q.{name} = :{name}")
    for name, sign in (("price_from", ">="), ("price_to", "<=")):
        if (price := getattr(product_filter, name)) is not None:
            values[name] = float(price)
            conditions.append(f"CAST(q.price AS REAL) {sign} :{name}")
    if "changed_today" in product_filter.states:
        values["today"] = _last_midnight()
    conditions += [_STATES[state] for state in sorted(product_filter.states - {"archived"})]
    return conditions


def _order(order: ProductOrder, language: str, values: dict[str, Any]) -> str:
    """Return the terms of ORDER BY, and add their values."""
    column, direction = order.column or "sku", " DESC" if order.descending else ""
    if column == "sku":
        # Without an index: it would read the rows in the order of the SKUs, which is slower.
        return f"+q.sku{direction}"
    value = _sorted_value(column, language, values)
    return f"nullif({value}, '') COLLATE NOCASE{direction} NULLS LAST, q.id"


def _sorted_value(column: str, language: str, values: dict[str, Any]) -> str:
    """Return the expression by which the list is sorted, and add its values."""
    if column.startswith(ATTRIBUTE_PREFIX):
        values["attribute"] = column.removeprefix(ATTRIBUTE_PREFIX)
        return "(SELECT a.value FROM json_each(q.attributes) a WHERE a.key = :attribute)"
    if column not in LIST_COLUMNS:
        raise ValueError(f"no such column: {column}")
    if column in _TRANSLATED and language:
        values["translated"] = f"$.{column}_{language}"
        shown = f"coalesce(json_extract(q.attributes, :translated), q.{column})"
        return _PINYIN.format(name=shown) if (column, language) == ("name", "zh") else shown
    return _COMPUTED.get(column, f"q.{column}")


def _last_midnight() -> str:
    """Return the start of the local day, as the database writes it."""
    midnight = datetime.now().astimezone().replace(hour=0, minute=0, second=0)
    return utc_text(midnight)


def _common(ordered: npt.NDArray[np.int64], others: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the ids of ``ordered`` that are among ``others``, in their order."""
    common: npt.NDArray[np.int64] = ordered[np.isin(ordered, others)]
    return common
