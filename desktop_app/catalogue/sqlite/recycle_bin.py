"""Deleted products and pictures, kept aside so that their deletion can be undone.

The rows are moved to tables of their own, so that no other query has to leave them out.
"""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from desktop_app.catalogue.sqlite.database import CatalogueDatabase

# Tables with a column ``picture_id`` and with a column ``product_id``.
_OF_PICTURES: Final = (
    *("thumbnails", "vectors", "appearances", "keypoints", "label_texts"),
    "confirmed_files",
)
_OF_PRODUCTS: Final = ("confirmations", "decisions", "product_tables")

_PICTURES_OF_PRODUCTS: Final = (
    "SELECT id FROM {table} WHERE product_id IN (SELECT value FROM json_each(?))"
)


def delete_products(database: CatalogueDatabase, product_ids: Iterable[int]) -> None:
    """Move products, with their pictures and what users decided about them, to the bin."""
    ids = json.dumps(sorted(product_ids))
    pictures = _ids(database, _PICTURES_OF_PRODUCTS.format(table="pictures"), ids)
    _move_pictures(database, pictures, is_with_product=True)
    photos = _ids(database, _PICTURES_OF_PRODUCTS.format(table="confirmations"), ids)
    _copy(database, "confirmation_vectors", "bin_confirmation_vectors", "confirmation_id", photos)
    for table in _OF_PRODUCTS:
        _copy(database, table, f"bin_{table}", "product_id", ids)
    _copy(database, "products", "bin_products", "id", ids)
    _delete(database, "products", "id", ids)


def restore_products(database: CatalogueDatabase, product_ids: Iterable[int]) -> list[int]:
    """Move products back from the bin, and return the ids of the pictures they had."""
    ids = json.dumps(sorted(product_ids))
    # Merged products refer to others, so these come first.
    _copy(database, "bin_products", "products", "id", ids, order="merged_into IS NOT NULL")
    _delete(database, "bin_products", "id", ids)
    query = _PICTURES_OF_PRODUCTS.format(table="bin_pictures") + " AND is_with_product"
    pictures = _ids(database, query, ids)
    _restore(database, pictures)
    photos = _ids(database, _PICTURES_OF_PRODUCTS.format(table="bin_confirmations"), ids)
    # A decision of an action that was removed, and a photo confirmed again, stay away.
    _copy(
        database, "bin_decisions", "decisions", "product_id", ids, "action_id IN "
        "(SELECT id FROM actions)",
    )  # fmt: skip
    _copy(database, "bin_confirmations", "confirmations", "product_id", ids)
    _copy(database, "bin_product_tables", "product_tables", "product_id", ids)
    _copy(
        database, "bin_confirmation_vectors", "confirmation_vectors", "confirmation_id", photos,
        "confirmation_id IN (SELECT id FROM confirmations)",
    )  # fmt: skip
    for table in _OF_PRODUCTS:
        _delete(database, f"bin_{table}", "product_id", ids)
    _delete(database, "bin_confirmation_vectors", "confirmation_id", photos)
    return list(json.loads(pictures))


def delete_pictures(database: CatalogueDatabase, picture_ids: Iterable[int]) -> None:
    """Move pictures to the bin."""
    _move_pictures(database, json.dumps(sorted(picture_ids)), is_with_product=False)


def restore_pictures(database: CatalogueDatabase, picture_ids: Iterable[int]) -> list[int]:
    """Move pictures back from the bin; return the ids of those whose product is there."""
    wanted = json.dumps(sorted(picture_ids))
    found = _ids(
        database,
        "SELECT id FROM bin_pictures b WHERE id IN (SELECT value FROM json_each(?)) "
        "AND product_id IN (SELECT id FROM products) AND NOT EXISTS "
        "(SELECT 1 FROM pictures WHERE product_id = b.product_id AND path = b.path)",
        wanted,
    )
    _restore(database, found)
    return list(json.loads(found))


def empty_bin(
    database: CatalogueDatabase, product_ids: Sequence[int], picture_ids: Sequence[int]
) -> None:
    """Delete products with their pictures, and pictures, from the bin for good."""
    if product_ids:
        ids = json.dumps(product_ids)
        pictures = _ids(database, _PICTURES_OF_PRODUCTS.format(table="bin_pictures"), ids)
        _forget_pictures(database, pictures)
        photos = _ids(database, _PICTURES_OF_PRODUCTS.format(table="bin_confirmations"), ids)
        _delete(database, "bin_confirmation_vectors", "confirmation_id", photos)
        for table in _OF_PRODUCTS:
            _delete(database, f"bin_{table}", "product_id", ids)
        _delete(database, "bin_products", "id", ids)
    if picture_ids:
        _forget_pictures(database, json.dumps(picture_ids))


def _move_pictures(database: CatalogueDatabase, ids: str, *, is_with_product: bool) -> None:
    _copy(database, "pictures", "bin_pictures", "id", ids)
    database.execute(
        "UPDATE bin_pictures SET is_with_product = ? WHERE id IN (SELECT value FROM json_each(?))",
        [int(is_with_product), ids],
    )
    for table in _OF_PICTURES:
        _copy(database, table, f"bin_{table}", "picture_id", ids)
    # The rows of the other tables go with the picture.
    _delete(database, "pictures", "id", ids)


def _restore(database: CatalogueDatabase, ids: str) -> None:
    _copy(database, "bin_pictures", "pictures", "id", ids)
    for table in _OF_PICTURES:
        _copy(database, f"bin_{table}", table, "picture_id", ids)
    _forget_pictures(database, ids)


def _forget_pictures(database: CatalogueDatabase, ids: str) -> None:
    for table in _OF_PICTURES:
        _delete(database, f"bin_{table}", "picture_id", ids)
    _delete(database, "bin_pictures", "id", ids)


def _copy(
    database: CatalogueDatabase,
    source: str,
    target: str,
    key: str,
    ids: str,
    condition: str = "TRUE",
    order: str = "1",
) -> None:
    """Copy the rows whose ``key`` is one of ``ids``, a JSON list, with all their columns."""
    columns = _shared_columns(database, source, target)
    database.execute(
        f"INSERT OR IGNORE INTO {target} ({columns}) SELECT {columns} FROM {source} "
        f"WHERE {key} IN (SELECT value FROM json_each(?)) AND {condition} ORDER BY {order}",
        [ids],
    )


def _shared_columns(database: CatalogueDatabase, source: str, target: str) -> str:
    """Return the columns of the table; columns that its bin lacks are added to the bin."""
    known = {table: _columns(database, table) for table in (source, target)}
    table, bin_table = sorted((source, target), key=lambda name: name.startswith("bin_"))
    for column in known[table]:
        if column not in known[bin_table]:
            database.execute(f"ALTER TABLE {bin_table} ADD COLUMN {column}")
    return ", ".join(known[table])


def _columns(database: CatalogueDatabase, table: str) -> list[str]:
    return [name for (name,) in database.rows(f"SELECT name FROM pragma_table_info('{table}')")]


def _delete(database: CatalogueDatabase, table: str, key: str, ids: str) -> None:
    database.execute(f"DELETE FROM {table} WHERE {key} IN (SELECT value FROM json_each(?))", [ids])


def _ids(database: CatalogueDatabase, query: str, ids: str) -> str:
    return json.dumps([row[0] for row in database.rows(query, [ids])])
