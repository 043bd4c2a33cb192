"""What the pages with photos of many products have in common, on the panel of the basket."""

from typing import cast

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.basket.photo_panel import PhotoPanel
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.style.theme import Theme
from tests.ui.parts import part


@pytest.fixture
def camera() -> QWidget:
    return QWidget()


@pytest.fixture
def source(camera: QWidget, theme: Theme, english: None, qtbot: QtBot) -> PhotoPanel:
    source = PhotoPanel(cast("CameraView", camera), theme)
    qtbot.addWidget(source)
    return source


def test_opening_a_photo_is_the_primary_button_only_while_nothing_is_shown(
    source: PhotoPanel,
) -> None:
    open_button = part(source, QPushButton, "basket_open")
    assert open_button.property("role") == "primary"
    source.show_photo(has_photo=True)
    assert open_button.property("role") == ""
    source.show_photo(has_photo=False)
    assert open_button.property("role") == "primary"


def test_the_camera_button_tells_whether_the_live_picture_is_shown(
    source: PhotoPanel, camera: QWidget
) -> None:
    views = part(source, QStackedWidget, "basket_photo_views")
    camera_button = part(source, QPushButton, "basket_camera")
    source.show_camera()
    assert views.currentWidget() is camera
    assert camera_button.isChecked()
    source.show_photo(has_photo=True)
    assert not source.shows_camera
    assert not camera_button.isChecked()


def test_the_line_tells_where_photos_go_while_they_are_dragged(source: PhotoPanel) -> None:
    line = part(source, QLabel, "basket_line")
    before = line.text()
    source.show_drop_target(True)
    assert line.text() == "Drop the photo to count the products in it."
    source.show_busy(True)
    assert line.text() == "Drop the photo to count the products in it."
    source.show_drop_target(False)
    assert line.text() == "Searching…"
    source.show_busy(False)
    assert line.text() == before


def test_buttons_ask_for_photos(source: PhotoPanel, qtbot: QtBot) -> None:
    for name, signal in (
        ("basket_open", source.open_requested),
        ("basket_paste", source.paste_requested),
        ("basket_camera", source.camera_toggled),
    ):
        with qtbot.waitSignal(signal):
            part(source, QPushButton, name).click()
