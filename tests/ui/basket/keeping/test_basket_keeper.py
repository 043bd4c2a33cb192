"""The basket from one window to the next."""

import os
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.region import Region
from desktop_app.engine.counting.kept_basket import FOLDER_NAME
from desktop_app.errors import Message
from desktop_app.settings import Settings
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.basket.conftest import show_basket
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part


def _settle(page: BasketPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page._keeper.is_settled)


def _end(page: BasketPage, qtbot: QtBot) -> None:
    """End as a crash does: nothing is written any more, and the lock is gone."""
    _settle(page, qtbot)
    files = page._keeper._files
    assert files is not None
    files.close()
    page._keeper._files = None


def _files(tmp_path: Path) -> list[str]:
    folder = tmp_path / "data" / FOLDER_NAME
    # The files may be removed meanwhile, which ``rglob`` does not bear.
    return sorted(Path(name).suffix for _, _, names in os.walk(folder) for name in names)


def _next_page(open_window: OpenWindow, catalogue: Path, qtbot: QtBot) -> BasketPage:
    page = show_basket(open_window(catalogue))
    _settle(page, qtbot)
    return page


def test_a_crash_loses_nothing(
    page: BasketPage, open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    controller = page.controller
    controller.change(lambda basket: basket.plus(basket.rows[0].product.id), Message("x"))
    part(page, QPushButton, "basket_send").click()
    controller.change(lambda basket: basket.deleted(2), Message("x"))
    controller.select((3,))
    with qtbot.waitSignal(page.catalogue_changed):
        controller.assign(controller.basket.units[1].found.hits[1])
    before, sent = controller.basket, page._sale.sent
    pictures = page._corrections.pictures_of(controller.now.photo_id)
    assert len(pictures) == 1
    _end(page, qtbot)
    after = _next_page(open_window, catalogue, qtbot)
    restored = after.controller.basket
    assert [unit.found.region for unit in restored.units] == [
        unit.found.region for unit in before.units
    ]
    assert [unit.found.product for unit in restored.units] == [
        unit.found.product for unit in before.units
    ]
    assert [one.count for one in restored.unboxed] == [1]
    assert after._sale.sent == sent
    assert not after.controller.image.isNull()
    # Pictures of corrected boxes are not kept twice.
    assert after._corrections.pictures_of(after.controller.now.photo_id) == pictures
    assert part(after, QWidget, "basket_restored").isVisible()


def test_the_basket_is_continued_or_discarded(
    page: BasketPage, window: MainWindow, open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    _settle(page, qtbot)
    window.close()
    second = _next_page(open_window, catalogue, qtbot)
    notice = part(second, QWidget, "basket_restored")
    part(second, QPushButton, "basket_continue").click()
    assert not notice.isVisible()
    assert len(second.controller.basket.units) == 3
    second.window().close()
    third = _next_page(open_window, catalogue, qtbot)
    part(third, QPushButton, "basket_discard").click()
    assert not third.controller.now.has_photo
    third.undo_own()
    assert len(third.controller.basket.units) == 3
    third.redo_own()
    third.window().close()
    fourth = _next_page(open_window, catalogue, qtbot)
    assert not fourth.controller.now.has_photo
    assert not part(fourth, QWidget, "basket_restored").isVisible()


def test_another_catalogue_has_another_basket(
    page: BasketPage, window: MainWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _settle(page, qtbot)
    with qtbot.waitSignal(window.client.ready):
        window.opener.open(tmp_path / "Other shop", create=True)
    _settle(page, qtbot)
    assert not page.controller.now.has_photo
    assert page.own_undo().undo is None
    with qtbot.waitSignal(page._keeper.restored):
        window.opener.open(catalogue)
    assert len(page.controller.basket.units) == 3


def test_a_photo_that_comes_first_leaves_the_basket_for_the_next_start(
    page: BasketPage,
    window: MainWindow,
    open_window: OpenWindow,
    catalogue: Path,
    photo: Path,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    _settle(page, qtbot)
    window.close()
    second = show_basket(open_window(catalogue))
    with qtbot.waitSignal(second.controller.counted):
        second.search([photo])
    _settle(second, qtbot)
    suffixes = _files(tmp_path)
    assert suffixes.count(".json") == len([one for one in suffixes if one == ".jpg"])


def test_a_search_that_was_interrupted_is_made_again(
    page: BasketPage, boxes: list[Region], open_window: OpenWindow, catalogue: Path, qtbot: QtBot
) -> None:
    _settle(page, qtbot)
    page.controller.change(lambda basket: basket.without(basket.rows[0].product.id), Message("x"))
    page.controller._counting._uncounted.add((page.controller.now.photo_id, 0))
    page.controller.change(lambda basket: basket.deleted(2), Message("x"))
    _end(page, qtbot)
    after = show_basket(open_window(catalogue))
    qtbot.waitUntil(lambda: len(after.controller.basket.units) == len(boxes))


def test_nothing_is_kept_if_the_settings_forbid_it(
    open_window: OpenWindow,
    catalogue: Path,
    photo: Path,
    boxes: list[Region],
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    assert boxes
    settings = Settings(language="en", theme="light", device="cpu", keep_answers=False)
    page = show_basket(open_window(catalogue, settings))
    with qtbot.waitSignal(page.controller.counted):
        page.search([photo])
    _settle(page, qtbot)
    assert _files(tmp_path) == []
    preferences = page._keeper._preferences
    preferences.change(keep_answers=True)
    qtbot.waitUntil(lambda: ".jpg" in _files(tmp_path))
    _settle(page, qtbot)
    preferences.change(keep_answers=False)
    qtbot.waitUntil(lambda: _files(tmp_path) == [])


def test_a_damaged_photo_is_told(
    page: BasketPage, open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    _end(page, qtbot)
    (photo,) = (tmp_path / "data" / FOLDER_NAME).rglob("*.jpg")
    photo.write_bytes(b"no photo")
    after = _next_page(open_window, catalogue, qtbot)
    assert "is damaged" in after._keeper._told
    assert not after.controller.now.has_photo


@pytest.mark.parametrize("count", [1, 3])
def test_a_photo_is_written_once(
    page: BasketPage, tmp_path: Path, qtbot: QtBot, count: int
) -> None:
    for _ in range(count):
        page.controller.change(lambda basket: basket.plus(basket.rows[0].product.id), Message("x"))
        _settle(page, qtbot)
    assert _files(tmp_path) == [".jpg", ".json", ".lock"]
