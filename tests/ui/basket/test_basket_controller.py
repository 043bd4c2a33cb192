"""Searches of the basket: photos that fail, that are undone, and without a catalogue."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import Region
from desktop_app.engine.counting.counting import Counting
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.shell.page_stack import PageStack
from tests.ui.basket.conftest import show_basket
from tests.ui.parts import part


def test_a_file_that_is_no_photo_leaves_the_basket(
    page: BasketPage, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "text.png"
    file.write_text("no photo", encoding="utf-8")
    before = page.controller.now
    with qtbot.waitSignal(page.failed):
        page.search([file])
    assert page.controller.now == before
    assert not page.controller.is_busy


def test_another_photo_is_undone_as_a_whole(page: BasketPage, photo: Path, qtbot: QtBot) -> None:
    page.controller.change(lambda basket: basket.deleted(1), page.controller.own_undo().undo)  # type: ignore[arg-type]
    before = page.controller.now
    with qtbot.waitSignal(page.controller.counted):
        page.search([photo])
    assert len(page.controller.basket.units) == 3
    page.undo_own()
    assert page.controller.now == before
    page.redo_own()
    assert len(page.controller.basket.units) == 3


def test_a_photo_whose_search_was_cancelled_is_searched_when_it_is_shown_again(
    page: BasketPage, photo: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.controller.photo_changed):
        page.search([photo])
    page.undo_own()
    with qtbot.waitSignal(page.controller.counted):
        page.redo_own()
    assert len(page.controller.basket.units) == 3


def test_a_photo_without_a_product_is_told_with_the_next_step(
    window: MainWindow, boxes: list[Region], photo: Path, qtbot: QtBot
) -> None:
    boxes.clear()
    page = show_basket(window)
    with qtbot.waitSignal(page.notice_raised) as raised:
        page.search([photo])
    assert raised.args is not None
    assert raised.args[0].message.template == "No product was found in the photo."


def test_without_a_detector_the_user_is_told_to_draw(
    window: MainWindow,
    boxes: list[Region],
    photo: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    boxes.clear()
    monkeypatch.setattr(Counting, "finds_boxes", False)
    page = show_basket(window)
    with qtbot.waitSignal(page.notice_raised) as raised:
        page.search([photo])
    assert raised.args is not None
    assert "detector" in raised.args[0].message.template
    page.controller.draw(Region(0.0, 0.0, 0.33, 1.0))
    qtbot.waitUntil(lambda: len(page.controller.basket.units) == 1)


def test_prices_follow_the_catalogue(page: BasketPage, window: MainWindow, qtbot: QtBot) -> None:
    product_id = page.controller.basket.rows[0].product.id
    task = window.client.write(lambda shop: shop.editor().change(product_id, {"price": "9"}))
    with qtbot.waitSignal(task.finished):
        pass
    part(window, PageStack).refresh_pages()
    qtbot.waitUntil(lambda: page.controller.basket.rows[0].product.price == 9)


def test_a_box_that_is_drawn_while_the_photo_is_searched_waits(
    page: BasketPage, photo: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(page.controller.photo_changed):
        page.search([photo])
    assert page.controller.is_busy
    drawn = Region(0.2, 0.2, 0.4, 0.4)
    page.controller.draw(drawn)
    assert drawn in page.controller.searched_regions
    qtbot.waitUntil(lambda: len(page.controller.basket.units) == 4)
    assert page.controller.basket.units[3].found.region == drawn
    assert page.controller.searched_regions == ()
