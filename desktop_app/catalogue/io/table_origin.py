"""The identity of a table, by which its later versions are recognised."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_app.domain.picture import PictureOrigin
from desktop_app.domain.table_layout import headings_key, supplier_key, tables_of_supplier_key

# Tables with fewer columns are lists of further pictures, each with the same headings.
_MIN_HEADINGS: Final = 3


def table_origin(file: Path, headings: Sequence[str], supplier: str = "") -> PictureOrigin:
    """Return the origin of the products and pictures that a table names.

    Shops export their products under a new name every week, with the same headings. Two
    suppliers may use the same headings too: tables of a named supplier are known by the name.
    """
    if supplier_key(supplier):
        return PictureOrigin(str(file), tables_of_supplier_key(supplier))
    if len({heading.casefold() for heading in headings if heading}) < _MIN_HEADINGS:
        return PictureOrigin(str(file))
    return PictureOrigin(str(file), headings_key(headings))
