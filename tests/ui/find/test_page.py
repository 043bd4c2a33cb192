"""The find page as a whole: answer, keyboard, detail pane, camera."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFrame,
    QPushButton,
    QSlider,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.find.page_parts import chip_of, grid_of, product_names, text_of
from tests.ui.parts import find_page, part

OpenWindow = Callable[..., MainWindow]


def test_a_ready_catalogue_shows_its_products(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(product_names(window)) == 6)
    assert product_names(window)[0] == "Product 0"
    assert text_of(window, "answer_title") == "My shop"
    assert text_of(window, "result_count") == "6 products"
    assert not part(window, QSlider, "cut_off").isVisible()


def test_an_answer_shows_verdict_category_and_hits(
    answered: MainWindow,
) -> None:
    assert product_names(answered)[0] == "Product 2"
    assert part(answered, QFrame, "verdict").property("verdict") == "match"
    assert text_of(answered, "answer_title") == "Match"
    assert "Product 2" in text_of(answered, "verdict_sentence")
    assert re.fullmatch(r"Category: Toys \((99|100)%\)", chip_of(answered).text())
    assert text_of(answered, "detail_name") == "Product 2"
    assert text_of(answered, "detail_price") == "2.50\N{NO-BREAK SPACE}EUR"
    assert re.match(r"Score (99|100)% · cosine 1.000 · ", text_of(answered, "detail_evidence"))


def test_results_are_used_with_the_keyboard_only(answered: MainWindow, qtbot: QtBot) -> None:
    grid = grid_of(answered)
    grid.setFocus()
    assert grid.currentIndex().row() == 0
    QTest.keyClick(grid, Qt.Key.Key_Right)
    second = product_names(answered)[1]
    assert text_of(answered, "detail_name") == second
    QTest.keyClick(grid, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == f"P-{second[-1]}"
    grid.hit_activated.emit(grid.current_hit)
    assert part(answered, QPushButton, "detail_confirm").hasFocus()
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: text_of(answered, "answer_title") == "Similar products")
    QTest.keyClick(grid, Qt.Key.Key_Backspace)
    assert text_of(answered, "answer_title") == "Match"
    assert text_of(answered, "detail_name") == second


def test_tab_reaches_every_control_and_each_has_an_accessible_name(answered: MainWindow) -> None:
    first = part(answered, QAbstractButton, "photo_area")
    first.setFocus()
    reached: list[QWidget] = []
    focused: QWidget | None = first
    while focused is not None and focused not in reached:
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    seen = {widget.objectName() for widget in reached}
    assert {
        "photo_area",
        "open_photo",
        "paste_photo",
        "show_camera",
        "back",
        "category_chip",
        "cut_off",
        "result_grid",
        "detail_picture",
        "detail_confirm",
        "detail_similar",
        "detail_copy",
        "detail_open",
    } <= seen
    for widget in reached:
        assert widget.accessibleName() or getattr(widget, "text", str)(), widget.objectName()


def test_a_tile_has_an_accessible_text(answered: MainWindow) -> None:
    index = grid_of(answered).model().index(0, 0)
    heard = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert re.fullmatch("Product 2, P-2, (99|100)%, 2.50\N{NO-BREAK SPACE}EUR", heard)


def test_the_context_menu_has_the_actions_of_the_detail_pane(answered: MainWindow) -> None:
    texts = [action.text() for action in grid_of(answered).actions()]
    assert texts == ["This is it", "Find similar", "Copy SKU", "Open picture"]
    assert grid_of(answered).contextMenuPolicy() == Qt.ContextMenuPolicy.ActionsContextMenu


def test_the_detail_pane_closes_and_opens(answered: MainWindow) -> None:
    pane = part(answered, QWidget, "detail_pane")
    command = part(answered, QAction, "command_details")
    answered.resize(1200, 700)
    assert pane.isVisible()
    assert command.isChecked()
    command.trigger()
    assert not pane.isVisible()
    command.trigger()
    assert pane.isVisible()
    assert command.isChecked()


def test_the_detail_pane_is_hidden_in_a_narrow_window(answered: MainWindow) -> None:
    pane = part(answered, QWidget, "detail_pane")
    answered.resize(1200, 700)
    answered.resize(760, 500)
    assert not pane.isVisible()
    answered.resize(1200, 700)
    assert pane.isVisible()


def test_space_takes_a_photo_with_the_camera(
    open_window: OpenWindow, catalogue: Path, tmp_path: Path, qtbot: QtBot, photo: Path
) -> None:
    # A picture stands in for a camera, as a video would.
    window = open_window(catalogue, Settings(language="en", device="cpu", camera=str(photo)))
    part(window, QAction, "command_camera").trigger()
    camera = part(window, CameraView)
    assert camera.isVisible()
    capture = part(camera, QPushButton, "camera_capture")
    qtbot.waitUntil(capture.isEnabled, timeout=10_000)
    grid_of(window).setFocus()
    with qtbot.waitSignal(find_page(window).answer_shown):
        QTest.keyClick(grid_of(window), Qt.Key.Key_Space)
    assert product_names(window)[0] == "Product 2"
    assert camera.isVisible()
    part(window, QPushButton, "show_camera").click()
    assert not camera.isVisible()
