"""Several photos that are counted as one basket."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from desktop_app.domain.region import Region
from desktop_app.errors import Message
from desktop_app.ui.basket.photo_strip import PhotoStrip
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.basket.conftest import show_basket
from tests.ui.parts import part


def test_several_photos_are_one_basket(
    window: MainWindow, boxes: list[Region], photo: Path, qtbot: QtBot
) -> None:
    assert boxes
    page = show_basket(window)
    controller = page.controller
    window.search([photo, photo, photo])
    qtbot.waitUntil(lambda: len(controller.basket.units) == 9)
    assert [row.count for row in controller.basket.rows] == [6, 3]
    assert len(controller.now.photos) == 3
    strip = part(page, PhotoStrip)
    assert strip.isVisible()
    assert strip.count() == 3
    controller.select((8,))
    assert (controller.shown, strip.currentRow()) == (2, 2)
    assert [unit.id for unit in controller.shown_units] == [7, 8, 9]
    strip.setCurrentRow(1)
    assert [unit.id for unit in controller.shown_units] == [4, 5, 6]
    assert controller.selected == ()
    controller.draw(Region(0.2, 0.2, 0.4, 0.4))
    qtbot.waitUntil(lambda: len(controller.basket.units) == 10)
    assert controller.basket.units[-1].photo == 1
    page.undo_own()
    page.undo_own()
    assert not controller.now.has_photo
    page.redo_own()
    assert len(controller.basket.units) == 9


def test_a_change_during_the_count_does_not_lose_the_next_photos(
    window: MainWindow, boxes: list[Region], photo: Path, qtbot: QtBot
) -> None:
    assert boxes
    page = show_basket(window)
    controller = page.controller
    with qtbot.waitSignal(controller.counted):
        window.search([photo, photo])
    controller.change(lambda basket: basket.deleted(1), Message("x"))
    qtbot.waitUntil(lambda: len(controller.basket.units) == 5)
    page.undo_own()
    assert [unit.id for unit in controller.basket.units] == [1, 2, 3, 4, 5, 6]


def test_a_photo_among_several_that_cannot_be_read_is_told(
    window: MainWindow, boxes: list[Region], photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert boxes
    damaged = tmp_path / "damaged.png"
    damaged.write_text("no photo", encoding="utf-8")
    page = show_basket(window)
    with qtbot.waitSignal(page.failed):
        page.search([damaged, photo, damaged, photo])
    qtbot.waitUntil(lambda: len(page.controller.basket.units) == 6)
    qtbot.waitUntil(lambda: not page.controller.is_busy)


def test_the_next_photo_leaves_the_box_that_is_being_drawn(
    window: MainWindow, boxes: list[Region], photo: Path, qtbot: QtBot
) -> None:
    assert boxes
    page = show_basket(window)
    view = part(page, BoxView)
    with qtbot.waitSignal(page.controller.photo_changed):
        window.search([photo, photo])
    view.start_drawing()
    qtbot.waitUntil(lambda: len(page.controller.now.photos) == 2)
    assert view.is_drawing
    view.finish_drawing()
    qtbot.waitUntil(lambda: len(page.controller.basket.units) == 7)
