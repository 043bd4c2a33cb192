"""The list of stock takes, with the keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QMessageBox, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.actor import Actor
from desktop_app.domain.stock_take import StockTake
from desktop_app.ui.stock.take.take_list import TakeList
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part

_TAKES = [
    StockTake(number, name, number, Actor("Anna", "office"), "2026-11-21T16:00:00Z")
    for number, name in ((3, "Aisle\n3"), (2, ""), (1, "Store-room"))
]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    """Return what the list is in."""
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(900, 600)
    return page


@pytest.fixture
def takes(page: QWidget, qtbot: QtBot, theme: Theme) -> TakeList:
    """Return the list with three stock takes."""
    shown = TakeList(theme, page)
    shown.resize(page.size())
    shown.show_takes(_TAKES)
    with qtbot.waitExposed(page):
        page.show()
    return shown


def test_the_newest_one_is_continued_with_enter(takes: TakeList, qtbot: QtBot) -> None:
    takes.focus_start()
    table = part(takes, QTableView, "stock_take_table")
    model = table.model()
    assert [model.index(row, 0).data() for row in range(3)] == [
        "Aisle 3",
        "Stock take 2",
        "Store-room",
    ]
    with qtbot.waitSignal(takes.take_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert chosen.args == [3]


def test_the_selected_one_stays_selected(takes: TakeList, qtbot: QtBot) -> None:
    part(takes, QTableView, "stock_take_table").selectRow(2)
    takes.show_takes(_TAKES[1:])
    with qtbot.waitSignal(takes.take_chosen) as chosen:
        part(takes, QPushButton, "stock_continue").click()
    assert chosen.args == [1]


def test_one_is_removed_after_a_question(takes: TakeList, qtbot: QtBot) -> None:
    part(takes, QPushButton, "stock_remove").click()
    question = part(takes, QMessageBox, "stock_remove_question")
    assert "“Aisle 3”" in question.text()
    with qtbot.waitSignal(takes.take_removed) as removed:
        question.buttons()[0].click()
    assert removed.args == [3]


def test_without_any_the_place_is_asked_for(takes: TakeList) -> None:
    takes.show_takes([])
    assert part(takes, QLabel, "stock_no_takes_title").isVisible()
    assert not part(takes, QPushButton, "stock_continue").isVisible()
    takes.show_names("Anna ", " Shelf 3")
    assert (takes.author, takes.place) == ("Anna", "Shelf 3")
    takes.focus_start()
    assert takes.window().focusWidget() is part(takes, QLineEdit, "stock_place")
