"""Cells of a table that are empty where the catalogue has a value.

An empty cell means that the product has no such value: it is removed. A name stays, and so
does what somebody has entered in Vitrine since. A column without any value is one that the
shop does not use, so it changes nothing. A SKU may have several rows: only the first
one can remove values.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.product import ATTRIBUTE_PREFIX, Product
from desktop_app.errors import Message

# A product without a name cannot be told from others.
_KEPT_FIELDS: Final = frozenset({"name"})


@dataclass(frozen=True, slots=True)
class EmptyCell:
    """An empty cell of a product that has a value.

    Attributes:
        line: of the row.
        heading: of the column.
        is_removed: whether the value is removed; else it stays.
    """

    line: int
    heading: str
    is_removed: bool


class EmptyCells:
    """Removes the values of empty cells from products.

    Args:
        rows: of a chunk.
        products: those of the catalogue among them, by SKU.
        catalogue: tells which values were entered by hand.
    """

    def __init__(
        self, rows: Sequence[ImportRow], products: Mapping[str, Product], catalogue: Catalogue
    ) -> None:
        self.found: list[EmptyCell] = []
        changing = {
            product.id
            for row in rows
            if (row.empty_fields or row.empty_attributes)
            and (product := products.get(row.sku))
            and _has_empty_cell(row, product)
        }
        self._entered: Mapping[int, Collection[str]] = (
            catalogue.history.entered_fields(sorted(changing)) if changing else {}
        )

    def apply(self, row: ImportRow, product: Product, values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values of a row, with those that its empty cells remove.

        Args:
            row: the row.
            product: as it is in the catalogue.
            values: the row's values, with all attributes of the product.
        """
        has_empty = row.empty_fields or row.empty_attributes
        return {**values, **self._removed(row, product, values)} if has_empty else dict(values)

    def _removed(
        self, row: ImportRow, product: Product, values: Mapping[str, Any]
    ) -> dict[str, Any]:
        entered = self._entered.get(product.id, ())
        removed: dict[str, Any] = {}
        for name, heading in row.empty_fields.items():
            if getattr(product, name) not in ("", None):
                is_removed = not _is_kept(row, name, entered)
                self.found.append(EmptyCell(row.line, heading, is_removed))
                if is_removed:
                    removed[name] = None if name == "price" else ""
        attributes = dict(values.get("attributes", product.attributes))
        names = [name for name in _attribute_names(row) if product.attributes.get(name)]
        for name in names:
            self.found.append(EmptyCell(row.line, name, "attributes" not in entered))
            if "attributes" not in entered:
                removed["attributes"] = attributes
                del attributes[name]
        return removed


class EmptyCellCounts:
    """Counts empty cells by column, for the report."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, bool], tuple[int, int]] = {}

    def add(self, cells: Sequence[EmptyCell]) -> None:
        """Add the cells of a chunk."""
        for cell in cells:
            key = cell.heading, cell.is_removed
            line, count = self._counts.get(key, (cell.line, 0))
            self._counts[key] = line, count + 1

    def warnings(self) -> Iterator[TableWarning]:
        """Yield what there is to say about each column, at its first such cell."""
        for (heading, is_removed), (line, count) in self._counts.items():
            reason = _removed_reason(count) if is_removed else _kept_reason(count)
            yield TableWarning(line, heading, reason)


def _removed_reason(count: int) -> Message:
    return Message(
        "Values removed, because the table has none in this column: {count}.", count=count
    )


def _kept_reason(count: int) -> Message:
    return Message(
        "Empty cells that change nothing: {count}. Names, what was entered in Vitrine, and "
        "columns without any value stay.",
        count=count,
    )


def _is_kept(row: ImportRow, name: str, entered: Collection[str]) -> bool:
    if name == "price" and row.has_no_price:
        return False
    return name in _KEPT_FIELDS or name in entered or name in row.unused_fields


def _has_empty_cell(row: ImportRow, product: Product) -> bool:
    return any(getattr(product, name) not in ("", None) for name in row.empty_fields) or any(
        name in product.attributes for name in _attribute_names(row)
    )


def _attribute_names(row: ImportRow) -> Iterator[str]:
    return (name.removeprefix(ATTRIBUTE_PREFIX) for name in row.empty_attributes)
