"""The identity of a table, by which its later versions are recognised."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_app.domain.picture import PictureOrigin
from desktop_app.domain.table_layout import headings_key, supplier_key, tables_of_supplier_key

# Tables with fewer columns are lists of further pictures, each with the same headings.
_MIN_HEADINGS: Final = 3


def table_origin(
    file: Path, headings: Sequence[str], supplier: str = "", *, sheet: str = ""
) -> PictureOrigin:
    """Return the origin of the products and pictures that a table names.

    Shops export their products under a new name every week, with the same headings. Two
    suppliers may use the same headings too: tables of a named supplier are known by the name.
    The sheets of a workbook often have the same headings and different products.

    Args:
        file: the table.
        headings: of the table.
        supplier: whose table it is; empty if not known.
        sheet: name of a further sheet with products, which is a table of its own; empty for
            the first one.
    """
    path = f"{file} [{sheet}]" if sheet else str(file)
    if supplier_key(supplier):
        return PictureOrigin(path, tables_of_supplier_key(supplier, sheet))
    if len({heading.casefold() for heading in headings if heading}) < _MIN_HEADINGS:
        return PictureOrigin(path)
    return PictureOrigin(path, headings_key(headings, sheet))
