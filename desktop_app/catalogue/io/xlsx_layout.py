"""The extent of a worksheet and the number formats of its cells, read before its values.

The reader of values allocates the whole rectangle up to the farthest cell, and knows no
formats.
"""

import posixpath
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import IO, Final
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812 - as other exceptions

from desktop_app.catalogue.io.number_format import NumberFormat
from desktop_app.catalogue.io.sheet_layout import SheetLayout

_BLOCK_BYTES: Final = 1 << 18
_RELATION: Final = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_LARGEST: Final = SheetLayout(rows=1 << 20, columns=1 << 14)
_CELL_REFERENCE: Final = re.compile(rb"\sr=[\"']([A-Z]{1,3})([0-9]{1,7})[\"']")
# One group each: a list of texts takes half of the time of a list of pairs.
_CELL_COLUMN: Final = re.compile(rb"\sr=[\"']([A-Z]{1,3})[0-9]{1,7}[\"']")
_CELL_ROW: Final = re.compile(rb"\sr=[\"'][A-Z]{1,3}([0-9]{1,7})[\"']")
_FAILED: Final = b't="e"'
_FAILED_CELL: Final = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bt=\"e\"[^>]*>")
_TEXT_CELL: Final = re.compile(rb"\st=[\"'](?!n)")
_ENTITY_IN_CELL: Final = re.compile(rb"<(?:\w+:)?c\s[^>]*&")
# A cell with the formula IMAGE of Excel, or as Google Sheets writes it: in another function,
# with doubled quotation marks.
_IMAGE: Final = b"IMAGE("
_IMAGE_CELL: Final = re.compile(
    rb"<(?:\w+:)?c\s[^>]*>\s*<(?:\w+:)?f[^>]*>([^<]*\bIMAGE\([^<]*)<", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"\bIMAGE\(\s*\"+(https?://[^\"\s]+)\"", re.IGNORECASE)
_MAX_FORMULA_BYTES: Final = 1 << 14
# The built-in formats that change a number's digits.
_BUILT_IN: Final = {2: "0.00", 4: "#,##0.00", 7: '"$"#,##0.00', 8: '"$"#,##0.00', 39: "#,##0.00"}


def xlsx_layout(file: Path, sheet: str) -> SheetLayout:
    """Return the layout of a sheet of an XLSX file.

    If the file has another structure, its cells may be anywhere: the layout is the largest.
    """
    try:
        with ZipFile(file) as archive, archive.open(_sheet_part(archive, sheet)) as stream:
            return _scan(stream, _cell_formats(archive))
    except (BadZipFile, ZlibError, KeyError, ElementTree.ParseError):
        return _LARGEST
    except (NotImplementedError, RuntimeError, ValueError, EOFError):  # an unusual archive
        return _LARGEST


def _sheet_part(archive: ZipFile, sheet: str) -> str:
    """Return the name of the archive's file that has the cells of a sheet."""
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314 - expat is bounded
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {one.get("Id"): one.get("Target", "") for one in relations}
    for element in _named(book, "sheet"):
        if element.get("name") == sheet:
            key = next((element.get(name) for name in _RELATION if element.get(name)), None)
            return posixpath.normpath(posixpath.join("/xl", targets[key]))[1:]
    raise KeyError(sheet)


def _named(root: ElementTree.Element, name: str) -> Iterator[ElementTree.Element]:
    """Yield the elements with a name in any namespace."""
    return (one for one in root.iter() if one.tag.rpartition("}")[2] == name)


def _cell_formats(archive: ZipFile) -> dict[bytes, NumberFormat]:
    """Return the formats that are not plain, by the number of a cell's style."""
    try:
        styles = ElementTree.fromstring(archive.read("xl/styles.xml"))  # noqa: S314
    except (KeyError, ElementTree.ParseError):
        return {}
    codes = {str(number): code for number, code in _BUILT_IN.items()}
    for one in _named(styles, "numFmt"):
        codes[one.get("numFmtId", "")] = one.get("formatCode", "")
    table = next(_named(styles, "cellXfs"), None)
    known = {number: NumberFormat(code) for number, code in codes.items()}
    formats = {}
    for index, style in enumerate(() if table is None else table):
        number_format = known.get(style.get("numFmtId", ""))
        if number_format is not None and not number_format.is_plain:
            formats[b"%d" % index] = number_format
    return formats


def _scan(stream: IO[bytes], formats: dict[bytes, NumberFormat]) -> SheetLayout:
    """Scan the tags of the cells; parsing the XML would take ten times as long."""
    layout = SheetLayout()
    styles = b"|".join(formats)
    styled = re.compile(rb"<(?:\w+:)?c\s[^>]*?\bs=[\"'](%s)[\"'][^>]*>" % styles)
    rows: set[bytes] = set()
    columns: set[bytes] = set()
    last = b""
    for block in _tag_blocks(stream):
        if b"&" in block and _ENTITY_IN_CELL.search(block):
            # No program writes a cell's position so; it may be anywhere.
            return _LARGEST
        letters = _CELL_COLUMN.findall(block)
        layout.cells += len(letters)
        columns.update(letters)
        rows.update(_CELL_ROW.findall(block))
        for cell in styled.finditer(block) if formats else ():
            position = _CELL_REFERENCE.search(cell[0])
            if position and not _TEXT_CELL.search(cell[0]):
                place = int(position[2]) - 1, _column(position[1])
                layout.shown_as[place] = formats[cell[1]].show
        layout.failed.update(_failed_cells(block))
        # A formula may be in two blocks.
        for (row, column), address in _image_addresses(last + block):
            layout.image_addresses.setdefault(row, {})[column] = address
        last = block[-_MAX_FORMULA_BYTES:]
    layout.rows = max(map(int, rows), default=0)
    layout.columns = max(map(_column, columns), default=-1) + 1
    return layout


def _failed_cells(block: bytes) -> Iterator[tuple[int, int]]:
    for cell in _FAILED_CELL.finditer(block) if _FAILED in block else ():
        position = _CELL_REFERENCE.search(cell[0])
        # A picture in a cell is an error to programs that do not know it.
        if position and b" vm=" not in cell[0]:
            yield int(position[2]) - 1, _column(position[1])


def _image_addresses(block: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield row and column of cells that show a picture on the web, and its address."""
    for cell in _IMAGE_CELL.finditer(block) if _IMAGE in block else ():
        position = _CELL_REFERENCE.search(cell[0])
        formula = unescape(cell[1].decode("utf-8", errors="replace"))
        address = _ADDRESS.search(formula)
        if position and address:
            yield (int(position[2]) - 1, _column(position[1])), address[1]


def _tag_blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield the stream in blocks that end after a tag."""
    rest = b""
    while block := stream.read(_BLOCK_BYTES):
        whole, end, rest = (rest + block).rpartition(b">")
        yield whole + end
    yield rest


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - 64
    return number - 1
