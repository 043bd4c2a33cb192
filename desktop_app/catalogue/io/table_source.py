"""An import from a table."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import InvalidOperation
from itertools import islice
from pathlib import Path
from typing import Any

from desktop_app.catalogue.io.column_recognition import recognise_columns
from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.catalogue.io.picture_paths import PictureResolver
from desktop_app.catalogue.io.price_parser import parse_price
from desktop_app.catalogue.io.table_origin import table_origin
from desktop_app.catalogue.io.table_reader import Table, padded
from desktop_app.errors import Message, VitrineError


class TableSource:
    """The rows of a CSV file or workbook.

    Several rows with the same SKU describe one product.

    Args:
        table: the table.
        mapping: product field to heading; None uses the recognised columns.
        pictures_root: folder of relative picture paths.
        own_pictures: stores pictures that have no file of their own; None leaves them out.

    Raises:
        VitrineError: ``mapping`` names a column that does not exist.
    """

    def __init__(
        self,
        table: Table,
        mapping: Mapping[str, str] | None,
        pictures_root: Path,
        own_pictures: OwnPictures | None = None,
    ) -> None:
        self._table = table
        self._pictures = PictureResolver(table.file, pictures_root, own_pictures=own_pictures)
        self.headings = table.headings
        self.origin = table_origin(table.file, table.headings)
        self.mapping = recognise_columns(table.headings) if mapping is None else mapping
        missing = [heading for heading in self.mapping.values() if heading not in table.headings]
        if missing:
            raise VitrineError(
                Message("{name} has no column {column}.", name=table.file.name, column=missing[0]),
                Message("Choose one of its columns."),
            )

    def count(self) -> int:
        """Return the number of rows."""
        return self._table.count()

    def preview_lines(self, count: int) -> list[Sequence[str]]:
        """Return the first lines unchanged, one value for each heading."""
        width = len(self.headings)
        lines = islice(self._table.lines(), count)
        return [tuple(padded(values, width)) for _, values in lines]

    def warnings(self) -> Sequence[TableWarning]:
        """Return what there is to say about the table as a whole."""
        return self._pictures.warnings()

    def rows(self) -> Iterator[ImportRow]:
        """Yield all rows in order, also those that cannot be imported.

        Raises:
            VitrineError: no column is mapped to the SKU.
        """
        if "sku" not in self.mapping:
            raise VitrineError(
                Message("No column of {name} is the SKU.", name=self._table.file.name),
                Message("Name the column that holds each product's own key."),
            )
        positions = {field: self.headings.index(h) for field, h in self.mapping.items()}
        extra = self._attribute_columns(positions.values())
        for line, values in self._table.lines():
            cells = padded(values, len(self.headings))
            fields = {field: cells[position] for field, position in positions.items()}
            attributes = {heading: cells[i] for i, heading in extra if cells[i]}
            row = self._row(line, fields, attributes)
            if any(values[len(self.headings) :]):
                # An unquoted comma has moved the cells to wrong columns.
                error = Message("The row has more cells than the line of headings.")
                row = replace(row, error=error)
            yield row if row.error else self._pictures.resolve(row)

    def _attribute_columns(self, mapped: Collection[int]) -> list[tuple[int, str]]:
        """Return position and heading of the columns that become attributes."""
        return [
            (position, heading)
            for position, heading in enumerate(self.headings)
            if heading and position not in mapped
        ]

    def _row(self, line: int, fields: dict[str, str], attributes: dict[str, str]) -> ImportRow:
        sku = fields.pop("sku")
        picture_cells = [cell for cell in (fields.pop("image", ""),) if cell]
        price, currency = fields.pop("price", ""), fields.pop("currency", "")
        # An empty cell does not clear a value of the product.
        values: dict[str, Any] = {name: text for name, text in fields.items() if text}
        if not sku:
            return ImportRow(line, values=values, error=Message("The SKU is missing."))
        try:
            values |= parse_price(price, currency)
        except InvalidOperation:
            error = Message("The price {price} is not a number.", price=price)
            return ImportRow(line, sku, values, error=error)
        if attributes:
            values["attributes"] = attributes
        return ImportRow(line, sku, values, picture_cells=picture_cells)
