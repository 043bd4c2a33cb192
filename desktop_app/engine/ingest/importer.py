"""The import of products: read, decode and embed their pictures, store and index them.

Rows that contradict an earlier row of their SKU are rejected. Threads read and decode the
pictures of the next rows ahead, within a bounded window. Rows are stored in chunks, each
in one transaction, so an import that is cancelled or interrupted keeps every finished
chunk.
"""

import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.io.import_row import ImportRow, ImportSource
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOrigin
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome
from desktop_app.engine.ingest.chunk_writer import write_changes
from desktop_app.engine.ingest.import_chunks import Chunk, chunks_of
from desktop_app.engine.ingest.import_reader import ReadPicture, read_rows
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.ingest.missing_products import archive_products, missing_products
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.engine.ingest.report_builder import ReportBuilder
from desktop_app.engine.ingest.row_conflicts import mark_conflicting_rows
from desktop_app.engine.ingest.similar_skus import mark_similar_skus
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.vision.appearance import APPEARANCE_VERSION
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints

_log = logging.getLogger(__name__)

# Pictures embedded at once: large enough for the model to reach its full speed, small
# enough for a query to be answered in between.
EMBEDDING_BATCH: Final = 16
# One model run computes while the other waits between layers.
_CONCURRENT_RUNS: Final = 2


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
    rows = read_rows(checked_rows(source, catalogue), catalogue, embedder)
    chunks = chunks_of(rows, report, max_pictures=EMBEDDING_BATCH)
    for chunk, features in _with_features(chunks, catalogue, embedder):
        with action.step():
            embeddings = _write_chunk(
                chunk, features, catalogue, embedder.card.sha256, source.origin, report
            )
        index.add(embeddings)
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


@dataclass(frozen=True, slots=True)
class _Features:
    """Embeddings and packed keypoints of pictures, by content hash."""

    embeddings: Mapping[str, npt.NDArray[np.float32]]
    keypoints: Mapping[str, bytes]


def _with_features(
    chunks: Iterable[Chunk[ReadPicture]], catalogue: Catalogue, embedder: Embedder
) -> Iterator[tuple[Chunk[ReadPicture], _Features]]:
    """Yield each chunk with its features, while threads work on the next chunks."""

    def compute(job: tuple[Chunk[ReadPicture], _Features]) -> _Features:
        chunk, known = job
        return _computed_features(chunk.pictures_by_content(), known, embedder)

    jobs = ((chunk, _known_features(chunk, catalogue, embedder.card.sha256)) for chunk in chunks)
    max_pending = 2 * _CONCURRENT_RUNS
    results = prefetch(compute, jobs, threads=_CONCURRENT_RUNS, max_pending=max_pending)
    for (chunk, _), features in results:
        yield chunk, features


def _known_features(chunk: Chunk[ReadPicture], catalogue: Catalogue, model: str) -> _Features:
    """Return the stored features: one "no image" picture may stand for hundreds of products."""
    contents = list(chunk.pictures_by_content())
    return _Features(
        catalogue.embeddings.by_content(model, contents),
        catalogue.keypoints.by_content(KEYPOINT_FORMAT, contents),
    )


def _computed_features(
    pictures: Mapping[str, ReadPicture], known: _Features, embedder: Embedder
) -> _Features:
    """Return the features of all pictures, computed if they are not known."""
    embeddings = dict(known.embeddings)
    inputs = {
        content: picture.model_input
        for content, picture in pictures.items()
        if content not in embeddings
    }
    if inputs:
        computed = embedder.embed(np.stack(list(inputs.values())))
        embeddings.update(zip(inputs, computed, strict=True))
    keypoints = {
        content: known.keypoints.get(content) or packed_keypoints(picture.thumbnail_pixels)
        for content, picture in pictures.items()
    }
    return _Features(embeddings, keypoints)


def _write_chunk(
    chunk: Chunk[ReadPicture],
    features: _Features,
    catalogue: Catalogue,
    model: str,
    origin: PictureOrigin | None,
    report: ReportBuilder,
) -> dict[int, npt.NDArray[np.float32]]:
    """Store a chunk, and return the embeddings of its new pictures by picture id."""
    with catalogue.transaction():
        written = write_changes(ChunkChanges(chunk.rows, catalogue), catalogue, origin)
        read = chunk.pictures_by_content()
        hashes = {number: file.content_hash for number, file in written.pictures.items()}
        embeddings = {number: features.embeddings[content] for number, content in hashes.items()}
        keypoints = {number: features.keypoints[content] for number, content in hashes.items()}
        appearances = {number: read[content].appearance for number, content in hashes.items()}
        catalogue.embeddings.put(model, embeddings)
        catalogue.appearances.put(APPEARANCE_VERSION, appearances)
        catalogue.keypoints.put(KEYPOINT_FORMAT, keypoints)
        if origin is not None:
            catalogue.tables.add_products(origin, written.outcomes.keys())
    report.add_chunk(written, len(chunk.rows))
    return embeddings


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
