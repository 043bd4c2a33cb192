"""Baskets at the till: tally, answers, and what is sent after a change."""

from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.kept_answer import AnswerFilter, KeptAnswer
from desktop_app.errors import Message
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.counter.history.history_client import AnswerHistoryClient
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.parts import part

_TITLE = Message("Change of a count")


def _tally(page: BasketPage) -> list[tuple[str, int]]:
    lines = page._tally_keeper.tally.now.lines
    return [(line.accepted.product.sku, line.count) for line in lines]


def _plus(page: BasketPage, row: int = 0) -> None:
    page.controller.change(lambda basket: basket.plus(basket.rows[row].product.id), _TITLE)


def _send(page: BasketPage) -> QPushButton:
    return part(page, QPushButton, "basket_send")


def test_what_is_sent_is_in_the_tally_and_in_the_answers(
    page: BasketPage, window: MainWindow, qtbot: QtBot
) -> None:
    _send(page).click()
    assert _tally(page) == [("P-1", 2), ("P-2", 1)]
    history = part(window, AnswerHistoryClient)
    found: list[list[KeptAnswer]] = []
    history.read(lambda kept: kept.find(AnswerFilter(), limit=9)).on_success(found.append)
    qtbot.waitUntil(lambda: bool(found))
    assert sorted(one.chosen.sku for one in found[0] if one.chosen) == ["P-1", "P-1", "P-2"]
    assert all(one.has_photo for one in found[0])
    assert {one.customer for one in found[0]} == {page._tally_keeper.tally.customer.number}


def test_only_what_is_new_is_sent_after_a_change(page: BasketPage) -> None:
    _send(page).click()
    _plus(page)
    assert _send(page).text() == "Send 1 more to the till"
    _send(page).click()
    assert QApplication.clipboard().text() == "P-1"
    assert _tally(page) == [("P-1", 3), ("P-2", 1)]
    assert _send(page).text() == "Sent to the till"
    assert not _send(page).isEnabled()


def test_what_was_sent_and_is_gone_is_to_be_taken_off(page: BasketPage) -> None:
    bar = part(page, QWidget, "basket_removed")
    _send(page).click()
    assert not bar.isVisible()
    page.controller.change(lambda basket: basket.deleted(2), _TITLE)
    assert bar.isVisible()
    assert "1 × Product 2" in part(page, QLabel, "basket_removed_text").text()
    assert not _send(page).isEnabled()
    page.undo_own()
    assert not bar.isVisible()
    assert not _send(page).isEnabled()
    page.redo_own()
    part(page, QPushButton, "basket_taken_off").click()
    assert not bar.isVisible()
    assert _tally(page) == [("P-1", 2)]
    page.undo_own()
    assert _send(page).text() == "Send 1 more to the till"


def test_the_next_photo_is_the_next_customer(page: BasketPage, photo: Path, qtbot: QtBot) -> None:
    tally = page._tally_keeper.tally
    _send(page).click()
    first = tally.customer.number
    with qtbot.waitSignal(page.controller.counted):
        page.search([photo])
    _plus(page)
    assert tally.customer.number == first
    _send(page).click()
    assert tally.customer.number > first
    assert _tally(page) == [("P-1", 3), ("P-2", 1)]
    page.undo_own()
    page.undo_own()
    _plus(page)
    _send(page).click()
    # The customer before is not the one whose tally is shown.
    assert page._sale.sent.customer == first
    assert _tally(page) == [("P-1", 3), ("P-2", 1)]


def test_without_an_output_nothing_is_sent(page: BasketPage, qtbot: QtBot) -> None:
    page._keeper._preferences.change(accept_action="none")
    with qtbot.waitSignal(page.failed):
        _send(page).click()
    assert _tally(page) == []
    assert _send(page).isEnabled()
