"""The choice of the import source for a file or folder."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from desktop_app.catalogue.io.corrected_table import CorrectedTable
from desktop_app.catalogue.io.folder_source import FolderSource
from desktop_app.catalogue.io.import_row import ImportSource
from desktop_app.catalogue.io.mapping_file import read_mapping
from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.catalogue.io.table_errors import read_errors_as_messages
from desktop_app.catalogue.io.table_source import TableSource
from desktop_app.domain.table_options import TableOptions
from desktop_app.domain.table_suffixes import TABLE_SUFFIXES
from desktop_app.errors import Message, VitrineError
from desktop_app.visible_text import require_encodable


def open_source(
    source: Path,
    *,
    mapping: Mapping[str, str] | None = None,
    pictures_root: Path | None = None,
    own_pictures: OwnPictures | None = None,
    options: TableOptions = TableOptions(),  # noqa: B008 - frozen
    corrections: Mapping[int, Sequence[str]] | None = None,
) -> ImportSource:
    """Open a CSV file, a workbook, a JSON list or a folder for reading.

    Args:
        source: the file or folder.
        mapping: product field to heading; None uses the recognised columns.
        pictures_root: folder of a table's relative picture paths; None for the folder of
            the table.
        own_pictures: stores pictures of a table that have no file of their own; None leaves
            them out.
        options: how a table is read, where it is not to be recognised.
        corrections: cells that replace those of a table's lines, by line number.

    Raises:
        VitrineError: the source is missing, of an unknown kind or empty, its path has bytes
            that are no text, or ``mapping`` names a column that does not exist.
    """
    # Without "..": messages name the folder.
    source = Path(os.path.abspath(source))  # noqa: PTH100 - resolve() would follow links
    require_encodable(source)
    with read_errors_as_messages(source):
        is_folder, is_file, exists = source.is_dir(), source.is_file(), source.exists()
    if is_folder:
        return FolderSource(source)
    if not exists:
        raise VitrineError(
            Message("There is no file or folder {path}.", path=source),
            Message("Check the name."),
        )
    is_table = source.suffix.lower() in TABLE_SUFFIXES
    if not is_table or not is_file:
        raise VitrineError(
            Message("{name} is not a table of products.", name=source.name),
            Message("Choose a CSV or XLSX file, or a folder of pictures."),
        )
    changes = read_mapping(options.mapping_file) if options.mapping_file else None
    table = CorrectedTable(source, options, corrections or {})
    root = Path(os.path.abspath(pictures_root or source.parent))  # noqa: PTH100
    return TableSource(table, mapping, root, changes, own_pictures)
