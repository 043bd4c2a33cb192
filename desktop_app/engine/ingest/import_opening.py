"""Opening the source of an import for a catalogue, and the web addresses in it."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from desktop_app.catalogue.io.import_row import ImportSource
from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.catalogue.io.picture_cells import host_of
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.row_selection import RowSelection
from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.ingest.selected_rows import SelectedRows
from desktop_app.errors import Message, VitrineError


def open_import(
    catalogue: Catalogue,
    source: Path,
    mapping: Mapping[str, str] | None,
    pictures_root: Path | None,
    options: TableOptions,
    *,
    selection: RowSelection | None = None,
    drafts: Path | None = None,
) -> tuple[ImportSource, OwnPictures]:
    """Open a source, and the catalogue's folder for pictures that have no file of their own.

    Arguments are those of ``open_source``; a ``selection`` leaves out the other rows. In a
    preview such pictures are stored in the folder ``drafts`` instead.

    Raises:
        VitrineError: as ``open_source``; or there is no folder ``pictures_root``.
    """
    if pictures_root is not None and not pictures_root.is_dir():
        raise VitrineError(
            Message("There is no folder {path}.", path=pictures_root),
            Message("Choose the folder of the pictures that the table names."),
        )
    pictures = OwnPictures(catalogue.picture_folder, drafts)
    opened = open_source(
        source,
        mapping=mapping,
        pictures_root=pictures_root,
        own_pictures=pictures,
        options=options,
        corrections=selection.corrections if selection else None,
    )
    return (SelectedRows(opened, selection) if selection else opened), pictures


def web_addresses(source: ImportSource) -> dict[str, None]:
    """Return the addresses of pictures that are not downloaded, in order, each once."""
    return dict.fromkeys(address for row in source.rows() for address in row.addresses)


def web_hosts(source: ImportSource) -> dict[str, int]:
    """Return the numbers of pictures to download by host, the most first."""
    return dict(Counter(map(host_of, web_addresses(source))).most_common())
