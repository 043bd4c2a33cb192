"""The import of products: read, decode and embed their pictures, store and index them.

Rows that contradict an earlier row of their SKU are rejected. Threads read and decode the
pictures of the next rows ahead, within a bounded window. Rows are stored in chunks, each
in one transaction, so an import that is cancelled or interrupted keeps every finished
chunk.
"""

import logging
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.io.import_row import ImportRow, ImportSource
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOrigin
from desktop_app.engine.ingest.chunk_changes import Outcome
from desktop_app.engine.ingest.chunk_features import with_features
from desktop_app.engine.ingest.chunk_storage import store_chunk
from desktop_app.engine.ingest.import_chunks import chunks_of
from desktop_app.engine.ingest.import_reader import read_rows
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.ingest.missing_products import archive_products, missing_products
from desktop_app.engine.ingest.report_builder import ReportBuilder
from desktop_app.engine.ingest.row_conflicts import mark_conflicting_rows
from desktop_app.engine.ingest.similar_skus import mark_similar_skus
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.vision.embedder import Embedder

_log = logging.getLogger(__name__)

# Pictures stored at once: enough for writing to take little time, few enough for a query to
# be answered in between.
EMBEDDING_BATCH: Final = 16
# Rows from which on parallel runs save more time than loading the model for them takes.
_MANY_ROWS: Final = 200


def import_products(
    source: ImportSource,
    catalogue: Catalogue,
    index: PictureIndex,
    embedder: Embedder,
    *,
    name: str = "",
    is_corrected: bool = False,
    archive_missing: bool = False,
    archive_only: npt.NDArray[np.int64] | None = None,
) -> Job[ImportReport]:
    """Import what is new or changed in ``source``; every yield follows a commit.

    All changes are one action, also those of an import that is cancelled.

    Args:
        source: the rows.
        catalogue: the catalogue.
        index: of its pictures.
        embedder: computes the embeddings of new pictures.
        name: of the source, for the history.
        is_corrected: whether somebody has corrected rows: their values count as entered in
            Vitrine, which the next import of the table respects.
        archive_missing: whether products that the table no longer has are archived, see
            ``missing_products``.
        archive_only: the products that may be archived so; None for all.
    """
    note = Message("Importing products")
    total = source.count()
    report = ReportBuilder()
    action = catalogue.history.record("row_correction" if is_corrected else "import", name)
    if catalogue.products.count():
        catalogue.backups.start_daily()
    done = 0
    yield Progress(0, total, note)
    if total >= _MANY_ROWS:
        embedder = embedder.for_parallel_runs()
    rows = read_rows(checked_rows(source, catalogue), catalogue, embedder)
    chunks = chunks_of(rows, report, max_pictures=EMBEDDING_BATCH)
    for chunk, features in with_features(chunks, catalogue, embedder):
        with action.step():
            stored = store_chunk(chunk, features, catalogue, embedder.card.sha256, source.origin)
        report.add_chunk(stored.written, len(chunk.rows))
        index.add(stored.embeddings)
        done += len(chunk.rows)
        yield Progress(done + report.unused_rows, total, note)
    if source.origin is not None:
        with action.step():
            _remove_replaced_pictures(catalogue, source.origin, report)
            if archive_missing:
                _archive_missing_products(catalogue, source.origin, report, archive_only)
    built = report.build(source.warnings())
    counts = {
        "rows": built.rows,
        "added": built.added,
        "updated": built.updated,
        "pictures": built.pictures,
        "rejected": len(built.rejected),
        "warnings": len(built.warnings),
    }
    _log.info("an import has ended", extra={"fields": counts})
    return built


def checked_rows(source: ImportSource, catalogue: Catalogue) -> Iterator[ImportRow]:
    """Yield the rows of a source, marked where they contradict other rows or the catalogue."""
    return mark_similar_skus(mark_conflicting_rows(source.rows()), catalogue)


def _remove_replaced_pictures(
    catalogue: Catalogue, origin: PictureOrigin, report: ReportBuilder
) -> None:
    """Remove the pictures that the table no longer names."""
    with catalogue.transaction():
        for replaced in report.replaced.find(catalogue, origin):
            picture_ids = [picture_id for ids in replaced.values() for picture_id in ids]
            catalogue.pictures.remove(picture_ids)
            report.removed += len(picture_ids)
            report.add_outcomes(dict.fromkeys(replaced, Outcome.UPDATED))


def _archive_missing_products(
    catalogue: Catalogue,
    origin: PictureOrigin,
    report: ReportBuilder,
    only: npt.NDArray[np.int64] | None,
) -> None:
    missing = missing_products(catalogue, origin, report)
    if only is not None:
        missing = np.intersect1d(missing, only)
    archive_products(catalogue, missing)
    report.archived = len(missing)
