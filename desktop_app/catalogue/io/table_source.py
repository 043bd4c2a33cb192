"""An import from a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.column_recognition import (
    column_positions,
    normalised_heading,
    recognise_columns,
)
from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.io.omitted_columns import OmittedColumns
from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.catalogue.io.picture_paths import PictureResolver
from desktop_app.catalogue.io.row_reader import RowReader
from desktop_app.catalogue.io.table_origin import table_origin
from desktop_app.catalogue.io.table_reader import Table, padded
from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.domain.picture import PictureOrigin
from desktop_app.errors import Message, VitrineError

_MAX_NAMED_HEADINGS: Final = 12


@dataclass(frozen=True, slots=True)
class _Survey:
    """What a table tells when it is read once as a whole.

    Attributes:
        reader: reads its rows.
        count: number of rows.
        left_out: columns that are no fields.
        warnings: about its columns.
    """

    reader: RowReader
    count: int
    left_out: Sequence[OmittedColumn]
    warnings: Sequence[TableWarning]


class TableSource:
    """The rows of a CSV file or workbook.

    Several rows with the same SKU describe one product. All rows are read once before the
    first one is used: the prices of a column tell together how they are written.

    Args:
        table: the table.
        mapping: product field to heading; None uses the recognised columns.
        pictures_root: folder of relative picture paths.
        changes: product field to heading, where it differs from ``mapping``; an empty
            heading leaves the field out.
        own_pictures: stores pictures that have no file of their own; None leaves them out.

    Attributes:
        table: as given.

    Raises:
        VitrineError: ``mapping`` or ``changes`` names a column that does not exist.
    """

    def __init__(
        self,
        table: Table,
        mapping: Mapping[str, str] | None,
        pictures_root: Path,
        changes: Mapping[str, str] | None = None,
        own_pictures: OwnPictures | None = None,
    ) -> None:
        self.table = table
        self._pictures = PictureResolver(
            table.file, pictures_root, sheet=table.sheet, own_pictures=own_pictures
        )
        self._known_survey: _Survey | None = None
        self.headings = table.headings
        # An excerpt does not tell what the table that it is from no longer has.
        self.origin = (
            PictureOrigin(str(table.file))
            if table.is_excerpt
            else table_origin(
                table.file, table.headings, table.supplier, sheet=table.further_sheet()
            )
        )
        known = recognise_columns(table.headings) if mapping is None else dict(mapping)
        self.mapping: Mapping[str, str] = self._changed(known, changes or {})
        missing = [heading for heading in self.mapping.values() if heading not in table.headings]
        if missing:
            raise VitrineError(
                Message("{name} has no column {column}.", name=table.file.name, column=missing[0]),
                Message("Choose one of its columns."),
            )

    def count(self) -> int:
        """Return the number of rows."""
        return self._survey().count

    def preview_lines(self, count: int) -> list[Sequence[str]]:
        """Return the first lines unchanged, one value for each heading."""
        width = len(self.headings)
        lines = islice(self.table.lines(), count)
        return [tuple(padded(values, width)) for _, values in lines]

    def warnings(self) -> Sequence[TableWarning]:
        """Return what there is to say about the table as a whole, after reading the rows."""
        return (*self._survey().warnings, *self._pictures.warnings(), *self._sheet_warnings())

    def _sheet_warnings(self) -> Iterator[TableWarning]:
        names = self.table.other_tables()
        if names:
            reason = Message(
                "Only the sheet {sheet} is imported; these have products too: {sheets}.",
                sheet=self.table.sheet,
                sheets=", ".join(names),
            )
            yield TableWarning(1, "", reason)

    def omitted_columns(self) -> Sequence[OmittedColumn]:
        """Return the columns that are no fields, in the order of the table."""
        return self._survey().left_out

    def rows(self) -> Iterator[ImportRow]:
        """Yield all rows in order, also those that cannot be imported.

        Raises:
            VitrineError: no column is mapped to the SKU.
        """
        if "sku" not in self.mapping:
            raise self._no_sku()
        for line, values in self.table.lines():
            yield self.row(line, values)

    def row(self, line: int, values: Sequence[str]) -> ImportRow:
        """Return the product that the cells of a line describe."""
        width = len(self.headings)
        cells = values if len(values) == width else padded(values, width)
        survey = self._known_survey or self._survey()
        row = survey.reader.row(line, cells)
        if len(values) > width and any(values[width:]) and not row.is_skipped:
            # An unquoted comma has moved the cells to wrong columns.
            error = Message("The row has more cells than the line of headings.")
            row = replace(row, error=error, warnings=())
        return row if row.error else self._pictures.resolve(row)

    def _no_sku(self) -> VitrineError:
        headings = [heading for heading in self.headings if heading]
        named = ", ".join(headings[:_MAX_NAMED_HEADINGS])
        if len(headings) > _MAX_NAMED_HEADINGS:
            named += ", …"
        return VitrineError(
            Message(
                "No column of {name} is the SKU. Line {line} has these headings: {headings}.",
                name=self.table.file.name,
                line=self.table.header_row,
                headings=named,
            ),
            Message(
                "Choose the column that holds each product's own key; on the command line, "
                "with --map FILE that contains {example}.",
                example='{"sku": "Art.-Nr."}',
            ),
        )

    def _changed(self, known: Mapping[str, str], changes: Mapping[str, str]) -> dict[str, str]:
        headings = {normalised_heading(heading): heading for heading in reversed(self.headings)}
        named = {
            field: heading
            if heading in self.headings
            else headings.get(normalised_heading(heading), heading)
            for field, heading in changes.items()
        }
        kept = {
            field: heading
            for field, heading in known.items()
            if field not in named and heading not in named.values()
        }
        return kept | {field: heading for field, heading in named.items() if heading}

    def _survey(self) -> _Survey:
        if self._known_survey is None:
            positions = column_positions(self.headings, self.mapping)
            reader = RowReader(self.headings, positions, self.table.delimiter)
            taken = {at for found in positions.values() for at in found}
            left_out = OmittedColumns(self.headings, taken)
            count, width = 0, len(self.headings)
            for _, values in self.table.lines():
                cells = values if len(values) == width else padded(values, width)
                reader.add(cells)
                left_out.add(cells)
                count += 1
            warnings = tuple(left_out.warnings(self.table.header_row))
            self._known_survey = _Survey(reader, count, tuple(left_out.columns()), warnings)
        return self._known_survey
