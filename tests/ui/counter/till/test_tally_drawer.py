from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.counter.till.tally_drawer import TallyDrawer
from desktop_app.ui.till.current_tally import CurrentTally
from tests.engine.counter.accepted import CUP, accepted
from tests.ui.parts import part


@pytest.fixture
def drawer(qtbot: QtBot, english: None) -> Iterator[TallyDrawer]:
    drawer = TallyDrawer(QLabel("The answer"), CurrentTally())
    qtbot.addWidget(drawer)
    drawer.show()
    yield drawer
    drawer.close()


def bar(drawer: TallyDrawer) -> QPushButton:
    return part(drawer, QPushButton, "tally_bar")


def test_the_sum_is_below_the_answer_once_there_is_one(drawer: TallyDrawer) -> None:
    assert not bar(drawer).isVisible()
    drawer.add(accepted(CUP))
    drawer.add(accepted(CUP))
    assert bar(drawer).isVisible()
    assert bar(drawer).text().replace("\N{NO-BREAK SPACE}", " ") == "2 products · Sum: 9.00 EUR (T)"
    assert not drawer.panel.isVisible()


def test_the_tally_is_opened_and_closed(drawer: TallyDrawer) -> None:
    drawer.add(accepted(CUP))
    bar(drawer).click()
    assert drawer.panel.isVisible()
    assert bar(drawer).text() == "Close the list (T)"
    drawer.show_answer()
    assert not drawer.panel.isVisible()


def test_the_next_customer_closes_the_list(drawer: TallyDrawer, qtbot: QtBot) -> None:
    drawer.add(accepted(CUP))
    bar(drawer).click()
    with qtbot.waitSignal(drawer.left):
        part(drawer, QPushButton, "tally_next").click()
    assert not drawer.is_open
    assert not drawer.panel.isVisible()


def test_an_emptied_tally_can_be_brought_back(drawer: TallyDrawer) -> None:
    drawer.add(accepted(CUP))
    drawer.panel.start_next_customer()
    assert bar(drawer).isVisible()
    drawer.panel.undo()
    assert drawer.panel.customer.now.piece_count == 1
