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
from enum import IntEnum
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.io.import_sources import ImportSource, Row
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.domain.picture import PictureFile
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
from desktop_app.vision.appearance import APPEARANCE_VERSION, Appearance
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


class _Outcome(IntEnum):
    """What became of a product; of several rows the one that changed most counts."""

    UNCHANGED = 0
    UPDATED = 1
    ADDED = 2


class _Tally:
    """What became of each product and row."""

    def __init__(self) -> None:
        self._outcomes: dict[int, _Outcome] = {}
        self.pictures = 0
        self.rows_left_out = 0
        self.rejected: list[Rejection] = []

    def note(self, product_id: int, outcome: _Outcome) -> None:
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
            added=count[_Outcome.ADDED],
            updated=count[_Outcome.UPDATED],
            unchanged=count[_Outcome.UNCHANGED],
            pictures=self.pictures,
            rejected=tuple(self.rejected),
        )


def import_products(
    source: ImportSource, store: SqliteCatalogue, index: PictureIndex, embedder: Embedder
) -> Job[ImportReport]:
    """Take in what is new or changed in ``source``; every yield follows a commit."""
    note = Message("Importing products")
    total = source.count()
    tally = _Tally()
    done = 0
    yield Progress(0, total, note)
    rows = mark_conflicting_rows(source.rows())
    steps = _steps(read_rows(rows, store, embedder), tally)
    for step, seen in _looked_at(steps, store, embedder):
        _store(step, seen, store, index, embedder.card.sha256, tally)
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
    steps: Iterable[_Step], store: SqliteCatalogue, embedder: Embedder
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

    jobs = ((step, _known(step, store, embedder.card.sha256)) for step in steps)
    for (step, _), seen in prefetch(
        look, jobs, threads=_LOOK_AT_ONCE, max_pending=2 * _LOOK_AT_ONCE
    ):
        yield step, seen


def _known(step: _Step, store: SqliteCatalogue, model: str) -> _Seen:
    """Return what need not be done again: one "no image" picture may stand for hundreds."""
    contents = step.by_content()
    vectors = {content: store.vectors.of_content(model, content) for content in contents}
    keypoints = {
        content: store.keypoints.of_content(KEYPOINT_FORMAT, content) for content in contents
    }
    return _Seen(
        {content: vector for content, vector in vectors.items() if vector is not None},
        {content: packed for content, packed in keypoints.items() if packed is not None},
    )


def _store(
    step: _Step,
    seen: _Seen,
    store: SqliteCatalogue,
    index: PictureIndex,
    model: str,
    tally: _Tally,
) -> None:
    added: dict[int, npt.NDArray[np.float32]] = {}
    looks: dict[int, Appearance] = {}
    keypoints: dict[int, bytes] = {}
    with store.atomic():
        for row in step.rows:
            product_id, outcome = _put_product(row.row, store)
            for picture in row.pictures:
                picture_id = _put_picture(product_id, picture.file, store)
                if picture_id is not None:
                    added[picture_id] = seen.vectors[picture.file.content_hash]
                    keypoints[picture_id] = seen.keypoints[picture.file.content_hash]
                    looks[picture_id] = picture.looks
                    outcome = max(outcome, _Outcome.UPDATED)
            tally.note(product_id, outcome)
        store.vectors.put(model, added)
        store.appearances.put(APPEARANCE_VERSION, looks)
        store.keypoints.put(KEYPOINT_FORMAT, keypoints)
    index.add(added)
    tally.pictures += len(added)


def _put_product(row: Row, store: SqliteCatalogue) -> tuple[int, _Outcome]:
    """Add the row's product or change it; return its id and the outcome."""
    known = store.imported_product(row.sku)
    if known is None:
        return store.add_product(row.sku, row.values), _Outcome.ADDED
    values = dict(row.values)
    if "attributes" in values:
        values["attributes"] = {**known.attributes, **row.values["attributes"]}
    changed = {name: value for name, value in values.items() if getattr(known, name) != value}
    if not changed:
        return known.id, _Outcome.UNCHANGED
    store.change_product(known.id, changed)
    return known.id, _Outcome.UPDATED


def _put_picture(product_id: int, file: PictureFile, store: SqliteCatalogue) -> int | None:
    """Add the picture; return its id, or None when these contents are there already."""
    known = store.known_file(product_id, file.path)
    if known is not None and known.content_hash == file.content_hash:
        store.touch_picture(
            known.picture_id, file_bytes=file.file_bytes, file_mtime_ns=file.file_mtime_ns
        )
        return None
    if known is not None:
        store.remove_picture(known.picture_id)
    return store.add_picture(product_id, file)
