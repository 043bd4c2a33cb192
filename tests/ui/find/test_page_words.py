"""Search by words on the find page, alone and together with a photo."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.search_box import SearchBox
from tests.ui.find.page_parts import grid_of, product_names, text_of
from tests.ui.parts import find_page, part


@pytest.fixture
def box(window: MainWindow, qtbot: QtBot) -> SearchBox:
    qtbot.waitUntil(lambda: len(product_names(window)) == 6)
    return part(window, SearchBox, "search_box")


def enter(box: QLineEdit, text: str) -> None:
    box.clear()
    QTest.keyClicks(box, text)


def test_ctrl_f_goes_to_the_box(window: MainWindow, box: SearchBox, qtbot: QtBot) -> None:
    grid_of(window).setFocus()
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(box.hasFocus)


def test_what_is_typed_is_found(window: MainWindow, box: SearchBox, qtbot: QtBot) -> None:
    enter(box, "3 prod")
    qtbot.waitUntil(lambda: product_names(window) == ["Product 3"])
    assert text_of(window, "answer_title") == "Search results"
    assert text_of(window, "verdict_sentence") == "for “3 prod”"
    assert text_of(window, "result_count") == "1 product"
    QTest.keyClick(box, Qt.Key.Key_Return)
    assert grid_of(window).hasFocus()
    assert text_of(window, "detail_name") == "Product 3"


def test_similar_spellings_are_named_as_such(
    window: MainWindow, box: SearchBox, qtbot: QtBot
) -> None:
    enter(box, "prodct 3")
    qtbot.waitUntil(lambda: product_names(window) == ["Product 3"])
    assert "Similar spellings" in text_of(window, "verdict_sentence")


def test_nothing_found_is_said(window: MainWindow, box: SearchBox, qtbot: QtBot) -> None:
    enter(box, "<b>qwertz</b>")
    qtbot.waitUntil(lambda: product_names(window) == [])
    title = part(window, QLabel, "result_note_title")
    assert title.text() == "No product matches “<b>qwertz</b>”"
    assert title.textFormat() == Qt.TextFormat.PlainText


def test_clearing_the_box_and_going_back_show_the_catalogue(
    window: MainWindow, box: SearchBox, qtbot: QtBot
) -> None:
    enter(box, "3")
    qtbot.waitUntil(lambda: len(product_names(window)) == 1)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(product_names(window)) == 6)
    enter(box, "4")
    qtbot.waitUntil(lambda: len(product_names(window)) == 1)
    QTest.keyClick(grid_of(window), Qt.Key.Key_Backspace)
    assert (len(product_names(window)), box.text()) == (6, "")


def test_words_narrow_the_answer_for_a_photo(
    window: MainWindow, box: SearchBox, photo: Path, qtbot: QtBot
) -> None:
    page = find_page(window)
    with qtbot.waitSignal(page.answer_shown):
        page.search([photo])
    assert product_names(window)[0] == "Product 2"
    with qtbot.waitSignal(page.answer_shown):
        enter(box, "4")
    assert product_names(window) == ["Product 4"]
    assert text_of(window, "answer_title") in {"Unknown", "Check"}
    with qtbot.waitSignal(page.answer_shown):
        enter(box, "qwertz")
    assert product_names(window) == []
    assert text_of(window, "verdict_sentence") == "No product with a picture matches “qwertz”."
    with qtbot.waitSignal(page.answer_shown):
        QTest.keyClick(box, Qt.Key.Key_Escape)
    assert len(product_names(window)) == 6


def test_a_photo_is_searched_for_among_the_products_with_the_words(
    window: MainWindow, box: SearchBox, photo: Path, qtbot: QtBot
) -> None:
    enter(box, "4")
    qtbot.waitUntil(lambda: product_names(window) == ["Product 4"])
    page = find_page(window)
    with qtbot.waitSignal(page.answer_shown):
        page.search([photo])
    assert (product_names(window), box.text()) == (["Product 4"], "4")
    QTest.keyClick(grid_of(window), Qt.Key.Key_Backspace)
    assert box.text() == ""
    with qtbot.waitSignal(page.answer_shown):
        page.search([photo])
    assert len(product_names(window)) == 6
