"""Writing of the tables of the corpus: CSV, XLSX, and ODS."""

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape

from xlsxwriter import Workbook

_NAMESPACE: Final = "urn:oasis:names:tc:opendocument:xmlns"
_MANIFEST: Final = (
    f'<manifest:manifest xmlns:manifest="{_NAMESPACE}:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="content.xml"/></manifest:manifest>'
)


def csv_bytes(
    rows: Sequence[Sequence[object]], delimiter: str = ",", encoding: str = "utf-8"
) -> bytes:
    """Return a CSV file."""
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue().encode(encoding)


def xlsx_bytes(build: Callable[[Any, Any], None]) -> bytes:
    """Return a workbook.

    Args:
        build: is called with the workbook and its first sheet.
    """
    stream = io.BytesIO()
    book = Workbook(stream, {"in_memory": True})
    build(book, book.add_worksheet())
    book.close()
    return stream.getvalue()


def ods_bytes(rows: Sequence[Sequence[object]]) -> bytes:
    """Return a spreadsheet of LibreOffice; numbers become numbers."""
    cells = "".join(
        "<table:table-row>" + "".join(map(_ods_cell, row)) + "</table:table-row>" for row in rows
    )
    parts = ("office", "table", "text")
    names = " ".join(f'xmlns:{name}="{_NAMESPACE}:{name}:1.0"' for name in parts)
    content = (
        f"<office:document-content {names}><office:body><office:spreadsheet>"
        f'<table:table table:name="Tabelle1">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
    return stream.getvalue()


def _ods_cell(value: object) -> str:
    if isinstance(value, int | float):
        return (
            f'<table:table-cell office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    text = escape(str(value))
    return (
        f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>'
    )
