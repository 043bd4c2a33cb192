"""The product that the cells of a row describe."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from html import unescape
from typing import Any, Final

from desktop_app.catalogue.gtin import gtin_14, gtins_in, says_no_gtin
from desktop_app.catalogue.io.column_recognition import heading_currency, is_in_cents
from desktop_app.catalogue.io.empty_columns import EmptyColumns
from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.io.non_product_rows import NonProductRows
from desktop_app.catalogue.io.price_column import PriceColumn
from desktop_app.catalogue.io.shop_exports import ShopExport, ShopRow
from desktop_app.domain.product import EXPORT_FIELDS, IMPORT_FIELDS, max_length
from desktop_app.domain.sku import normalised_sku
from desktop_app.errors import Message
from desktop_app.visible_text import as_encodable, excerpt

_TAG: Final = re.compile(r"</?(?:p|br|div|span|ul|ol|li|b|i|em|strong|h\d|a|table|t[rd])\b[^>]*>")
# What spreadsheets make of 1-5 or MAR-1.
_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?")
# What cells show whose formula has failed, in English and in German.
_CELL_ERROR: Final = re.compile(
    r"#(?:N/A|REF!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|NV|BEZUG!|WERT!|ZAHL!)$"
)
# Between words of web pages and at the start of files; not those that join letters.
_INVISIBLE: Final = re.compile("[\u200b\u2060\ufeff]")
# Of a cell in which a currency is looked for.
_MAX_CURRENCY_CHARACTERS: Final = 100
_REPLACED: Final = "\ufffd"


class RowReader:
    """Reads rows, after all of them were added once.

    Args:
        headings: of the table.
        positions: of the columns of each field, the best first.
        delimiter: of a CSV file; empty for a workbook.
    """

    def __init__(
        self, headings: Sequence[str], positions: dict[str, list[int]], delimiter: str
    ) -> None:
        self._headings = headings
        self._positions = positions
        self._price_position = positions.get("price", [-1])[0]
        price_heading = headings[self._price_position] if "price" in positions else ""
        self._is_own_export = {*IMPORT_FIELDS, *EXPORT_FIELDS} <= {*headings}
        self._prices = PriceColumn(
            delimiter,
            heading_currency(price_heading),
            is_own_export=self._is_own_export,
            are_cents=is_in_cents(price_heading),
        )
        self._shop = ShopExport(headings)
        self._has_told_doubt = False
        self._others = NonProductRows(headings, positions, has_merged_cells=not delimiter)
        self._empty = EmptyColumns(len(headings))
        taken = {at for field in positions.values() for at in field}
        self._attributes = list(_unique_names(headings, taken))
        self._texts = [
            (name, found[0])
            for name, found in positions.items()
            if name not in ("image", "gtin", "price")
        ]
        self._may_be_empty = [
            (name, headings[found[0]], found)
            for name, found in positions.items()
            if name not in ("sku", "image")
        ]

    def add(self, cells: Sequence[str]) -> None:
        """Take a row into account."""
        self._empty.add(cells)
        self._others.add(cells)
        if self._price_position >= 0:
            self._prices.add(cells[self._price_position])

    def row(self, line: int, cells: Sequence[str]) -> ImportRow:
        """Return the product of a row, or why there is none."""
        # Most rows have neither: one test of all cells saves one for each cell.
        whole = "".join(cells)
        is_plain = whole.isascii()
        texts = cells if is_plain else [_normalised(cell) for cell in cells]
        failed = (
            [at for at, text in enumerate(texts) if _CELL_ERROR.match(text)] if "#" in whole else ()
        )
        if failed:
            row = self._row(line, _blanked(cells, failed), _blanked(texts, failed))
            return row if row.error else self._with_failed_cells(row, texts, failed)
        return self._row(line, cells, texts)

    def _row(self, line: int, cells: Sequence[str], texts: Sequence[str]) -> ImportRow:
        reason = self._reason_to_skip(texts)
        if reason is not None:
            name = next(filter(None, texts), "")
            return ImportRow(line, values={"name": name}, error=reason, is_skipped=True)
        row = self._shop.complete(self._shop_row(cells, texts), texts)
        sku = normalised_sku(_without_apostrophe(row.fields.pop("sku", "")))
        if not sku:
            values = {name: text for name, text in row.fields.items() if text and name != "price"}
            return ImportRow(line, values=values, error=Message("The SKU is missing."))
        if len(sku) > max_length("sku"):
            reason = Message("The SKU is longer than {count} characters.", count=max_length("sku"))
            return ImportRow(line, values={"name": excerpt(sku)}, error=reason)
        return self._product(line, sku, row, texts)

    def _with_failed_cells(
        self, row: ImportRow, texts: Sequence[str], failed: Sequence[int]
    ) -> ImportRow:
        """Return a row with warnings about cells whose formulas have failed.

        They do not say that the product has no such value.
        """
        headings = {self._headings[at] for at in failed}
        warnings = [
            TableWarning(
                row.line,
                self._headings[at],
                Message("The formula of the cell has failed: {error}.", error=texts[at]),
            )
            for at in failed
        ]
        empty = {
            name: heading for name, heading in row.empty_fields.items() if heading not in headings
        }
        return replace(
            row,
            warnings=[*row.warnings, *warnings],
            empty_fields=empty,
            empty_attributes=[name for name in row.empty_attributes if name not in headings],
        )

    def _reason_to_skip(self, texts: Sequence[str]) -> Message | None:
        sku = texts[self._positions["sku"][0]]
        part = self._shop.part_of_other_row(texts, sku)
        if part is not None or self._shop.completes_rows:
            return part
        return self._others.reason(texts)

    def _shop_row(self, cells: Sequence[str], texts: Sequence[str]) -> ShopRow:
        fields = {name: texts[at] for name, at in self._texts}
        # Numbers of a workbook keep their type, and paths of pictures their letters.
        fields["price"] = cells[self._price_position] if self._price_position >= 0 else ""
        return ShopRow(fields, [cells[at] for at in self._positions.get("image", ()) if cells[at]])

    def _product(self, line: int, sku: str, row: ShopRow, texts: Sequence[str]) -> ImportRow:
        warnings = list(self._damaged_cells(line, sku, texts))
        price = row.fields.pop("price", "")
        currency = row.fields.pop("currency", "")[:_MAX_CURRENCY_CHARACTERS]
        values: dict[str, Any] = {name: text for name, text in row.fields.items() if text}
        if "description" in values and not self._is_own_export:
            values["description"] = _without_tags(values["description"])
        attributes = {name: text for at, name in self._attributes if (text := texts[at])}
        values.update(self._price(line, price, currency, warnings))
        values.update(self._gtin(line, texts, attributes, warnings))
        warnings += self._cut(line, values, attributes)
        if attributes:
            values["attributes"] = attributes
        return ImportRow(
            line,
            sku,
            values,
            picture_cells=row.pictures,
            warnings=warnings,
            empty_fields=self._empty_fields(values, texts),
            unused_fields=self._unused_fields,
            has_no_price=self._says_no_price(price, currency),
            empty_attributes=self._empty_attributes(texts),
        )

    def _cut(
        self, line: int, values: dict[str, Any], attributes: dict[str, str]
    ) -> Iterator[TableWarning]:
        """Cut texts that are too long, and yield a warning for each."""
        for name, text in values.items():
            if isinstance(text, str) and len(text) > max_length(name):
                values[name] = text[: max_length(name)]
                at = self._positions.get(name, [0])[0]
                yield _cut_warning(line, self._headings[at], max_length(name))
        longest = max_length("description")
        for name, text in attributes.items():
            if len(text) > longest:
                attributes[name] = text[:longest]
                yield _cut_warning(line, name, longest)

    def _empty_attributes(self, texts: Sequence[str]) -> list[str]:
        return [name for at, name in self._attributes if not texts[at] and at not in self._empty]

    def _empty_fields(self, values: Mapping[str, Any], texts: Sequence[str]) -> dict[str, str]:
        """Return the fields without a value, with the headings of their columns.

        A text that is no GTIN does not say that there is none; any text that is no price does.
        """
        return {
            name: heading
            for name, heading, found in self._may_be_empty
            if name not in values and (name == "price" or not any(texts[at] for at in found))
        }

    @cached_property
    def _unused_fields(self) -> frozenset[str]:
        return frozenset(
            name
            for name, found in self._positions.items()
            if all(at in self._empty for at in found)
        )

    def _price(
        self, line: int, price: str, currency: str, warnings: list[TableWarning]
    ) -> Mapping[str, Any]:
        values = self._prices.values(price, currency)
        heading = self._headings[self._price_position]
        if values is None:
            reason = Message("The price {price} cannot be read.", price=excerpt(price))
            warnings.append(TableWarning(line, heading, reason))
            return self._prices.values("", currency) or {}
        if not self._has_told_doubt and self._prices.is_doubtful(price, currency):
            self._has_told_doubt = True
            reason = Message(
                "The price {price} is read as {value}.", price=price, value=values["price"]
            )
            warnings.append(TableWarning(line, heading, reason))
        return values

    def _says_no_price(self, price: str, currency: str) -> bool:
        """Return whether a text is known to mean that there is no price."""
        values = self._prices.values(price, currency) if price else None
        return values is not None and "price" not in values

    def _gtin(
        self,
        line: int,
        texts: Sequence[str],
        attributes: dict[str, str],
        warnings: list[TableWarning],
    ) -> dict[str, Any]:
        """Return the first GTIN; other texts of these columns become attributes."""
        gtin = ""
        for at in self._positions.get("gtin", ()):
            text, heading = texts[at], self._headings[at]
            if not text:
                continue
            found = gtins_in(text)
            if not found:
                attributes[heading] = text
                if not says_no_gtin(text):
                    reason = Message(
                        "{text} is not a GTIN; it is kept as text.", text=excerpt(text)
                    )
                    warnings.append(TableWarning(line, heading, reason))
                continue
            gtin = gtin or found[0]
            if found != [gtin] and {*map(gtin_14, found)} != {gtin_14(gtin)}:
                attributes[heading] = text
        return {"gtin": gtin} if gtin else {}

    def _damaged_cells(self, line: int, sku: str, texts: Sequence[str]) -> Iterator[TableWarning]:
        if sku[4:5] == "-" and _DATE.fullmatch(sku):
            reason = Message("{sku} is a date; a spreadsheet may have made it of the SKU.", sku=sku)
            yield TableWarning(line, self._headings[self._positions["sku"][0]], reason)
        if _REPLACED not in "".join(texts):
            return
        for heading, text in zip(self._headings, texts, strict=False):
            if _REPLACED in text:
                reason = Message("Some letters of {text} cannot be read.", text=excerpt(text))
                yield TableWarning(line, heading, reason)


def _normalised(text: str) -> str:
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", as_encodable(text))).strip()


def _cut_warning(line: int, heading: str, count: int) -> TableWarning:
    reason = Message("The text is cut: it is longer than {count} characters.", count=count)
    return TableWarning(line, heading, reason)


def _without_apostrophe(text: str) -> str:
    """Return a number without the apostrophe that keeps its zeros in a spreadsheet."""
    return text[1:] if text.startswith("'") and text[1:].isdecimal() else text


def _blanked(texts: Sequence[str], positions: Sequence[int]) -> list[str]:
    return ["" if at in positions else text for at, text in enumerate(texts)]


def _unique_names(headings: Sequence[str], taken: set[int]) -> Iterator[tuple[int, str]]:
    """Yield the columns that become attributes, each with a name of its own."""
    seen: dict[str, int] = {}
    for position, heading in enumerate(headings):
        heading = as_encodable(heading)[: max_length("attributes")]
        if heading and position not in taken:
            seen[heading] = seen.get(heading, 0) + 1
            yield position, heading if seen[heading] == 1 else f"{heading} ({seen[heading]})"


def _without_tags(text: str) -> str:
    """Return a description without the tags of a web page."""
    if "<" not in text or _TAG.search(text) is None:
        return text
    lines = unescape(_TAG.sub("\n", text)).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip())
