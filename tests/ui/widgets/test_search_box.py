"""The search box: what is typed is searched for after a moment."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.search_box import SearchBox


@pytest.fixture
def box(theme: Theme, qtbot: QtBot) -> SearchBox:
    box = SearchBox(theme)
    qtbot.addWidget(box)
    return box


def test_words_are_entered_once_after_several_keys(box: SearchBox, qtbot: QtBot) -> None:
    entered: list[str] = []
    box.words_entered.connect(entered.append)
    with qtbot.waitSignal(box.words_entered):
        QTest.keyClicks(box, " mug ")
    assert entered == ["mug"]


def test_enter_enters_at_once_and_goes_to_the_results(box: SearchBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "mug")
    with qtbot.waitSignals([box.words_entered, box.left], order="strict"):
        QTest.keyClick(box, Qt.Key.Key_Return)


def test_down_goes_to_the_results(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.waitSignal(box.left), qtbot.assertNotEmitted(box.words_entered):
        QTest.keyClick(box, Qt.Key.Key_Down)


def test_escape_clears_the_box_and_then_leaves_it(box: SearchBox, qtbot: QtBot) -> None:
    QTest.keyClicks(box, "mug")
    QTest.keyClick(box, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(box.left), qtbot.waitSignal(box.words_entered) as entered:
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert (entered.args, box.text()) == ([""], "")
    with qtbot.waitSignal(box.left):
        QTest.keyClick(box, Qt.Key.Key_Escape)


def test_words_that_are_shown_are_not_searched_for_again(box: SearchBox, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(box.words_entered, wait=150):
        box.show_words("mug")
    assert box.text() == "mug"


def test_the_box_has_a_name_for_screen_readers(box: SearchBox, english: None) -> None:
    assert box.accessibleName() == "Search products"
    assert box.placeholderText() == "Name, brand, SKU or GTIN"


def test_the_button_in_the_box_has_an_accessible_name(box: SearchBox) -> None:
    names = []
    for button in box.findChildren(QToolButton):
        interface = QAccessible.queryAccessibleInterface(button)
        assert interface is not None
        names.append(interface.text(QAccessible.Text.Name))
    assert "Search products" in names
