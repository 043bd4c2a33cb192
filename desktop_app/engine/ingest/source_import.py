"""The import of a source from its file or folder to an index that finds its pictures."""

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.download_limits import DownloadLimits
from desktop_app.domain.row_selection import RowSelection
from desktop_app.domain.table_options import TableOptions
from desktop_app.engine.ingest.import_opening import open_import
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.ingest.importer import import_products
from desktop_app.engine.ingest.table_layouts import remember_layout
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.progress import Job
from desktop_app.vision.embedder import Embedder


def import_source(
    catalogue: Catalogue,
    index: PictureIndex,
    embedder: Embedder,
    source: Path,
    *,
    mapping: Mapping[str, str] | None,
    pictures_root: Path | None,
    download: DownloadLimits | None,
    options: TableOptions,
    selection: RowSelection | None,
    archive_missing: bool,
    archive_only: npt.NDArray[np.int64] | None,
) -> Job[ImportReport]:
    """Import the products of a CSV file, a workbook or a folder of pictures.

    The index is updated and saved.

    Args:
        catalogue: receives the products.
        index: of its pictures.
        embedder: the model.
        source: the file or folder.
        mapping: column heading by product field; None recognises the headings.
        pictures_root: of relative picture paths; None for the folder of the table.
        download: how much of the pictures on the web is downloaded; None downloads nothing.
            It takes the user's explicit consent, see ``CatalogueBrowser.web_hosts``.
        options: how a table is read, where it is not to be recognised.
        selection: rows of a table to import again, possibly corrected; None for all.
        archive_missing: archive ``ImportPreview.missing_products``; not with a selection.
        archive_only: the products that may be archived so, for example those that the user
            has seen in a preview; None for all.

    Raises:
        VitrineError: the source cannot be read, or the disk is full.
    """
    opened, pictures = open_import(
        catalogue, source, mapping, pictures_root, options, selection=selection
    )
    if download is not None:
        from desktop_app.engine.ingest.picture_download import download_pictures

        yield from download_pictures(opened, pictures, download)
    try:
        report = yield from import_products(
            opened,
            catalogue,
            index,
            embedder,
            name=source.name,
            is_corrected=selection is not None and bool(selection.corrections),
            archive_missing=archive_missing and selection is None,
            archive_only=archive_only,
        )
        if selection is None:
            remember_layout(catalogue, source, opened, mapping, options)
        yield from index.update()
    finally:
        index.save()
    catalogue.check_location()
    return report
