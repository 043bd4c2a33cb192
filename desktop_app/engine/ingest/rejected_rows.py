"""The rows of a table that an import rejected or warned of, read again to correct them."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.table_reader import padded
from desktop_app.catalogue.io.table_source import TableSource
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.ingest.table_row import RowProblem, TableRow
from desktop_app.errors import Message, VitrineError


class RejectedRows:
    """Reads single rows of a table again.

    Args:
        source: the table.
        catalogue: where the products of rows are looked for.

    Attributes:
        table: of ``source``.
    """

    def __init__(self, source: TableSource, catalogue: Catalogue) -> None:
        self._source = source
        self._catalogue = catalogue
        self.table = source.table

    def row(self, line: int) -> TableRow | None:
        """Return a row as the table has it; None for the headings and what is above them.

        Raises:
            VitrineError: the table no longer has this line.
        """
        if line <= self.table.header_row:
            return None
        for number, values in self.table.lines():
            if number == line:
                return self.checked(line, values)
        raise VitrineError(
            Message("{name} has no line {line}.", name=self.table.file.name, line=line),
            Message("The table has changed. Import it again."),
        )

    def checked(self, line: int, cells: Sequence[str]) -> TableRow:
        """Return a row with what is wrong with it; pictures are not read.

        Args:
            line: its line number.
            cells: its texts, possibly corrected.
        """
        row = self._source.row(line, cells)
        product_ids = self._catalogue.products.ids_by_sku([row.sku]) if row.sku else {}
        return TableRow(
            line,
            tuple(self._source.headings),
            tuple(padded(cells, max(len(cells), len(self._source.headings)))),
            tuple(self._problems(row)),
            product_ids.get(row.sku),
        )

    def _problems(self, row: ImportRow) -> Iterator[RowProblem]:
        if row.error is not None:
            yield RowProblem(None if row.sku else self._position("sku"), row.error)
        for warning in row.warnings:
            yield RowProblem(self._column(warning.column), warning.reason)
        for file in row.pictures:
            if not _exists(file):
                reason = Message("{name} does not exist.", name=file.name)
                yield RowProblem(self._position("image"), reason)

    def _position(self, field: str) -> int | None:
        return self._column(self._source.mapping.get(field, ""))

    def _column(self, heading: str) -> int | None:
        headings = self._source.headings
        return headings.index(heading) if heading and heading in headings else None


def _exists(file: Path) -> bool:
    try:
        return file.exists()
    except (OSError, ValueError):
        return False
