"""A keyboard scanner on every page of the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.camera.camera_preview import CameraPreview
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.catalogue.page import CataloguePage
from desktop_app.ui.shell.keyboard_scanner import KeyboardScanner
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.widgets.search_box import SearchBox
from desktop_app.ui.widgets.single_key_shortcuts import MAX_GAP_MS
from tests.ui.parts import find_page, part
from tests.ui.scanner import scan

_NO_MODIFIER = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _scanner(qapp: QApplication) -> Iterator[None]:
    scanner = KeyboardScanner(qapp)
    yield
    qapp.removeEventFilter(scanner)
    scanner.deleteLater()


def searched(window: MainWindow) -> str:
    page = part(window, QStackedWidget, "pages").currentWidget()
    assert page is not None
    return part(page, SearchBox, "search_box").text()


def test_find_searches_for_it(window: MainWindow, qtbot: QtBot) -> None:
    scan(window, "4006381333931")
    qtbot.waitUntil(lambda: searched(window) == "4006381333931")


def test_the_audit_page_hands_it_to_find(window: MainWindow, qtbot: QtBot) -> None:
    part(window, QAction, "command_audit").trigger()
    qtbot.wait(2 * MAX_GAP_MS)
    scan(window, "1M2L3VD 4")
    assert part(window, QStackedWidget, "pages").currentWidget() is find_page(window)
    qtbot.waitUntil(lambda: searched(window) == "1M2L3VD 4")


def test_the_catalogue_page_lists_it(window: MainWindow, qtbot: QtBot) -> None:
    part(window, QAction, "command_catalogue").trigger()
    page = part(window, CataloguePage)
    page.list.views.setFocus()
    scan(window, "SKU-2")
    qtbot.waitUntil(lambda: searched(window) == "SKU-2")
    assert part(window, QStackedWidget, "pages").currentWidget() is page
    # Also while the focus is outside of the page.
    part(window, QToolButton, "page_find").setFocus()
    scan(window, "SKU-3")
    qtbot.waitUntil(lambda: searched(window) == "SKU-3")


def test_a_field_for_gtins_takes_it(window: MainWindow, qtbot: QtBot) -> None:
    part(window, QAction, "command_catalogue").trigger()
    page = part(window, CataloguePage)
    page.show_product(1)
    field = part(page, QLineEdit, "field_gtin")
    qtbot.waitUntil(field.isVisible)
    field.setFocus()
    scan(window, "]C101040063813339311710260101")
    assert field.text() == "04006381333931"
    field.setText("")
    scan(window, "4006381333931")
    assert field.text() == "4006381333931"


def test_blanks_in_a_scan_take_no_photo(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[bool] = []
    monkeypatch.setattr(CameraView, "capture", lambda _: taken.append(True))
    camera = part(find_page(window), CameraView)
    camera.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Space, _NO_MODIFIER, " "))
    assert len(taken) == 1
    part(find_page(window), CameraPreview).setFocus()
    scan(window, "AB 12 C")
    qtbot.waitUntil(lambda: searched(window) == "AB 12 C")
    assert len(taken) == 1
