"""Products of the find page are accepted with the keys of the counter."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.answer import Hit
from desktop_app.domain.product import Product
from desktop_app.errors import VitrineError
from desktop_app.settings import AcceptAction, Settings
from desktop_app.ui.find.acceptance import HitAcceptance, accepted_text
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import grid_of, product_names, text_of
from tests.ui.parts import find_page, part

OpenWindow = Callable[..., MainWindow]
HIT = Hit(Product(1, "A-1", name="Apple", gtin="4006381333931"), None, 0.9)


def acceptance_of(window: MainWindow) -> HitAcceptance:
    found = find_page(window).findChild(HitAcceptance)
    assert found is not None
    return found


def copied(window: MainWindow, qtbot: QtBot, press: Callable[[], Any]) -> str:
    """Return what an acceptance copies."""
    QGuiApplication.clipboard().setText("before")
    with qtbot.waitSignal(acceptance_of(window).accepted):
        press()
    return QGuiApplication.clipboard().text()


def sku(name: str) -> str:
    return f"P-{name[-1]}"


def test_enter_accepts_the_first_product_and_says_so(answered: MainWindow, qtbot: QtBot) -> None:
    grid = grid_of(answered)
    assert copied(answered, qtbot, lambda: QTest.keyClick(grid, Qt.Key.Key_Return)) == "P-2"
    assert answered.statusBar().currentMessage() == "Accepted: Product 2. Copied: P-2"


def test_a_number_accepts_another_product(answered: MainWindow, qtbot: QtBot) -> None:
    third = product_names(answered)[2]
    camera_button = part(answered, QPushButton, "show_camera")
    camera_button.setFocus()
    pressed = copied(answered, qtbot, lambda: QTest.keyClick(camera_button, Qt.Key.Key_3))
    assert pressed == sku(third)
    assert grid_of(answered).currentIndex().row() == 2
    assert text_of(answered, "detail_name") == third


def test_enter_accepts_the_product_that_the_arrow_keys_have_chosen(
    answered: MainWindow, qtbot: QtBot
) -> None:
    QTest.keyClick(grid_of(answered), Qt.Key.Key_Right)
    second = product_names(answered)[1]
    pressed = copied(answered, qtbot, lambda: QTest.keyClick(grid_of(answered), Qt.Key.Key_Enter))
    assert pressed == sku(second)


def test_enter_presses_a_focused_button(answered: MainWindow, qtbot: QtBot) -> None:
    similar = part(answered, QPushButton, "detail_similar")
    similar.setFocus()
    accepted = acceptance_of(answered).accepted
    with qtbot.assertNotEmitted(accepted), qtbot.waitSignal(similar.clicked):
        QTest.keyClick(similar, Qt.Key.Key_Return)


def test_enter_accepts_after_a_click_on_a_button(answered: MainWindow, qtbot: QtBot) -> None:
    grid_of(answered).setFocus()
    copy = part(answered, QPushButton, "detail_copy")
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    focused = QApplication.focusWidget()
    assert focused is grid_of(answered)
    assert copied(answered, qtbot, lambda: QTest.keyClick(grid_of(answered), Qt.Key.Key_Return))


def test_keys_of_the_search_box_are_text(answered: MainWindow, qtbot: QtBot) -> None:
    box = part(answered, QLineEdit, "search_box")
    box.setFocus()
    with qtbot.assertNotEmitted(acceptance_of(answered).accepted, wait=100):
        QTest.keyClicks(box, "Product 2", delay=50)
    assert box.text() == "Product 2"


def test_a_product_that_words_find_is_accepted(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(product_names(window)) == 6)
    box = part(window, QLineEdit, "search_box")
    box.setFocus()
    box.setText("Product 4")
    qtbot.waitUntil(lambda: product_names(window) == ["Product 4"])
    QTest.keyClick(box, Qt.Key.Key_Return)
    grid = grid_of(window)
    assert grid.hasFocus()
    assert copied(window, qtbot, lambda: QTest.keyClick(grid, Qt.Key.Key_Return)) == "P-4"


def test_escape_goes_back_step_by_step(answered: MainWindow, qtbot: QtBot) -> None:
    grid = grid_of(answered)
    QTest.keyClick(grid, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: text_of(answered, "answer_title") == "Similar products")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: text_of(answered, "answer_title") == "Match")
    QTest.keyClick(grid, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: text_of(answered, "answer_title") == "My shop")


def test_the_catalogue_has_nothing_to_accept(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(product_names(window)) == 6)
    grid_of(window).setFocus()
    with qtbot.assertNotEmitted(acceptance_of(window).accepted, wait=100):
        QTest.keyClick(grid_of(window), Qt.Key.Key_1)


def test_a_key_pressed_during_a_search_accepts_nothing(
    answered: MainWindow, photo: Path, qtbot: QtBot
) -> None:
    page = find_page(answered)
    with (
        qtbot.assertNotEmitted(acceptance_of(answered).accepted, wait=100),
        qtbot.waitSignal(page.answer_shown),
    ):
        page.search([photo])
        QTest.keyClick(grid_of(answered), Qt.Key.Key_Return)


def test_space_captures_from_a_focused_button(
    open_window: OpenWindow, catalogue: Path, photo: Path, qtbot: QtBot
) -> None:
    # A picture stands in for a camera, as a video would.
    window = open_window(catalogue, Settings(language="en", device="cpu", camera=str(photo)))
    page = find_page(window)
    part(window, QPushButton, "show_camera").click()
    capture = part(window, QPushButton, "camera_capture")
    qtbot.waitUntil(capture.isEnabled, timeout=10_000)
    with qtbot.waitSignal(page.answer_shown):
        QTest.keyClick(grid_of(window), Qt.Key.Key_Space)
    assert part(window, QWidget, "photo_area").isVisible()
    copy = part(window, QPushButton, "detail_copy")
    copy.click()
    copy.setFocus()
    QGuiApplication.clipboard().setText("something else")
    # The picture is frozen for a moment after a capture.
    qtbot.waitUntil(lambda: not part(window, QWidget, "camera_picture").is_frozen())  # type: ignore[attr-defined]
    with qtbot.waitSignal(page.answer_shown):
        QTest.keyClick(copy, Qt.Key.Key_Space)
    assert QGuiApplication.clipboard().text() == "something else"
    assert copied(window, qtbot, lambda: QTest.keyClick(grid_of(window), Qt.Key.Key_Return))


@pytest.mark.parametrize(
    ("action", "template", "text"),
    [
        ("copy", "", "A-1"),
        ("copy", "{gtin}", "4006381333931"),
        ("type", r"{sku}\t{name}", "A-1\tApple"),
        ("table", "{gtin}", "A-1"),
        ("post", "{gtin}", "A-1"),
        ("none", "{gtin}", "A-1"),
    ],
)
def test_the_text_is_that_of_the_till(action: AcceptAction, template: str, text: str) -> None:
    settings = Settings(accept_action=action, till_template=template)
    assert accepted_text(HIT, "match", settings) == text


def test_a_product_without_the_value_is_not_copied() -> None:
    settings = Settings(till_template="{price}")
    with pytest.raises(VitrineError, match="Apple has no price"):
        accepted_text(HIT, "match", settings)
