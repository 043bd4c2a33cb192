"""The photo panel: position among several photos, camera and busy state."""

from typing import cast

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.find.photo_area import PhotoArea
from desktop_app.ui.find.photo_panel import PhotoPanel
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.photo_viewer import PhotoViewer
from tests.ui.find.page_parts import text_of
from tests.ui.parts import part


class FakeCamera(QWidget):
    """Records starts and stops."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: list[str] = []

    def start(self, source: str) -> None:
        self.calls.append(f"start {source}")

    def stop(self) -> None:
        self.calls.append("stop")


@pytest.fixture
def camera() -> FakeCamera:
    return FakeCamera()


@pytest.fixture
def panel(camera: FakeCamera, theme: Theme, english: None, qtbot: QtBot) -> PhotoPanel:
    panel = PhotoPanel(cast("CameraView", camera), theme)
    qtbot.addWidget(panel)
    return panel


def test_the_position_is_shown_for_several_photos_only(panel: PhotoPanel) -> None:
    steps = part(panel, QWidget, "photo_steps")
    panel.show_position(1, 1)
    assert not steps.isVisibleTo(panel)
    panel.show_position(2, 3)
    assert steps.isVisibleTo(panel)
    assert text_of(panel, "photo_position") == "Photo 2 of 3"


@pytest.mark.parametrize(
    ("position", "can_go_back", "can_go_on"), [(1, False, True), (2, True, True), (3, True, False)]
)
def test_the_steps_end_at_the_first_and_the_last_photo(
    panel: PhotoPanel, position: int, can_go_back: bool, can_go_on: bool
) -> None:
    panel.show_position(position, 3)
    assert part(panel, QToolButton, "previous_photo").isEnabled() is can_go_back
    assert part(panel, QToolButton, "next_photo").isEnabled() is can_go_on


def test_the_step_buttons_emit_the_direction(panel: PhotoPanel, qtbot: QtBot) -> None:
    panel.show_position(2, 3)
    for name, step in (("previous_photo", -1), ("next_photo", 1)):
        with qtbot.waitSignal(panel.step_requested) as signal:
            part(panel, QToolButton, name).click()
        assert signal.args == [step]


def test_the_camera_replaces_the_photo_and_stops_when_closed(
    panel: PhotoPanel, camera: FakeCamera
) -> None:
    button = part(panel, QPushButton, "show_camera")
    panel.show_camera(True, "0")
    assert (panel.shows_camera, button.text()) == (True, "Close camera")
    panel.show_camera(False)
    assert (panel.shows_camera, button.text()) == (False, "Camera")
    assert camera.calls == ["start 0", "stop"]


def test_the_photo_stays_below_the_live_picture(panel: PhotoPanel) -> None:
    area = part(panel, PhotoArea, "photo_area")
    panel.show_camera(True)
    assert not area.isVisibleTo(panel)
    panel.show_photo(QPixmap(40, 30))
    assert area.isVisibleTo(panel)
    assert panel.shows_camera
    panel.show_camera(False)
    panel.show_photo(QPixmap())
    assert area.isVisibleTo(panel)


def test_a_click_on_the_photo_enlarges_it(panel: PhotoPanel, qtbot: QtBot) -> None:
    area = part(panel, PhotoArea, "photo_area")
    with qtbot.waitSignal(panel.open_requested):
        area.click()
    panel.show_photo(QPixmap(40, 30))
    with qtbot.assertNotEmitted(panel.open_requested):
        area.click()
    viewer = part(panel, PhotoViewer)
    assert viewer.isVisible()
    part(viewer, QAbstractButton, "enlarged_photo").click()
    assert not viewer.isVisible()


def test_only_one_button_is_primary(panel: PhotoPanel) -> None:
    open_button = part(panel, QPushButton, "open_photo")
    assert open_button.property("role") == "primary"
    panel.show_camera(True)
    assert open_button.property("role") == ""
    panel.show_camera(False)
    assert open_button.property("role") == "primary"
    panel.show_photo(QPixmap(40, 30))
    assert open_button.property("role") == ""
