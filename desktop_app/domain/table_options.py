"""The options for reading a table; what is not given is recognised."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class TableOptions:
    """The options for reading a table; what is not given is recognised.

    Attributes:
        sheet: name of a workbook's sheet, or its number from 1.
        header_row: number of the line of headings, from 1.
        encoding: of a CSV file.
        delimiter: of a CSV file.
        mapping_file: names the columns of fields, see ``mapping_file.read_mapping``.
        supplier: whose table it is; all tables of one name count as versions of one table.
    """

    sheet: str | None = None
    header_row: int | None = None
    encoding: str | None = None
    delimiter: str | None = None
    mapping_file: Path | None = None
    supplier: str = ""
