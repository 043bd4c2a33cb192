"""A table in which some rows are corrected; its file stays as it is."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from desktop_app.catalogue.io.table_reader import Table
from desktop_app.domain.table_options import TableOptions


class CorrectedTable(Table):
    """A table whose lines may have other cells than its file.

    Args:
        file: a CSV file or workbook.
        options: how it is read.
        corrections: cells by line number.
    """

    def __init__(
        self, file: Path, options: TableOptions, corrections: Mapping[int, Sequence[str]]
    ) -> None:
        super().__init__(file, options)
        self._corrections = corrections

    def lines(self) -> Iterator[tuple[int, Sequence[str]]]:
        """Return line number and values as ``Table``, corrected."""
        lines = super().lines()
        if not self._corrections:
            return lines
        return ((number, self._corrections.get(number, values)) for number, values in lines)
