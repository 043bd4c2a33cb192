"""Pictures that are placed in or over the cells of an XLSX workbook.

There are three kinds: drawings anchored to a cell (ECMA-376-1, 20.5), "Place in cell" of
Excel 365, where a cell refers to a rich value with an image (MS-XLSX 2.2.4.15), and cells
with the formula DISPIMG of WPS Office, whose images are in ``xl/cellimages.xml``.
"""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Final
from zipfile import BadZipFile, ZipFile

from desktop_app.catalogue.io.ooxml_package import Element, OoxmlPackage, attribute, tag
from desktop_app.catalogue.io.table_writers import PREVIEW_DESCRIPTION
from desktop_app.catalogue.io.workbook_cells import CellReferences, read_cell_references

_MAX_PICTURE_BYTES: Final = 64 << 20
# A picture that begins in the last part of a row belongs to the next one.
_ROW_END_SHARE: Final = 0.7
_EMU_PER_POINT: Final = 12_700
_ANCHORS: Final = ("twoCellAnchor", "oneCellAnchor")
# What zipfile, zlib and expat raise for damaged files.
_DAMAGES: Final = (
    *(BadZipFile, zlib.error, OSError, EOFError, ValueError, LookupError),
    *(ArithmeticError, NotImplementedError, RuntimeError),
)


class WorkbookPictures:
    """The pictures of a sheet, by row.

    Args:
        workbook: the file; one that is no XLSX workbook has no pictures.
        sheet: name of the sheet; empty for the first one.

    Attributes:
        is_damaged: whether the places of the pictures cannot be read.
    """

    def __init__(self, workbook: Path, sheet: str = "") -> None:
        self._workbook = workbook
        self._parts: dict[int, list[str]] = {}
        self.is_damaged = False
        with suppress(BadZipFile, OSError), ZipFile(workbook) as archive:
            package = OoxmlPackage(archive)
            if any("/media/" in name for name in package.names):
                self._read(package, sheet)

    def _read(self, package: OoxmlPackage, sheet: str) -> None:
        try:
            placed = list(_placed(package, sheet))
        except _DAMAGES:
            self.is_damaged = True
            return
        for row, part in placed:
            parts = self._parts.setdefault(row, [])
            if part not in parts:
                parts.append(part)

    def __len__(self) -> int:
        """Return the number of pictures."""
        return sum(map(len, self._parts.values()))

    def has(self, row: int) -> bool:
        """Return whether a row, counted from 1, has pictures."""
        return row in self._parts

    def of_row(self, row: int) -> Iterator[tuple[str, bytes]]:
        """Yield suffix and contents of the pictures of a row, counted from 1.

        Pictures that cannot be read from the file have no contents.
        """
        parts = self._parts.get(row)
        if not parts:
            return
        with ZipFile(self._workbook) as archive:
            for part in parts:
                suffix = PurePosixPath(part).suffix.lower()
                contents = b""
                with suppress(*_DAMAGES):
                    if archive.getinfo(part).file_size <= _MAX_PICTURE_BYTES:
                        contents = archive.read(part)
                yield suffix, contents


def _placed(package: OoxmlPackage, sheet: str) -> Iterator[tuple[int, str]]:
    """Yield row and part of each picture, from the top."""
    sheet_part = _sheet_part(package, sheet)
    cells = read_cell_references(package, sheet_part)
    placed = [
        *_drawings(package, sheet_part, cells.row_heights),
        *_rich_values(package, cells),
        *_wps_images(package, cells),
    ]
    yield from sorted(placed, key=lambda row_and_part: row_and_part[0])


def _sheet_part(package: OoxmlPackage, sheet: str) -> str:
    workbook = next(
        (relation.target for relation in package.relations("") if relation.is_a("officeDocument")),
        "xl/workbook.xml",
    )
    relations = {relation.id: relation.target for relation in package.relations(workbook)}
    for element in package.elements(workbook, "sheet"):
        if not sheet or element.get("name") == sheet:
            return relations[attribute(element, "id")]
    raise KeyError(sheet)


def _drawings(
    package: OoxmlPackage, sheet_part: str, row_heights: Mapping[int, float]
) -> Iterator[tuple[int, str]]:
    """Yield row and part of the pictures that float over the cells."""
    for drawing in package.relations(sheet_part):
        if not drawing.is_a("drawing"):
            continue
        images = {relation.id: relation.target for relation in package.relations(drawing.target)}
        for anchor in package.elements(drawing.target, *_ANCHORS):
            if any(one.get("descr") == PREVIEW_DESCRIPTION for one in _all(anchor, "cNvPr")):
                continue
            row = _anchor_row(anchor, row_heights)
            for blip in _all(anchor, "blip"):
                part = images.get(attribute(blip, "embed"))
                if row and part:
                    yield row, part


def _anchor_row(anchor: Element, row_heights: Mapping[int, float]) -> int:
    """Return the row, from 1, in which a drawing begins; 0 if it is unknown."""
    start = next((child for child in anchor if tag(child) == "from"), None)
    if start is None:
        return 0
    values = {tag(child): int(child.text or 0) for child in start}
    row = values.get("row", 0) + 1
    height = row_heights.get(row, row_heights.get(0, 15.0)) * _EMU_PER_POINT
    return row + (values.get("rowOff", 0) > _ROW_END_SHARE * height)


def _rich_values(package: OoxmlPackage, cells: CellReferences) -> Iterator[tuple[int, str]]:
    """Yield row and part of the pictures placed in cells by Excel."""
    if not cells.value_metadata or "xl/richData/richValueRel.xml" not in package.names:
        return
    images = {r.id: r.target for r in package.relations("xl/richData/richValueRel.xml")}
    parts = [
        images.get(attribute(element, "id"), "")
        for element in package.elements("xl/richData/richValueRel.xml", "rel")
    ]
    values = _image_numbers(package)
    numbers = _rich_value_numbers(package)
    for row, metadata in cells.value_metadata:
        image = values.get(numbers.get(metadata, -1), -1)
        if 0 <= image < len(parts) and parts[image]:
            yield row, parts[image]


def _rich_value_numbers(package: OoxmlPackage) -> dict[int, int]:
    """Return the number of the rich value by the number of the value metadata, from 1."""
    root = package.root("xl/metadata.xml")
    types = [element.get("name", "") for element in _all(root, "metadataType")]
    values = [
        int(element.get("i", -1))
        for future in _children(root, "futureMetadata")
        if future.get("name") == "XLRICHVALUE"
        for element in _all(future, "rvb")
    ]
    numbers: dict[int, int] = {}
    for metadata in _children(root, "valueMetadata"):
        for position, block in enumerate(metadata, start=1):
            for record in _all(block, "rc"):
                kind, index = int(record.get("t", 0)) - 1, int(record.get("v", -1))
                if _get(types, kind) == "XLRICHVALUE" and index in range(len(values)):
                    numbers[position] = values[index]
    return numbers


def _image_numbers(package: OoxmlPackage) -> dict[int, int]:
    """Return the number of the image by the number of the rich value."""
    structures = [
        [key.get("n", "") for key in _all(element, "k")]
        if element.get("t") == "_localImage"
        else []
        for element in package.elements("xl/richData/rdrichvaluestructure.xml", "s")
    ]
    numbers: dict[int, int] = {}
    for position, value in enumerate(package.elements("xl/richData/rdrichvalue.xml", "rv")):
        structure: Sequence[str] = structures[int(value.get("s", 0))]
        fields = [child.text or "" for child in value if tag(child) == "v"]
        if "_rvRel:LocalImageIdentifier" in structure:
            numbers[position] = int(fields[structure.index("_rvRel:LocalImageIdentifier")])
    return numbers


def _wps_images(package: OoxmlPackage, cells: CellReferences) -> Iterator[tuple[int, str]]:
    """Yield row and part of the pictures placed in cells by WPS Office."""
    if not cells.image_names or "xl/cellimages.xml" not in package.names:
        return
    parts = _wps_image_parts(package)
    for row, name in cells.image_names:
        if name in parts:
            yield row, parts[name]


def _wps_image_parts(package: OoxmlPackage) -> dict[str, str]:
    """Return the part of each picture by its name."""
    images = {r.id: r.target for r in package.relations("xl/cellimages.xml")}
    parts: dict[str, str] = {}
    for element in package.elements("xl/cellimages.xml", "cellImage"):
        names = [child.get("name", "") for child in _all(element, "cNvPr")]
        targets = [images.get(attribute(blip, "embed")) for blip in _all(element, "blip")]
        if names and targets and targets[0]:
            parts[names[0]] = targets[0]
    return parts


def _get(values: Sequence[str], position: int) -> str:
    """Return a value by its position; empty if there is none."""
    return values[position] if position in range(len(values)) else ""


def _children(element: Element, name: str) -> Iterator[Element]:
    """Yield the children of this local name."""
    return (child for child in element if tag(child) == name)


def _all(element: Element, name: str) -> Iterator[Element]:
    """Yield all descendants of this local name."""
    return (child for child in element.iter() if tag(child) == name)
