"""The first rows of an import source, to choose its columns."""

from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.import_sources import open_source
from desktop_app.catalogue.io.table_reader import TableOptions
from desktop_app.engine.ingest.import_preview import TablePreview

_PREVIEW_ROWS: Final = 8


def preview_table(
    source: Path,
    options: TableOptions = TableOptions(),  # noqa: B008 - frozen
) -> TablePreview:
    """Return the first rows and recognised columns of ``source``; no catalogue is needed.

    Args:
        source: a table or a folder of pictures.
        options: how a table is read, where it is not to be recognised.

    Raises:
        VitrineError: the source is neither a table nor a folder of pictures.
    """
    opened = open_source(source, options=options)
    return TablePreview(
        columns=tuple(opened.headings),
        rows=tuple(map(tuple, opened.preview_lines(_PREVIEW_ROWS))),
        mapping=dict(opened.mapping),
    )
