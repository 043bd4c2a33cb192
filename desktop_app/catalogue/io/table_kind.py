"""The file type of a table by its contents: programs often write another suffix."""

import zipfile
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError

_START_BYTES: Final = 4096
_ZIP: Final = b"PK\x03\x04"
_COMPOUND_FILE: Final = b"\xd0\xcf\x11\xe0"
# By a file within the archive.
_ARCHIVES: Final = (
    ("xl/workbook.xml", ".xlsx"),
    ("xl/workbook.bin", ".xlsb"),
    ("content.xml", ".ods"),
)
_TAGS: Final = (b"<!", b"<?xml", b"<html", b"<head", b"<body", b"<table", b"<style", b"<meta")
_MAX_TAG: Final = 8
_NO_TABLES: Final = (b"%PDF-", b"{\\rtf")


def actual_suffix(file: Path) -> str:
    """Return the suffix that the contents of a CSV file or workbook should have.

    Returns:
        ``.csv`` for every text; the suffix of the file if its contents do not tell.

    Raises:
        OSError: the file cannot be read.
        VitrineError: the file is a page or document that only a spreadsheet reads.
    """
    suffix = file.suffix.lower()
    with file.open("rb") as stream:
        start = stream.read(_START_BYTES)
    if start.startswith(_ZIP):
        return _archive_suffix(file) or suffix
    if start.startswith(_COMPOUND_FILE):
        return ".xls"
    text = start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").replace(b"\0", b"")
    if text[:_MAX_TAG].lower().startswith(_TAGS) or start.startswith(_NO_TABLES):
        raise VitrineError(
            Message("{name} is a page or a document, not a table.", name=file.name),
            Message("Open it in a spreadsheet program, and save it as XLSX or CSV."),
        )
    return ".csv"


def _archive_suffix(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return ""
    return next((suffix for name, suffix in _ARCHIVES if name in names), "")
