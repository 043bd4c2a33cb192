"""Taking products in: read, decode and embed their pictures, store, index.

Rows are read one by one. One that says otherwise than an earlier one of its SKU is
refused (``repeats``). Threads read and decode the pictures of the others ahead,
within a bounded window (``rows``); every few pictures the model embeds what is
waiting, and the rows are stored in one transaction. So an import that is cancelled,
or a computer that goes down, keeps every batch that was finished.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.io.import_sources import ImportSource
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.ingest.chunk_changes import ChunkChanges, Outcome
from desktop_app.engine.ingest.import_reader import (
    ReadPicture,
    ReadRow,
    read_rows,
)
from desktop_app.engine.ingest.import_report import ImportReport, Rejection
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.engine.ingest.row_conflicts import mark_conflicting_rows
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.vision.appearance import APPEARANCE_VERSION
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints

# Pictures embedded at once: large enough for the model to be at its fastest,
# small enough for a query to be answered in between.
BATCH: Final = 16
_ROWS_A_STEP: Final = 256
# Two runs of the model at once: one works while the other waits between layers.
_LOOK_AT_ONCE: Final = 2


@dataclass(slots=True)
class _Step:
    """Rows that are stored together, and the pictures to embed for them."""

    rows: list[ReadRow] = field(default_factory=list)
    pictures: int = 0

    def add(self, row: ReadRow) -> None:
        self.rows.append(row)
        self.pictures += len(row.pictures)

    def by_content(self) -> dict[str, ReadPicture]:
        return {picture.file.content_hash: picture for row in self.rows for picture in row.pictures}

    def is_full(self) -> bool:
        return self.pictures >= BATCH or len(self.rows) >= _ROWS_A_STEP


@dataclass(frozen=True, slots=True)
class _Seen:
    """Vectors and packed keypoints of pictures, by the hash of their contents."""

    vectors: Mapping[str, npt.NDArray[np.float32]]
    keypoints: Mapping[str, bytes]


class _Tally:
    """What became of each product and row."""

    def __init__(self) -> None:
        self._outcomes: dict[int, Outcome] = {}
        self.pictures = 0
        self.rows_left_out = 0
        self.rejected: list[Rejection] = []

    def note(self, product_id: int, outcome: Outcome) -> None:
        known = self._outcomes.get(product_id, outcome)
        self._outcomes[product_id] = max(known, outcome)

    def refuse(self, read: ReadRow) -> None:
        """Tell what of a row could not be used."""
        self.rows_left_out += read.is_left_out
        row = read.row
        name = str(row.values.get("name", ""))
        self.rejected += [Rejection(row.line, fault, row.sku, name) for fault in read.faults]

    def report(self) -> ImportReport:
        count = Counter(self._outcomes.values())
        return ImportReport(
            added=count[Outcome.ADDED],
            updated=count[Outcome.UPDATED],
            unchanged=count[Outcome.UNCHANGED],
            pictures=self.pictures,
            rejected=tuple(self.rejected),
        )


def import_products(
    source: ImportSource, catalogue: Catalogue, index: PictureIndex, embedder: Embedder
) -> Job[ImportReport]:
    """Take in what is new or changed in ``source``; every yield follows a commit."""
    note = Message("Importing products")
    total = source.count()
    tally = _Tally()
    done = 0
    yield Progress(0, total, note)
    rows = mark_conflicting_rows(source.rows())
    steps = _steps(read_rows(rows, catalogue, embedder), tally)
    for step, seen in _looked_at(steps, catalogue, embedder):
        _write_step(step, seen, catalogue, index, embedder.card.sha256, tally)
        done += len(step.rows)
        yield Progress(done + tally.rows_left_out, total, note)
    return tally.report()


def _steps(rows: Iterable[ReadRow], tally: _Tally) -> Iterator[_Step]:
    step = _Step()
    for row in rows:
        tally.refuse(row)
        if row.is_left_out:
            continue
        step.add(row)
        if step.is_full():
            yield step
            step = _Step()
    yield step


def _looked_at(
    steps: Iterable[_Step], catalogue: Catalogue, embedder: Embedder
) -> Iterator[tuple[_Step, _Seen]]:
    """Yield each step with what is seen in its pictures, while the next ones are looked at."""

    def look(job: tuple[_Step, _Seen]) -> _Seen:
        step, known = job
        pictures = step.by_content()
        vectors = dict(known.vectors)
        inputs = {
            content: picture.model_input
            for content, picture in pictures.items()
            if content not in vectors
        }
        if inputs:
            made = embedder.embed(np.stack(list(inputs.values())))
            vectors.update(zip(inputs, made, strict=True))
        keypoints = {
            content: known.keypoints.get(content) or packed_keypoints(picture.small)
            for content, picture in pictures.items()
        }
        return _Seen(vectors, keypoints)

    jobs = ((step, _known(step, catalogue, embedder.card.sha256)) for step in steps)
    for (step, _), seen in prefetch(
        look, jobs, threads=_LOOK_AT_ONCE, max_pending=2 * _LOOK_AT_ONCE
    ):
        yield step, seen


def _known(step: _Step, catalogue: Catalogue, model: str) -> _Seen:
    """Return what need not be done again: one "no image" picture may stand for hundreds."""
    contents = list(step.by_content())
    return _Seen(
        catalogue.embeddings.by_content(model, contents),
        catalogue.keypoints.by_content(KEYPOINT_FORMAT, contents),
    )


def _write_step(
    step: _Step,
    seen: _Seen,
    catalogue: Catalogue,
    index: PictureIndex,
    model: str,
    tally: _Tally,
) -> None:
    with catalogue.transaction():
        written = ChunkChanges(step.rows, catalogue).write()
        hashes = {number: new.file.content_hash for number, new in written.pictures.items()}
        embeddings = {number: seen.vectors[content] for number, content in hashes.items()}
        keypoints = {number: seen.keypoints[content] for number, content in hashes.items()}
        appearances = {number: new.looks for number, new in written.pictures.items()}
        catalogue.embeddings.put(model, embeddings)
        catalogue.appearances.put(APPEARANCE_VERSION, appearances)
        catalogue.keypoints.put(KEYPOINT_FORMAT, keypoints)
    for product_id, outcome in written.outcomes.items():
        tally.note(product_id, outcome)
    index.add(embeddings)
    tally.pictures += len(embeddings)
