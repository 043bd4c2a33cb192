"""Each picture is read once, from its file or a stored copy; what was read is kept."""

from itertools import islice
from pathlib import Path
from typing import cast

import pytest

from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.labels.label_backfill import (
    PendingPicture,
    pending_pictures,
    read_catalogue,
    read_picture_text,
)
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish
from desktop_app.vision.label_text import TEXT_VERSION, LabelReader
from tests.labels import line, needs_reader


class _CountingReader:
    """Stands for a reader: counts the pictures and notes their sizes."""

    def __init__(self) -> None:
        self.sizes: list[tuple[int, int]] = []

    def read(self, pixels: RgbImage) -> tuple[TextLine, ...]:
        self.sizes.append(pixels.shape[:2])
        return (line("Tea"),)


@pytest.fixture
def counting() -> _CountingReader:
    return _CountingReader()


def _read(workspace: Workspace, reader: _CountingReader) -> int:
    return finish(read_catalogue(workspace.catalogue.store, cast("LabelReader", reader)))


def test_every_picture_is_read_once(teas: Workspace, counting: _CountingReader) -> None:
    assert _read(teas, counting) == 3
    assert teas.catalogue.store.label_texts.count_missing(TEXT_VERSION) == 0
    assert _read(teas, counting) == 0
    assert counting.sizes == [(400, 400)] * 3


def test_a_cancelled_job_keeps_what_it_has_read(teas: Workspace, counting: _CountingReader) -> None:
    job = read_catalogue(teas.catalogue.store, cast("LabelReader", counting))
    steps = list(islice(job, 2))
    job.close()
    assert [(step.done, step.total) for step in steps] == [(1, 3), (2, 3)]
    assert teas.catalogue.store.label_texts.count_missing(TEXT_VERSION) == 1
    assert _read(teas, counting) == 1


def test_a_picture_whose_file_is_gone_is_read_from_its_thumbnail(
    teas: Workspace, tea_table: Path, counting: _CountingReader
) -> None:
    for file in tea_table.parent.glob("*.png"):
        file.unlink()
    assert _read(teas, counting) == 3
    assert all(0 < max(size) < 400 for size in counting.sizes)


def test_a_picture_that_cannot_be_decoded_has_no_text(
    teas: Workspace, counting: _CountingReader
) -> None:
    (pending, *_) = pending_pictures(teas.catalogue.store)
    Path(pending.picture.path).write_bytes(b"no picture")
    damaged = PendingPicture(pending.picture, b"\xff\xd8 damaged")
    assert read_picture_text(damaged, cast("LabelReader", counting)) == ()
    assert read_picture_text(pending, cast("LabelReader", counting)) == (line("Tea"),)


def test_the_same_picture_of_another_product_is_not_read_again(
    teas: Workspace, tea_table: Path, counting: _CountingReader
) -> None:
    _read(teas, counting)
    tea_table.write_text("sku,image\nT-NEW,T-MIN.png\n", encoding="utf-8")
    finish(teas.import_products(tea_table))
    assert pending_pictures(teas.catalogue.store) == []
    assert teas.catalogue.store.label_texts.count_missing(TEXT_VERSION) == 0


@needs_reader
def test_the_words_of_a_label_are_stored(teas: Workspace, reader: LabelReader) -> None:
    finish(teas.labels.read_pictures(reader))
    stored = teas.catalogue.store.label_texts.get(TEXT_VERSION, [1, 2, 3])
    assert {one.text for one in stored[1]} == {"MORLEAF", "Mint"}


def test_two_programs_share_the_pictures(teas: Workspace, counting: _CountingReader) -> None:
    other = _CountingReader()
    store = teas.catalogue.store
    jobs = [read_catalogue(store, cast("LabelReader", one)) for one in (counting, other)]
    assert [next(job).done for job in jobs] == [1, 1]
    assert sum(finish(job) for job in jobs) == 3
    assert len(counting.sizes) + len(other.sizes) == 3
