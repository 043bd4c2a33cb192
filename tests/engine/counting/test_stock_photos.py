"""The photos of a stock take are counted one by one, and none twice."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.counting.stock_photos import count_photos
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.counting.waiting_stock_photos import WaitingPhotos
from desktop_app.errors import VitrineError
from tests.engine.counting.stock_shop import (
    TrueCounter,
    open_shop,
    shelf_photos,
    unit_count,
    write_photos,
)

Finish = Callable[[Any], Any]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Catalogue]:
    opened = open_shop(tmp_path / "shop")
    yield opened
    opened.close()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return write_photos(tmp_path / "photos")


def test_a_unit_in_several_photos_is_counted_once(
    store: Catalogue, files: list[Path], finish: Finish
) -> None:
    takes, counter = StockTakes(store), TrueCounter(files, store)
    take = takes.start("Monday")
    added = finish(count_photos(store, counter, take.id, files))
    assert (added.added, added.known, added.errors) == (3, (), {})
    result = takes.result(take.id)
    boxes = sum(len(photo.units) for photo in shelf_photos())
    assert result.unit_count == unit_count() < boxes
    assert result.double_sightings == boxes - result.unit_count
    assert [photo.file for photo in result.photos.values()] == [str(file) for file in files]


def test_a_stock_take_is_interrupted_and_continued(
    store: Catalogue, files: list[Path], finish: Finish
) -> None:
    takes, counter = StockTakes(store), TrueCounter(files, store)
    take = takes.start()
    waiting = WaitingPhotos(store, take.id)
    waiting.add(files)
    job = count_photos(store, counter, take.id, files)
    next(job)
    next(job)
    job.close()
    assert takes.get(take.id).photo_count == 1
    assert [Path(one.file) for one in waiting.all()] == files[1:]
    added = finish(count_photos(store, counter, take.id, files))
    assert (added.added, added.known) == (2, (files[0],))
    assert counter.counted == 3
    assert waiting.all() == ()
    assert takes.result(take.id).unit_count == unit_count()


def test_an_unreadable_photo_does_not_stop_the_others(
    store: Catalogue, files: list[Path], tmp_path: Path, finish: Finish
) -> None:
    text = tmp_path / "notes.jpg"
    text.write_text("no picture", encoding="utf-8")
    take = StockTakes(store).start()
    counter = TrueCounter(files, store)
    missing = tmp_path / "gone.jpg"
    added = finish(count_photos(store, counter, take.id, [text, missing, files[0], files[0]]))
    assert (added.added, added.known) == (1, (files[0],))
    assert set(added.errors) == {text, missing}
    assert "notes.jpg is not a picture" in str(added.errors[text])


def test_a_stock_take_that_is_gone_is_told(
    store: Catalogue, files: list[Path], finish: Finish
) -> None:
    with pytest.raises(VitrineError, match="no stock take 9"):
        finish(count_photos(store, TrueCounter(files, store), 9, files))
