"""The import of some rows of a table, after others or all were imported before."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from desktop_app.catalogue.io.import_row import (
    ImportRow,
    ImportSource,
    TableWarning,
)
from desktop_app.domain.omitted_column import OmittedColumn
from desktop_app.domain.picture import PictureOrigin
from desktop_app.domain.row_selection import RowSelection
from desktop_app.engine.ingest.row_conflicts import mark_conflicting_rows


class SelectedRows:
    """Some rows of a source; they are compared with all of its rows.

    Args:
        source: the source.
        selection: the rows; ``source`` has their corrections.
    """

    def __init__(self, source: ImportSource, selection: RowSelection) -> None:
        self._source = source
        self._selection = selection

    @property
    def headings(self) -> Sequence[str]:
        """The headings of the table."""
        return self._source.headings

    @property
    def mapping(self) -> Mapping[str, str]:
        """Product field to heading."""
        return self._source.mapping

    @property
    def origin(self) -> PictureOrigin | None:
        """The table that names the pictures."""
        return self._source.origin

    def count(self) -> int:
        """Return the number of rows."""
        return len(self._selection.lines)

    def rows(self) -> Iterator[ImportRow]:
        """Yield the rows; those that contradict an earlier row of their SKU have an error."""
        for row in mark_conflicting_rows(self._source.rows()):
            if row.line in self._selection.lines:
                # Other rows of its product may name more pictures: none of them is replaced.
                is_corrected = row.line in self._selection.corrections
                yield replace(row, has_unused_pictures=True, clears_picture_names=is_corrected)

    def warnings(self) -> Sequence[TableWarning]:
        """Return nothing: the source was imported before."""
        return ()

    def omitted_columns(self) -> Sequence[OmittedColumn]:
        """Return the columns of the source that are no fields."""
        return self._source.omitted_columns()

    def preview_lines(self, count: int) -> list[Sequence[str]]:
        """Return the first lines of the source."""
        return self._source.preview_lines(count)
