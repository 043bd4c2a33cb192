"""The preview of an import: the same comparison with the catalogue, but nothing is written."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from desktop_app.catalogue.io.import_row import ImportRow, ImportSource
from desktop_app.catalogue.io.picture_cells import host_of
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.ingest.change_tally import ChangeTally
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome, named_pictures
from desktop_app.engine.ingest.chunk_writer import WrittenChunk
from desktop_app.engine.ingest.import_chunks import MAX_CHUNK_ROWS, Chunk, chunks_of
from desktop_app.engine.ingest.import_preview import ImportPreview
from desktop_app.engine.ingest.import_reader import (
    MAX_PENDING_ROWS,
    FoundPicture,
    NewFile,
    ReadRow,
    read_row,
    with_new_files,
)
from desktop_app.engine.ingest.importer import EMBEDDING_BATCH, checked_rows
from desktop_app.engine.ingest.missing_products import missing_products
from desktop_app.engine.ingest.picture_check import PictureCheck, missing_files
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.engine.ingest.report_builder import ReportBuilder
from desktop_app.engine.ingest.unwritten_changes import UnwrittenChanges
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress

# Stand for the ids of pictures that are not written, and of no product.
_NO_PICTURE: Final = -1
_NO_PRODUCT: Final = 0
_NOTE: Final = Message("Comparing with the catalogue")


def preview_changes(
    source: ImportSource, catalogue: Catalogue, check: PictureCheck, *, archive_missing: bool
) -> Job[ImportPreview]:
    """Return what an import of ``source`` would do.

    Args:
        source: the rows.
        catalogue: it is only read.
        check: finds out which pictures can be used.
        archive_missing: whether the import is to archive products that the table no longer
            has.
    """
    total = source.count()
    done = 0
    yield Progress(0, total, _NOTE)
    run = _DryRun(source, catalogue, check)
    for chunk in run.chunks():
        run.add(chunk)
        done += len(chunk.rows)
        yield Progress(done + run.report.unused_rows, total, _NOTE)
    return run.finish(archive_missing=archive_missing)


class _DryRun:
    """What is known of an import so far.

    Args:
        source: the rows.
        catalogue: it is only read.
        check: finds out which pictures can be used.

    Attributes:
        report: of the rows so far.
    """

    def __init__(self, source: ImportSource, catalogue: Catalogue, check: PictureCheck) -> None:
        self._source = source
        self._catalogue = catalogue
        self._check = check
        self.report = ReportBuilder()
        self._tally = ChangeTally()
        self._earlier = UnwrittenChanges()
        self._addresses: dict[str, None] = {}
        self._missing_pictures = 0
        self._changed_pictures = 0

    def chunks(self) -> Iterator[Chunk[FoundPicture]]:
        """Yield the rows that can be used, in chunks."""
        # The products of a folder depend on which pictures are compared together.
        max_pictures = EMBEDDING_BATCH if self._check.is_folder else MAX_CHUNK_ROWS
        rows = checked_rows(self._source, self._catalogue)
        return chunks_of(self._counted(self._read(rows)), self.report, max_pictures=max_pictures)

    def add(self, chunk: Chunk[FoundPicture]) -> None:
        """Take a chunk into account."""
        rows = self._check.with_contents(chunk.rows, self._catalogue)
        changes = ChunkChanges(rows, self._catalogue, self._earlier)
        ids = self._earlier.add(changes)
        self._tally.add(changes, ids)
        self._changed_pictures += len(changes.removed_pictures)
        planned = WrittenChunk(
            {ids[sku]: outcome for sku, outcome in changes.outcomes.items()},
            dict(enumerate(changes.new_pictures.values())),
            self._named_pictures(changes, ids),
            {ids[sku] for sku in changes.incomplete},
            len(changes.moved_pictures),
            changes.empty_cells.found,
        )
        self.report.add_chunk(planned, len(rows))

    def finish(self, *, archive_missing: bool) -> ImportPreview:
        """Return the preview, after the last chunk."""
        source, catalogue, report = self._source, self._catalogue, self.report
        if source.origin is not None:
            for replaced in report.replaced.find(catalogue, source.origin):
                report.removed += sum(map(len, replaced.values()))
                report.add_outcomes(dict.fromkeys(replaced, Outcome.UPDATED))
                self._tally.add_products(replaced)
        missing = missing_products(catalogue, source.origin, report)
        report.archived = len(missing) if archive_missing else 0
        return ImportPreview(
            report=report.build(source.warnings()),
            changed_fields=self._tally.counts(),
            changes=self._tally.first(catalogue),
            changed_pictures=self._changed_pictures,
            missing_pictures=self._missing_pictures,
            web_pictures=dict(Counter(map(host_of, self._addresses)).most_common()),
            missing_products=missing,
            omitted_columns=tuple(source.omitted_columns()),
            are_pictures_read=self._check.is_complete,
        )

    @staticmethod
    def _named_pictures(changes: ChunkChanges, ids: Mapping[str, int]) -> dict[int, list[int]]:
        """Return the ids of the pictures that the rows name, by id of known products."""
        named = named_pictures(changes, ids, dict.fromkeys(changes.new_pictures, _NO_PICTURE))
        known = {number: pictures for number, pictures in named.items() if number > _NO_PRODUCT}
        # An import removes them when it writes the new contents, not at its end.
        return known | {_NO_PRODUCT: changes.removed_pictures}

    def _read(self, rows: Iterable[ImportRow]) -> Iterator[ReadRow[FoundPicture]]:
        def read(job: tuple[ImportRow, list[NewFile]]) -> ReadRow[FoundPicture]:
            return read_row(*job, self._check.read)

        jobs = with_new_files(rows, self._catalogue)
        if not self._check.is_complete:
            yield from map(read, jobs)
            return
        threads = os.cpu_count() or 1
        for _, row in prefetch(read, jobs, threads=threads, max_pending=MAX_PENDING_ROWS):
            yield row

    def _counted(self, rows: Iterable[ReadRow[FoundPicture]]) -> Iterator[ReadRow[FoundPicture]]:
        for read in rows:
            if read.row.addresses:
                self._addresses.update(dict.fromkeys(read.row.addresses))
            if read.errors:
                self._missing_pictures += missing_files(read)
            yield read
