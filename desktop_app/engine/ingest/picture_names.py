"""The names of pictures that have no file here: an attribute, so that no export loses them.

A web address stays also after the download: elsewhere, the picture can be downloaded again.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import replace
from typing import Any

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.picture_cells import cell_parts, picture_cell
from desktop_app.domain.product import PICTURE_NAMES, VALUE_SEPARATOR, Product


def with_picture_names(
    row: ImportRow,
    known: Product,
    values: Mapping[str, Any],
    files: Container[tuple[int, str]],
    *,
    is_first: bool,
) -> dict[str, Any]:
    """Return the values of a row with the names of its pictures as an attribute.

    Args:
        row: the row; one that names no pictures says nothing about them, unless it was
            corrected so.
        known: the product before.
        values: of the row, with all attributes of the product.
        files: product id and path of known pictures, whose files may be gone.
        is_first: whether it is the first row of the product; others add names.
    """
    if not row.picture_cells and not row.clears_picture_names:
        return dict(values)
    names = [name for name, path in row.picture_names.items() if (known.id, path) not in files]
    if not is_first:
        names = [*_names(known), *names]
    text = picture_cell(list(dict.fromkeys(names)))
    if text == known.attributes.get(PICTURE_NAMES, ""):
        return dict(values)
    attributes = dict(values.get("attributes", known.attributes))
    attributes.pop(PICTURE_NAMES, None)
    if text:
        attributes[PICTURE_NAMES] = text
    return {**values, "attributes": attributes}


def without_picture_names(product: Product) -> tuple[Product, Sequence[str]]:
    """Return a product without the attribute, and the names in it."""
    if PICTURE_NAMES not in product.attributes:
        return product, ()
    names = _names(product)
    attributes = {
        name: value for name, value in product.attributes.items() if name != PICTURE_NAMES
    }
    return replace(product, attributes=attributes), names


def _names(product: Product) -> list[str]:
    parts = cell_parts(product.attributes.get(PICTURE_NAMES, ""))
    if len(parts) == 1:
        parts = parts[0].split(VALUE_SEPARATOR)
    return [part for part in parts if part]
