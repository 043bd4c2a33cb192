"""The extent of a sheet of an ODS file, the texts of its numbers and its merged cells."""

from pathlib import Path
from typing import IO, Any, Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - as other exceptions

from python_calamine import CalamineError

from desktop_app.catalogue.io.sheet_layout import CellRange, SheetLayout

_BLOCK_BYTES: Final = 1 << 18
_NUMBERS: Final = frozenset({"float", "currency"})


def ods_layout(file: Path, sheet: str) -> SheetLayout:
    """Return the layout of a sheet of an ODS file.

    Raises:
        CalamineError: the file is damaged.
    """
    try:
        with ZipFile(file) as archive, archive.open("content.xml") as stream:
            return _Scan(sheet).run(stream)
    except (BadZipFile, ZlibError, KeyError, expat.ExpatError) as error:
        raise CalamineError(str(error)) from error
    except (NotImplementedError, RuntimeError, ValueError, EOFError) as error:
        raise CalamineError(str(error)) from error


class _Scan:
    """Follows the tables, rows and cells of ``content.xml``."""

    def __init__(self, sheet: str) -> None:
        self._sheet = sheet
        self._is_within = self._is_number = self._has_text = False
        self._row = self._column = -1
        self._row_repeats = self._repeats = 1
        self._texts: list[str] = []
        self._merged: list[CellRange] = []
        self._layout = SheetLayout()

    def run(self, stream: IO[bytes]) -> SheetLayout:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._on_start
        parser.EndElementHandler = self._on_end
        parser.CharacterDataHandler = self._on_text
        while block := stream.read(_BLOCK_BYTES):
            parser.Parse(block, False)
        parser.Parse(b"", True)
        self._layout.merged = self._merged
        return self._layout

    def _on_start(self, name: str, attributes: dict[str, Any]) -> None:
        if name == "table:table":
            self._is_within = attributes.get("table:name") == self._sheet
        elif not self._is_within:
            return
        elif name == "table:table-row":
            self._row += 1
            self._row_repeats = int(attributes.get("table:number-rows-repeated", 1))
            self._column = -1
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._column += 1
            self._repeats = int(attributes.get("table:number-columns-repeated", 1))
            self._is_number = attributes.get("office:value-type") in _NUMBERS
            self._has_text = False
            self._texts.clear()
            self._add_merged(attributes)

    def _add_merged(self, attributes: dict[str, Any]) -> None:
        rows = int(attributes.get("table:number-rows-spanned", 1))
        columns = int(attributes.get("table:number-columns-spanned", 1))
        if rows > 1 or columns > 1:
            last = self._row + rows - 1, self._column + columns - 1
            self._merged.append(((self._row, self._column), last))

    def _on_text(self, text: str) -> None:
        if self._is_within:
            self._texts.append(text)

    def _on_end(self, name: str) -> None:
        if not self._is_within:
            return
        if name == "table:table":
            self._is_within = False
        elif name == "table:table-row":
            self._row += self._row_repeats - 1
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._end_cell()

    def _end_cell(self) -> None:
        text = "".join(self._texts).strip()
        if text:
            layout = self._layout
            layout.cells += 1
            layout.rows = max(layout.rows, self._row + self._row_repeats)
            layout.columns = max(layout.columns, self._column + self._repeats)
            if self._is_number and text.startswith("0") and text.isdigit():
                layout.shown_as[self._row, self._column] = lambda _: text
        self._column += self._repeats - 1
