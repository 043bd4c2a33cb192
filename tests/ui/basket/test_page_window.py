"""The basket page in its window: Tab order, names, camera, files, small screens."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.basket.basket_list import BasketList
from desktop_app.ui.basket.page import BasketPage
from desktop_app.ui.boxes.box_view import BoxView
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.shell.main_window import MainWindow
from tests.ui.basket.conftest import command
from tests.ui.parts import part


def test_tab_reaches_every_part_and_each_has_a_name(page: BasketPage) -> None:
    page.controller.select((1,))
    first: QWidget = part(page, BoxView)
    first.setFocus()
    reached: list[QWidget] = []
    focused: QWidget | None = first
    while focused is not None and focused not in reached:
        reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
    names = {widget.objectName() for widget in reached}
    assert {
        *("basket_photo", "basket_open", "basket_draw", "basket_list", "basket_candidates"),
        *("search_box", "basket_unknown", "basket_delete", "basket_send", "basket_clear"),
    } <= names
    inside = [widget for widget in reached if page.isAncestorOf(widget)]
    unnamed = [
        widget.objectName()
        for widget in inside
        if not widget.accessibleName() and not (isinstance(widget, QPushButton) and widget.text())
    ]
    assert unnamed == []


def test_plus_and_minus_work_in_the_list(page: BasketPage, qtbot: QtBot) -> None:
    rows = part(page, BasketList)
    rows.setFocus()
    rows.selectRow(1)
    QTest.keyClick(rows, Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: page.controller.basket.rows[1].count == 2)
    QTest.keyClick(rows, Qt.Key.Key_Minus)
    qtbot.waitUntil(lambda: page.controller.basket.rows[1].count == 1)
    rows.selectRow(0)
    QTest.keyClick(rows, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(page.controller.basket.rows) == 1)


def test_a_captured_photo_is_counted_and_space_shows_the_camera_again(
    page: BasketPage, qtbot: QtBot
) -> None:
    camera = part(page, CameraView)
    page.show_camera(True)
    assert camera.isVisible()
    with qtbot.waitSignal(page.controller.counted):
        camera.photo_captured.emit(np.full((120, 160, 3), 200, np.uint8))
    assert not camera.isVisible()
    QTest.keyClick(page, Qt.Key.Key_Space)
    qtbot.waitUntil(camera.isVisible)
    command(page.window(), "find")  # type: ignore[arg-type]
    command(page.window(), "basket")  # type: ignore[arg-type]
    assert part(page, BoxView).isVisible()


@pytest.mark.parametrize("name", ["list.csv", "list.xlsx", "list"])
def test_the_list_is_saved(
    page: BasketPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    answer = (str(tmp_path / name), "CSV tables (*.csv)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: answer)
    with qtbot.waitSignal(page.status_message):
        part(page, QPushButton, "basket_save").click()
    file = tmp_path / (name if "." in name else f"{name}.csv")
    assert file.stat().st_size > 0


def test_the_page_fits_a_small_window(page: BasketPage, window: MainWindow) -> None:
    window.resize(640, 400)
    assert window.minimumSizeHint().width() <= 640
    assert window.width() == 640
