"""The import of products: read, decode and embed their pictures, store and index them.

Rows that contradict an earlier row of their SKU are rejected. Threads read and decode the
pictures of the next rows ahead, within a bounded window. Rows are stored in chunks, each
in one transaction, so an import that is cancelled or interrupted keeps every finished
chunk.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.io.import_row import ImportSource
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import PictureOrigin
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome
from desktop_app.engine.ingest.import_reader import ReadPicture, ReadRow, read_rows
from desktop_app.engine.ingest.import_report import ImportReport
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

# Pictures embedded at once: large enough for the model to reach its full speed, small
# enough for a query to be answered in between.
EMBEDDING_BATCH: Final = 16
_MAX_CHUNK_ROWS: Final = 256
# One model run computes while the other waits between layers.
_CONCURRENT_RUNS: Final = 2


def import_products(
    source: ImportSource,
    catalogue: Catalogue,
    index: PictureIndex,
    embedder: Embedder,
    *,
    name: str = "",
) -> Job[ImportReport]:
    """Import what is new or changed in ``source``; every yield follows a commit.

    All changes are one action, also those of an import that is cancelled.

    Args:
        source: the rows.
        catalogue: the catalogue.
        index: of its pictures.
        embedder: computes the embeddings of new pictures.
        name: of the source, for the history.
    """
    note = Message("Importing products")
    total = source.count()
    report = ReportBuilder()
    action = catalogue.history.record("import", name)
    if catalogue.products.count():
        catalogue.backups.start_daily()
    done = 0
    yield Progress(0, total, note)
    rows = mark_similar_skus(mark_conflicting_rows(source.rows()), catalogue)
    chunks = _chunks(read_rows(rows, catalogue, embedder), report)
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
    return report.build(source.warnings())


@dataclass(slots=True)
class _Chunk:
    """Rows that are stored together.

    Attributes:
        picture_count: number of pictures to embed for them.
    """

    rows: list[ReadRow] = field(default_factory=list)
    picture_count: int = 0

    def add(self, row: ReadRow) -> None:
        self.rows.append(row)
        self.picture_count += len(row.pictures)

    def pictures_by_content(self) -> dict[str, ReadPicture]:
        return {picture.file.content_hash: picture for row in self.rows for picture in row.pictures}

    def is_full(self) -> bool:
        return self.picture_count >= EMBEDDING_BATCH or len(self.rows) >= _MAX_CHUNK_ROWS


@dataclass(frozen=True, slots=True)
class _Features:
    """Embeddings and packed keypoints of pictures, by content hash."""

    embeddings: Mapping[str, npt.NDArray[np.float32]]
    keypoints: Mapping[str, bytes]


def _chunks(rows: Iterable[ReadRow], report: ReportBuilder) -> Iterator[_Chunk]:
    """Yield the usable rows in chunks; errors of rows are reported."""
    chunk = _Chunk()
    for row in rows:
        report.add_errors(row)
        if row.is_rejected:
            continue
        chunk.add(row)
        if chunk.is_full():
            yield chunk
            chunk = _Chunk()
    yield chunk


def _with_features(
    chunks: Iterable[_Chunk], catalogue: Catalogue, embedder: Embedder
) -> Iterator[tuple[_Chunk, _Features]]:
    """Yield each chunk with its features, while threads work on the next chunks."""

    def compute(job: tuple[_Chunk, _Features]) -> _Features:
        chunk, known = job
        return _computed_features(chunk.pictures_by_content(), known, embedder)

    jobs = ((chunk, _known_features(chunk, catalogue, embedder.card.sha256)) for chunk in chunks)
    max_pending = 2 * _CONCURRENT_RUNS
    results = prefetch(compute, jobs, threads=_CONCURRENT_RUNS, max_pending=max_pending)
    for (chunk, _), features in results:
        yield chunk, features


def _known_features(chunk: _Chunk, catalogue: Catalogue, model: str) -> _Features:
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
    chunk: _Chunk,
    features: _Features,
    catalogue: Catalogue,
    model: str,
    origin: PictureOrigin | None,
    report: ReportBuilder,
) -> dict[int, npt.NDArray[np.float32]]:
    """Store a chunk, and return the embeddings of its new pictures by picture id."""
    with catalogue.transaction():
        written = ChunkChanges(chunk.rows, catalogue, origin).write()
        hashes = {number: new.file.content_hash for number, new in written.pictures.items()}
        embeddings = {number: features.embeddings[content] for number, content in hashes.items()}
        keypoints = {number: features.keypoints[content] for number, content in hashes.items()}
        appearances = {number: new.appearance for number, new in written.pictures.items()}
        catalogue.embeddings.put(model, embeddings)
        catalogue.appearances.put(APPEARANCE_VERSION, appearances)
        catalogue.keypoints.put(KEYPOINT_FORMAT, keypoints)
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
