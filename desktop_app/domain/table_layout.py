"""The layout of tables: how those of a supplier, or with certain headings, are read."""

import hashlib
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop_app.domain.table_options import TableOptions


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How tables with the same headings, or of one supplier, are read.

    Attributes:
        headings: of such a table, as they are recognised without any option.
        mapping: column heading by product field; None recognises the columns.
        options: how the table is read; ``supplier`` is empty if none was named.
        id: number in the catalogue.
        saved_at: UTC, ``2026-11-21T16:00:00Z``.
    """

    headings: tuple[str, ...]
    mapping: Mapping[str, str] | None
    options: TableOptions
    id: int = 0
    saved_at: str = ""


def headings_key(headings: Sequence[str], sheet: str = "") -> str:
    """Return the key of tables with these headings, in any order.

    Args:
        headings: of a table.
        sheet: name of a further sheet of a workbook; empty for the first one.
    """
    names = sorted({heading.casefold() for heading in headings if heading})
    return _digest("\0".join(names) + _of_sheet(sheet))


def supplier_key(supplier: str) -> str:
    """Return the key of a supplier, however the name is spelled; empty if there is none."""
    return " ".join(unicodedata.normalize("NFKC", supplier).casefold().split())


def tables_of_supplier_key(supplier: str, sheet: str = "") -> str:
    """Return the key of all tables of a supplier; no headings have this key.

    Args:
        supplier: its name.
        sheet: name of a further sheet of a workbook; empty for the first one.
    """
    return _digest("\0supplier\0" + supplier_key(supplier) + _of_sheet(sheet))


def _of_sheet(sheet: str) -> str:
    return f"\0\0{sheet.casefold()}" if sheet else ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(errors="surrogatepass"), digest_size=16).hexdigest()
