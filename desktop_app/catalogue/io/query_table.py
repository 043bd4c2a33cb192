"""Reading a table of photos whose products are known, for evaluation."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.catalogue.io.column_recognition import recognise_columns
from desktop_app.catalogue.io.table_reader import (
    Table,
    local_path,
    padded,
)
from desktop_app.errors import Message, VitrineError


@dataclass(frozen=True, slots=True)
class Query:
    """One line of a table of photos, or the reason why it cannot be used.

    Attributes:
        line: line number, from 1.
        photo: the file; it may not exist.
        sku: of the product in the photo; empty if the product is not in the catalogue.
        error: why the line cannot be used; None if it can.
    """

    line: int
    photo: Path = Path()
    sku: str = ""
    error: Message | None = None


class QueryTable:
    """A CSV file or workbook with the columns ``photo`` and ``sku``.

    Relative paths of photos start at the folder of the table.

    Raises:
        VitrineError: the file cannot be read, a column is missing, or there are no lines.
    """

    def __init__(self, file: Path) -> None:
        self._table = Table(file)
        self._folder = file.absolute().parent
        headings = self._table.headings
        known = recognise_columns(headings)
        photo = "photo" if "photo" in headings else known.get("image")
        for name, heading in (("photo", photo), ("sku", known.get("sku"))):
            if heading is None:
                raise VitrineError(
                    Message("{name} has no column {column}.", name=file.name, column=name),
                    Message("It needs the columns photo and sku."),
                )
        if next(self._table.lines(), None) is None:
            raise VitrineError(
                Message("{name} has no photos.", name=file.name),
                Message("Write a line for each photo below the headings."),
            )
        self._photo = headings.index(photo or "")
        self._sku = headings.index(known["sku"])

    def count(self) -> int:
        """Return the number of lines."""
        return self._table.count()

    def queries(self) -> Iterator[Query]:
        """Yield all lines in order, also those that cannot be used."""
        width = len(self._table.headings)
        for line, values in self._table.lines():
            cells = padded(values, width)
            if any(values[width:]):
                # An unquoted comma has moved the cells to wrong columns.
                error = Message("The row has more cells than the line of headings.")
                yield Query(line, error=error)
            elif not cells[self._photo]:
                yield Query(line, error=Message("The photo is missing."))
            else:
                photo = self._folder / local_path(cells[self._photo])
                yield Query(line, photo, cells[self._sku])
