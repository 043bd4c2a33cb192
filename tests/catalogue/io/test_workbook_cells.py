"""Cells that refer to pictures are found with their rows."""

import io
import zipfile

from desktop_app.catalogue.io.ooxml_package import OoxmlPackage
from desktop_app.catalogue.io.workbook_cells import CellReferences, read_cell_references

SHEET = """<worksheet><sheetFormatPr defaultRowHeight="14.5"/><sheetData>
<row r="2" ht="60"><c r="A2"><v>1</v></c><c r="B2" t="e" vm="3"><v>#VALUE!</v></c></row>
<row><c><f>_xlfn.DISPIMG("ID_1",1)</f><v>=DISPIMG("ID_1",1)</v></c></row>
</sheetData></worksheet>"""


def test_rows_and_references_are_read() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", SHEET)
        archive.writestr("xl/worksheets/sheet1.bin", b"binary")
    package = OoxmlPackage(zipfile.ZipFile(file))
    found = read_cell_references(package, "xl/worksheets/sheet1.xml")
    assert found == CellReferences([(2, 3)], [(3, "ID_1")], {0: 14.5, 2: 60.0})
    assert read_cell_references(package, "xl/worksheets/sheet1.bin") == CellReferences()
