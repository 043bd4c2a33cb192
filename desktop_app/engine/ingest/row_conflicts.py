"""Rows of one import that say otherwise than an earlier row of the same SKU.

A SKU that stands in several rows is a product with several pictures; later rows may
also fill what is still empty. Two rows with two names are a mistake in the table, and
only a person can tell which of them is right.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Any, Final

from desktop_app.catalogue.io.import_sources import Row
from desktop_app.errors import Message

_WORDS: Final = {
    "name": Message("name"),
    "brand": Message("brand"),
    "category": Message("category"),
    "price": Message("price"),
    "currency": Message("currency"),
    "gtin": Message("GTIN"),
    "description": Message("description"),
}
_HASH_BITS: Final = 32
_HASH: Final = (1 << _HASH_BITS) - 1


def mark_conflicting_rows(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows; those that contradict an earlier one of their SKU get a fault."""
    said = _Said()
    for row in rows:
        fault = said.contradiction(row) if row.fault is None else None
        yield row if fault is None else replace(row, pictures=(), fault=fault)


class _Said:
    """What the rows so far said of each SKU.

    A cell takes eight bytes, however long its text: the line above, a hash of the value
    below. Of four thousand million contradictions one is missed.
    """

    def __init__(self) -> None:
        self._columns: dict[str, int] = {}
        self._cells: dict[str, array[int]] = {}

    def contradiction(self, row: Row) -> Message | None:
        """Remember what a row says, or return what is wrong with it."""
        said = {self._number(column): hash(value) & _HASH for column, value in _cells(row.values)}
        known = self._cells.get(row.sku)
        if known is None:
            known = self._cells[row.sku] = array("q")
        elif lines := _contradicted(known, said):
            return self._fault(row.sku, lines)
        known.extend([0] * (max(said, default=-1) + 1 - len(known)))
        above = row.line << _HASH_BITS
        for column, value in said.items():
            known[column] = known[column] or above | value
        return None

    def _number(self, column: str) -> int:
        return self._columns.setdefault(column, len(self._columns))

    def _fault(self, sku: str, lines: Mapping[int, int]) -> Message:
        first = min(lines.values())
        columns = list(self._columns)
        other = [_WORDS[columns[column]] for column in sorted(lines) if lines[column] == first]
        return Message(
            "{sku} is on line {line} already, with another {fields}.",
            sku=sku,
            line=first,
            fields=_listed(other),
        )


def _contradicted(known: Sequence[int], said: Mapping[int, int]) -> dict[int, int]:
    """Return column to line of what was said otherwise."""
    return {
        column: known[column] >> _HASH_BITS
        for column, value in said.items()
        if column < len(known) and known[column] and known[column] & _HASH != value
    }


def _cells(values: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what a row says of the product, by field.

    Columns of the shop's own are left out: exports with a row a picture number the
    pictures in one of them.
    """
    return ((field, value) for field, value in values.items() if field in _WORDS and value != "")


def _listed(words: list[Message]) -> Message:
    *before, last = words
    if not before:
        return last
    start = reduce(lambda some, one: Message("{some}, {one}", some=some, one=one), before)
    return Message("{some} and {one}", some=start, one=last)
