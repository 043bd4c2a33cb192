"""The basket page with an empty catalogue, and with names that are no plain words."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Hit
from desktop_app.domain.basket import Basket
from desktop_app.domain.region import Region
from desktop_app.engine.counter.customer_tally import write_tally
from desktop_app.errors import Message
from desktop_app.ui.basket.basket_list import BasketList
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.basket.conftest import show_basket
from tests.ui.conftest import OpenWindow
from tests.ui.parts import part

_NAMES = ("<b>Bold</b>&amp;", "bell\x07\x1b[31m", "L" * 5000, "שלום\u202e", "😀 =1+1")


def _with_unboxed(hit: Hit, basket: Basket) -> Basket:
    return basket.with_unboxed(hit)


def test_names_stay_plain_text_in_one_line(page: BasketPage, tmp_path: Path) -> None:
    controller = page.controller
    (product, *_) = (row.product for row in controller.basket.rows)
    for number, name in enumerate(_NAMES, 1):
        hostile = Hit(replace(product, id=100 + number, sku=f"S{number}", name=name), None, 0.5)
        controller.change(partial(_with_unboxed, hostile), Message("x"))
    model = part(page, BasketList).model()
    texts = [model.index(row, 1).data() for row in range(model.rowCount())]
    assert "<b>Bold</b>&amp;\nS1" in texts
    assert "bell [31m\nS2" in texts
    part(page, QPushButton, "basket_copy").click()
    assert len(QApplication.clipboard().text().splitlines()) == model.rowCount() + 2
    for suffix in (".csv", ".xlsx"):
        write_tally(controller.basket.tally, tmp_path / f"list{suffix}")
        assert (tmp_path / f"list{suffix}").stat().st_size
    part(page, QPushButton, "basket_send").click()
    controller.change(lambda basket: basket.without(103).without(104), Message("x"))
    removed = part(page, QLabel, "basket_removed_text").text()
    assert len(removed) < 200
    assert "\u2068שלום" in removed


def test_a_catalogue_without_pictures_says_so(
    open_window: OpenWindow, boxes: list[Region], photo: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    assert boxes
    window: MainWindow = open_window()
    with qtbot.waitSignal(window.client.ready):
        window.opener.open(tmp_path / "empty", create=True)
    page = show_basket(window)
    with qtbot.waitSignal(page.notice_raised) as raised:
        page.search([photo])
    assert raised.args is not None
    assert "no pictures" in raised.args[0].message.template
    assert len(page.controller.basket.unknown) == 3
