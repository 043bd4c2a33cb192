"""Warnings about SKUs that are easily taken for another one of the table or catalogue.

They stay different products: only the shop can know.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Final

from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.sku import SkuDifference, sku_difference
from desktop_app.errors import Message

_BATCH_ROWS: Final = 256
_DIFFERENCES: Final[dict[SkuDifference, Message]] = {
    "case": Message("only upper and lower case differ"),
    "zeros": Message("only leading zeros differ"),
    "hyphens": Message("only the hyphens differ"),
}


def with_similar_sku(row: ImportRow, other: str, line: int | None) -> ImportRow:
    """Return a row with a warning that its SKU may be another one.

    Args:
        row: the row.
        other: the SKU of an earlier row or of the catalogue.
        line: of the earlier row; None if it is of the catalogue.
    """
    difference = _DIFFERENCES[sku_difference(row.sku, other)]
    if line is None:
        reason = Message(
            "{sku} may be {other} in the catalogue: {difference}.",
            sku=row.sku,
            other=other,
            difference=difference,
        )
    else:
        reason = Message(
            "{sku} may be {other} on line {line}: {difference}.",
            sku=row.sku,
            other=other,
            line=line,
            difference=difference,
        )
    warning = TableWarning(row.line, "", reason)
    return replace(row, warnings=(*row.warnings, warning), has_similar_sku=True)


def mark_similar_skus(rows: Iterable[ImportRow], catalogue: Catalogue) -> Iterator[ImportRow]:
    """Yield the rows; new SKUs that may be one of the catalogue get a warning, once each."""
    remaining = iter(rows)
    told: set[str] = set()
    while chunk := list(islice(remaining, _BATCH_ROWS)):
        skus = {
            row.sku
            for row in chunk
            if not (row.error or row.is_picture_only or row.has_similar_sku or row.sku in told)
        }
        similar = catalogue.products.similar_skus(sorted(skus))
        for row in chunk:
            other = similar.pop(row.sku, None)
            if other is not None:
                told.add(row.sku)
            yield row if other is None else with_similar_sku(row, other, None)
