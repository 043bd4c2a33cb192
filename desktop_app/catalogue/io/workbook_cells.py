"""The cells of an XLSX sheet that refer to pictures, and the heights of its rows."""

import re
from dataclasses import dataclass, field
from typing import Final

from desktop_app.catalogue.io.ooxml_package import Element, OoxmlPackage, tag

_IMAGE_FORMULA: Final = re.compile(r"DISPIMG\(\s*\"([^\"]+)\"", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CellReferences:
    """What the cells of a sheet say about pictures. Rows are counted from 1.

    Attributes:
        value_metadata: row and number of the value metadata, from 1, of each such cell.
        image_names: row and name in the formula DISPIMG of each such cell.
        row_heights: in points, of the rows that have their own; 0 has the default.
    """

    value_metadata: list[tuple[int, int]] = field(default_factory=list)
    image_names: list[tuple[int, str]] = field(default_factory=list)
    row_heights: dict[int, float] = field(default_factory=dict)


def read_cell_references(package: OoxmlPackage, sheet_part: str) -> CellReferences:
    """Read a sheet once; a binary sheet has no references.

    Raises:
        ValueError: the sheet is damaged or too large.
    """
    found = CellReferences()
    if not sheet_part.endswith(".xml"):
        return found
    position = 0
    for parent, element in package.ends(sheet_part):
        name = tag(element)
        if name == "row":
            position = int(element.get("r", position + 1))
            _add_row(element, position, found)
            parent.clear()
        elif name == "sheetFormatPr":
            found.row_heights[0] = float(element.get("defaultRowHeight", 15))
    return found


def _add_row(row: Element, position: int, found: CellReferences) -> None:
    if "ht" in row.attrib:
        found.row_heights[position] = float(row.attrib["ht"])
    for cell in row:
        if "vm" in cell.attrib:
            found.value_metadata.append((position, int(cell.attrib["vm"])))
        for child in cell:
            match = _IMAGE_FORMULA.search(child.text) if child.text else None
            if match is not None:
                found.image_names.append((position, match[1]))
                break
