"""The first lines of a table, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableLine:
    """A line of a table.

    Attributes:
        number: of the line, from 1.
        cells: its texts; long ones are cut.
    """

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The first lines of a table, and how it is read.

    Attributes:
        columns: headings of the table; empty for a folder of pictures.
        lines: the first lines that are not empty, also those above the headings; of a folder
            its first pictures.
        mapping: product field to column heading, for the recognised columns.
        header_row: number of the line of headings.
        encoding, delimiter: of a CSV file; empty for a workbook or folder.
        sheet, sheets: the sheet that is read and all sheets; empty for a CSV file or folder.
        hidden_sheets: those that a spreadsheet does not show.
    """

    columns: tuple[str, ...] = ()
    lines: tuple[TableLine, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    header_row: int = 0
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    hidden_sheets: frozenset[str] = frozenset()
