"""Rows of a folder whose picture is in the catalogue under another SKU."""

from collections.abc import Sequence
from dataclasses import replace

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.protocols import Catalogue


def with_known_products(rows: Sequence[ImportRow], catalogue: Catalogue) -> list[ImportRow]:
    """Return the rows; a picture that the catalogue has stays with its product.

    A folder import makes the SKU from the name of a file or folder. The SKU of the product
    may be another one: a table has named the picture, or the file was renamed since.
    """
    paths = [str(file) for row in rows if row.is_picture_only for file in row.pictures]
    if not paths:
        return list(rows)
    owners = catalogue.pictures.owners_of_paths(paths)
    products = catalogue.products.get(sorted({number for ids in owners.values() for number in ids}))
    skus = {path: [products[number].sku for number in ids] for path, ids in owners.items()}
    return [_with_known_product(row, skus) for row in rows]


def _with_known_product(row: ImportRow, skus: dict[str, list[str]]) -> ImportRow:
    if not row.is_picture_only or not row.pictures:
        return row
    known = skus.get(str(row.pictures[0]), [])
    if not known or row.sku in known:
        return row
    return replace(row, sku=known[0], values={})
