"""Photos whose products are known, to see how many the program finds."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop_app.catalogue.io.column_recognition import recognise_columns
from desktop_app.catalogue.io.table_reader import (
    Table,
    local_path,
    widened,
)
from desktop_app.errors import Message, VitrineError


@dataclass(frozen=True, slots=True)
class Query:
    """One line of a table of photos, or the reason why it cannot be used.

    Attributes:
        line: where it stands, from 1.
        photo: the file; it may not exist.
        sku: of the product that the photo shows; empty when the catalogue does
            not hold it.
        fault: why the line cannot be used; None when it can.
    """

    line: int
    photo: Path = Path()
    sku: str = ""
    fault: Message | None = None


class QueryTable:
    """A CSV file or workbook with the columns ``photo`` and ``sku``.

    Relative paths of photos count from the table's own folder.

    Raises:
        VitrineError: it cannot be read, lacks one of the columns, or has no line.
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
                Message("{name} holds no photos.", name=file.name),
                Message("Write a line for each photo below the headings."),
            )
        self._photo = headings.index(photo or "")
        self._sku = headings.index(known["sku"])

    def count(self) -> int:
        """Return the number of lines."""
        return self._table.count()

    def queries(self) -> Iterator[Query]:
        """Yield the lines, usable or not, in their order."""
        width = len(self._table.headings)
        for line, values in self._table.lines():
            cells = widened(values, width)
            if any(values[width:]):
                # A comma that was meant as text has moved the cells to wrong columns.
                fault = Message("The row has more cells than the line of headings.")
                yield Query(line, fault=fault)
            elif not cells[self._photo]:
                yield Query(line, fault=Message("The photo is missing."))
            else:
                photo = self._folder / local_path(cells[self._photo])
                yield Query(line, photo, cells[self._sku])
