"""Rows of one import that contradict an earlier row of the same SKU.

A SKU may have several rows: each can add pictures, and later rows can fill empty fields.
Two different values of one field are a mistake in the table that only a person can
resolve, so the later row is rejected.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import reduce
from typing import Final

from desktop_app.catalogue.gtin import gtin_14
from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.domain.sku import sku_key
from desktop_app.engine.ingest.similar_skus import with_similar_sku
from desktop_app.errors import Message

# Custom columns are not compared: exports with one row per picture number the pictures in
# one of them.
_FIELD_NAMES: Final = {
    "name": Message("name"),
    "brand": Message("brand"),
    "category": Message("category"),
    "price": Message("price"),
    "currency": Message("currency"),
    "gtin": Message("GTIN"),
    "description": Message("description"),
}
_GTIN: Final = [*_FIELD_NAMES].index("gtin")
_HASH_BITS: Final = 32
_HASH_MASK: Final = (1 << _HASH_BITS) - 1


def mark_conflicting_rows(rows: Iterable[ImportRow]) -> Iterator[ImportRow]:
    """Yield the rows; those that contradict an earlier row of their SKU get an error."""
    known = _KnownValues()
    lines = _SkuLines()
    for row in rows:
        row = known.without_empty_cells(row)
        conflict = known.add(row) if row.error is None else None
        if conflict is not None:
            yield replace(row, pictures=(), error=conflict)
        else:
            yield row if row.error else lines.checked(row)


class _SkuLines:
    """The first line of each SKU, to tell of SKUs that are easily taken for each other."""

    def __init__(self) -> None:
        self._lines: dict[str, tuple[str, int]] = {}

    def checked(self, row: ImportRow) -> ImportRow:
        """Return the row, with a warning if its SKU may be that of an earlier row."""
        sku, line = self._lines.setdefault(sku_key(row.sku), (row.sku, row.line))
        if sku == row.sku or row.is_picture_only:
            return row
        return with_similar_sku(row, sku, line)


class _KnownValues:
    """The first value of each field of each SKU.

    A value takes eight bytes: the line number in the upper half, a hash of the value in
    the lower half. One conflict in four billion is missed.
    """

    def __init__(self) -> None:
        self._values: dict[str, array[int]] = {}

    def without_empty_cells(self, row: ImportRow) -> ImportRow:
        """Return a row; only the first one of a SKU tells which values a product lacks."""
        is_first = row.sku not in self._values
        if is_first or not (row.empty_fields or row.empty_attributes):
            return row
        return replace(row, empty_fields={}, empty_attributes=())

    def add(self, row: ImportRow) -> Message | None:
        """Remember a row, or return how it contradicts an earlier one."""
        known = self._values.get(row.sku)
        hashes = _hashes(row)
        if known is not None and (lines := _conflicts(known, hashes)):
            return self._message(row.sku, lines)
        line_bits = row.line << _HASH_BITS
        new = [0 if one is None else line_bits | one for one in hashes]
        if known is not None:
            new = [before or now for before, now in zip(known, new, strict=True)]
        self._values[row.sku] = array("q", new)
        return None

    def _message(self, sku: str, lines: Mapping[int, int]) -> Message:
        """Return which fields differ from the first conflicting line."""
        first = min(lines.values())
        names = list(_FIELD_NAMES.values())
        different = [names[number] for number in sorted(lines) if lines[number] == first]
        return Message(
            "{sku} is already on line {line} with a different {fields}.",
            sku=sku,
            line=first,
            fields=_enumeration(different),
        )


def _hashes(row: ImportRow) -> list[int | None]:
    """Return a hash of the value of each of ``_FIELD_NAMES``; None if the row has none."""
    values = map(row.values.get, _FIELD_NAMES)
    hashes = [
        None if value is None or value == "" else hash(value) & _HASH_MASK for value in values
    ]
    if hashes[_GTIN] is not None:
        gtin = row.values["gtin"]
        hashes[_GTIN] = hash(gtin_14(gtin) or gtin) & _HASH_MASK
    return hashes


def _conflicts(known: Sequence[int], hashes: Sequence[int | None]) -> dict[int, int]:
    """Return the line of the known value, by number of the field, if values differ."""
    return {
        number: first >> _HASH_BITS
        for number, (first, value_hash) in enumerate(zip(known, hashes, strict=True))
        if first and value_hash is not None and first & _HASH_MASK != value_hash
    }


def _enumeration(names: Sequence[Message]) -> Message:
    *before, last = names
    if not before:
        return last
    start = reduce(lambda some, one: Message("{some}, {one}", some=some, one=one), before)
    return Message("{some} and {one}", some=start, one=last)
