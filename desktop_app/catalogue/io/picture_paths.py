"""The files that the picture cells of a table name."""

from dataclasses import replace
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.io.table_reader import local_path

# Between several pictures in one cell; comma and semicolon occur in file names.
_SEPARATOR: Final = "|"


class PictureResolver:
    """Finds the files that the picture cells of a table name.

    Args:
        table: the table; the numbers of its rows are those of ``ImportRow.line``.
        root: folder of relative paths.
    """

    def __init__(self, table: Path, root: Path) -> None:
        self._table = table
        self._root = root

    def resolve(self, row: ImportRow) -> ImportRow:
        """Return the row with the files of its ``picture_cells``; they may not exist."""
        names = [name.strip() for cell in row.picture_cells for name in cell.split(_SEPARATOR)]
        return replace(row, pictures=[self._root / local_path(name) for name in names if name])
