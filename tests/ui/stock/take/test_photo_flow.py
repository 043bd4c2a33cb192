"""Photos are counted once, and what cannot be counted is told in one sentence."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import Region
from desktop_app.ui.i18n.messages import Notice
from desktop_app.ui.stock.take.photo_strip import PhotoStrip
from desktop_app.ui.stock.take.take_view import StockTakeView
from tests.ui.parts import part
from tests.ui.stock.take.conftest import counts, wait_until_counted, write_blank


@pytest.fixture
def told(take: StockTakeView) -> list[str]:
    """Return the sentences of notices, as they come."""
    texts: list[str] = []

    def note(notice: Notice) -> None:
        texts.append(str(notice.message))

    take.notice_raised.connect(note)
    take.failed.connect(lambda error: texts.append(str(error)))
    return texts


def test_a_photo_is_not_counted_twice(
    take: StockTakeView, photo: Path, told: list[str], qtbot: QtBot
) -> None:
    take.search([photo])
    qtbot.waitUntil(lambda: bool(told))
    wait_until_counted(take, 1, qtbot)
    assert told == ["basket.png is in this stock take already."]
    assert counts(take) == {"P-1": 2, "P-2": 1}


def test_photos_that_cannot_be_read_do_not_stop_the_others(
    take: StockTakeView, tmp_path: Path, told: list[str], qtbot: QtBot
) -> None:
    bad = [tmp_path / "one.jpg", tmp_path / "two.jpg"]
    for file in bad:
        file.write_text("no photo", encoding="utf-8")
    take.search([*bad, write_blank(tmp_path / "grey.png")])
    wait_until_counted(take, 2, qtbot)
    assert told == ["2 photos cannot be read: one.jpg, two.jpg."]


def test_a_photo_without_products_is_told(
    take: StockTakeView, boxes: list[Region], tmp_path: Path, told: list[str], qtbot: QtBot
) -> None:
    boxes.clear()
    take.search([write_blank(tmp_path / "grey.png")])
    wait_until_counted(take, 2, qtbot)
    qtbot.waitUntil(lambda: told == ["No product was found in grey.png."])


def test_a_picture_of_the_camera_is_kept_in_the_catalogue(
    take: StockTakeView, catalogue: Path, qtbot: QtBot
) -> None:
    take.session.side.camera.photo_captured.emit(np.full((120, 160, 3), 90, np.uint8))
    wait_until_counted(take, 2, qtbot)
    (file,) = (catalogue / "pictures" / "stock_takes").glob("*.jpg")
    shown = take.controller.shown
    assert shown is not None
    assert str(file) in [photo.file for photo in shown.result.photos.values()]
    photo = take.session.selection.photo
    assert photo is not None
    take.controller.remove_photo(photo.id)
    qtbot.waitUntil(lambda: not file.exists())
    wait_until_counted(take, 1, qtbot)


def test_the_newest_photo_is_shown_until_the_user_chooses_another(
    take: StockTakeView, tmp_path: Path, qtbot: QtBot
) -> None:
    first = take.session.selection.photo
    assert first is not None
    take.search([write_blank(tmp_path / "grey.png")])
    wait_until_counted(take, 2, qtbot)
    newest = take.session.selection.photo
    assert newest is not None
    assert newest.file.endswith("grey.png")
    strip = part(take, PhotoStrip)
    strip.setCurrentIndex(strip.model().index(0, 0))
    assert take.session.selection.photo == first


def test_counting_is_stopped_and_what_is_done_is_kept(
    take: StockTakeView, tmp_path: Path, qtbot: QtBot
) -> None:
    take.search([write_blank(tmp_path / f"{number}.png") for number in range(20)])
    assert part(take, QLabel, "stock_line").text().startswith("Counting…")
    take.photos.queue.cancel()
    qtbot.waitUntil(lambda: not take.photos.queue.is_busy)
    assert counts(take)["P-1"] >= 2


def test_photos_that_wait_when_the_window_closes_are_counted_when_it_is_open_again(
    take: StockTakeView, tmp_path: Path, told: list[str], qtbot: QtBot
) -> None:
    files = [write_blank(tmp_path / f"{shade}.png", shade) for shade in (90, 110, 130)]
    take.search(files)
    # As it is left when the window is closed: nothing goes on, and nobody has cancelled.
    take.photos.queue._forget()
    take.controller.close()
    qtbot.waitUntil(lambda: not take.photos.queue.is_busy)
    take.controller.open(1)
    wait_until_counted(take, 4, qtbot)
    assert told == ["Photos that were left when the window was closed are counted now: 3."]


def test_photos_whose_counting_was_cancelled_wait_no_longer(
    take: StockTakeView, tmp_path: Path, told: list[str], qtbot: QtBot
) -> None:
    take.search([write_blank(tmp_path / f"{shade}.png", shade) for shade in (90, 110, 130)])
    take.photos.queue.cancel()
    qtbot.waitUntil(lambda: told == ["Photos that are not counted: 3."])
    take.controller.close()
    qtbot.waitUntil(lambda: not take.photos.queue.is_busy)
    with qtbot.waitSignal(take.photos.queue.busy_changed):
        take.controller.open(1)
    qtbot.waitUntil(lambda: not take.photos.queue.is_busy)
    assert len(told) == 1
