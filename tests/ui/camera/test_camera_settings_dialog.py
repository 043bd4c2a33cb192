"""The settings of a camera, chosen in the dialog while a clip plays as the camera."""

from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.camera_offer import CameraOffer
from desktop_app.settings import CameraSettings, Settings
from desktop_app.ui.camera.camera_reader import LiveFrame
from desktop_app.ui.camera.camera_settings_dialog import CameraSettingsDialog
from desktop_app.ui.camera.camera_settings_table import CameraSettingsTable
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.ui.camera.region_editor import RegionEditor
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.vision.camera import Camera
from tests.ui.camera.conftest import MakeView
from tests.ui.camera.fake_camera import RED, FakeCamera, is_live
from tests.ui.parts import part

# The quarters of the clip's picture: left above, right above, left below, right below.
QUARTERS = ((200, 30, 30), (30, 160, 30), (30, 30, 200), (200, 200, 30))


@pytest.fixture
def clip(tmp_path: Path) -> Path:
    """Return a video of two seconds, 160 x 90 pixels, each quarter in another colour."""
    file = tmp_path / "quarters.avi"
    frame = np.empty((90, 160, 3), np.uint8)
    for number, colour in enumerate(QUARTERS):
        top, left = number // 2 * 45, number % 2 * 80
        frame[top : top + 45, left : left + 80] = colour[::-1]
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, (160, 90))
    for _ in range(60):
        writer.write(frame)
    writer.release()
    return file


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(Settings(), tmp_path / "settings.toml")


@pytest.fixture
def view(make_view: MakeView, qtbot: QtBot, clip: Path, preferences: Preferences) -> CameraView:
    """Return a view that shows the clip."""
    table = CameraSettingsTable.of_preferences(preferences)
    view = make_view(Camera.open, tuple, table)
    view.start(str(clip))
    qtbot.waitUntil(lambda: is_live(view))
    return view


@pytest.fixture
def dialog(view: CameraView, qtbot: QtBot) -> CameraSettingsDialog:
    """Return the dialog, with a picture."""
    QTest.mouseClick(part(view, QPushButton, "camera_settings"), Qt.MouseButton.LeftButton)
    dialog = part(view, CameraSettingsDialog)
    with qtbot.waitSignal(view.frame_shown, check_params_cb=lambda frame: frame.whole is not None):
        pass
    return dialog


def next_frame(view: CameraView, qtbot: QtBot, settings: CameraSettings) -> LiveFrame:
    """Return the first frame with these settings."""
    frames: list[LiveFrame] = []
    view.frame_shown.connect(frames.append)
    qtbot.waitUntil(lambda: any(frame.settings == settings for frame in frames))
    return next(frame for frame in frames if frame.settings == settings)


def colours(frame: LiveFrame) -> list[int]:
    """Return which quarters of the clip are in the corners of a frame."""
    height, width = frame.pixels.shape[:2]
    rows, columns = (height // 4, height * 3 // 4), (width // 4, width * 3 // 4)
    corners = [frame.pixels[row, column] for row in rows for column in columns]
    table = np.asarray(QUARTERS, int)
    return [int(np.abs(table - corner).sum(axis=1).argmin()) for corner in corners]


def choose(box: QComboBox, row: int) -> None:
    box.setCurrentIndex(row)
    box.activated.emit(row)


def test_turning_and_mirroring_apply_to_what_is_shown_and_captured(
    dialog: CameraSettingsDialog, view: CameraView, qtbot: QtBot, preferences: Preferences
) -> None:
    choose(part(dialog, QComboBox, "camera_turn"), 1)
    (settings,) = preferences.now.cameras
    frame = next_frame(view, qtbot, settings)
    assert frame.pixels.shape == (160, 90, 3)
    assert frame.image.height() > frame.image.width()
    assert colours(frame) == [2, 0, 3, 1]
    part(dialog, QCheckBox, "camera_mirror").click()
    (settings,) = preferences.now.cameras
    assert colours(next_frame(view, qtbot, settings)) == [0, 2, 1, 3]
    dialog.accept()
    with qtbot.waitSignal(view.photo_captured) as captured:
        view.capture()
    assert captured.args is not None
    assert captured.args[0].shape == (160, 90, 3)


def test_nothing_outside_of_the_region_is_delivered(
    dialog: CameraSettingsDialog, view: CameraView, qtbot: QtBot, preferences: Preferences
) -> None:
    editor = part(dialog, RegionEditor)
    picture = editor._picture_rect()
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, pos=picture.center())
    QTest.mouseMove(editor, picture.bottomRight())
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=picture.bottomRight())
    qtbot.waitUntil(lambda: bool(preferences.now.cameras))
    (settings,) = preferences.now.cameras
    frame = next_frame(view, qtbot, settings)
    assert frame.pixels.shape[:2] == pytest.approx((45, 80), abs=2)
    assert set(colours(frame)) == {3}
    assert frame.whole is not None
    assert frame.whole.width() > 80


def test_the_page_is_told_before_a_frame_with_other_settings(
    dialog: CameraSettingsDialog, view: CameraView, qtbot: QtBot
) -> None:
    events: list[object] = []
    view.settings_changed.connect(lambda: events.append("changed"))
    view.frame_shown.connect(lambda frame: events.append(frame.settings.turn))
    choose(part(dialog, QComboBox, "camera_turn"), 2)
    qtbot.waitUntil(lambda: 180 in events)
    assert events[events.index(180) - 1] == "changed"
    assert events.count("changed") == 1


def test_the_keyboard_draws_and_resets(
    dialog: CameraSettingsDialog, view: CameraView, qtbot: QtBot, preferences: Preferences
) -> None:
    editor = part(dialog, RegionEditor)
    for _ in range(30):
        QTest.keyClick(editor, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    (settings,) = preferences.now.cameras
    assert settings.region == (0.0, 0.0, 0.7, 1.0)
    assert next_frame(view, qtbot, settings).pixels.shape[1] == pytest.approx(112, abs=1)


def test_all_settings_can_be_reset(
    dialog: CameraSettingsDialog, preferences: Preferences, qtbot: QtBot
) -> None:
    choose(part(dialog, QComboBox, "camera_turn"), 3)
    part(dialog, QPushButton, "camera_settings_reset").click()
    assert preferences.now.cameras == ()
    assert part(dialog, QComboBox, "camera_turn").currentIndex() == 0


def test_what_a_video_does_not_offer_is_disabled_with_a_reason(
    dialog: CameraSettingsDialog, qtbot: QtBot
) -> None:
    size, exposure = (
        part(dialog, QComboBox, "camera_size"),
        part(dialog, QCheckBox, "camera_exposure"),
    )
    qtbot.waitUntil(lambda: size.currentText() == "160 × 90")
    assert not size.isEnabled()
    assert part(dialog, QLabel, "camera_size_note").text() == (
        "It sends pictures of one size only."
    )
    assert not exposure.isEnabled()
    assert part(dialog, QLabel, "camera_exposure_note").text() == (
        "The camera does not offer this."
    )


def test_a_frame_that_does_not_come_is_explained(
    dialog: CameraSettingsDialog, view: CameraView, qtbot: QtBot, clip: Path
) -> None:
    message = part(dialog, QLabel, "camera_settings_message")
    hidden = clip.rename(clip.with_name("elsewhere.avi"))
    qtbot.waitUntil(lambda: "does not exist" in message.text(), timeout=15_000)
    assert not part(dialog, QComboBox, "camera_turn").isEnabled()
    hidden.rename(clip)
    qtbot.waitUntil(lambda: not message.isVisible(), timeout=15_000)
    assert part(dialog, QComboBox, "camera_turn").isEnabled()


class AdjustableCamera(FakeCamera):
    """A camera with two sizes, the larger of which delivers nothing, and a lockable focus."""

    key = "desk"

    def __init__(self) -> None:
        super().__init__(RED)
        self.adjusted: list[CameraSettings] = []

    def adjust(self, settings: CameraSettings) -> None:
        if not self.adjusted or self.adjusted[-1] != settings:
            self.adjusted.append(settings)

    def offer(self) -> CameraOffer:
        return CameraOffer(((160, 90), (1920, 1080)), (160, 90), focus=42.0)


def test_a_size_that_delivers_nothing_is_taken_back(
    make_view: MakeView, qtbot: QtBot, preferences: Preferences
) -> None:
    camera = AdjustableCamera()
    table = CameraSettingsTable.of_preferences(preferences)
    view = make_view(lambda _: camera, tuple, table)
    view.start("0")
    qtbot.waitUntil(lambda: is_live(view))
    part(view, QPushButton, "camera_settings").click()
    dialog = part(view, CameraSettingsDialog)
    size = part(dialog, QComboBox, "camera_size")
    qtbot.waitUntil(size.isEnabled)
    choose(size, 1)
    note = part(dialog, QLabel, "camera_size_note")
    qtbot.waitUntil(lambda: "1920 × 1080" in note.text())
    assert size.currentText() == "160 × 90"
    assert CameraSettings("desk", (1920, 1080)) in camera.adjusted
    part(dialog, QCheckBox, "camera_focus").click()
    assert preferences.now.cameras == (CameraSettings("desk", locks_focus=True, focus=42.0),)
    dialog.accept()


def test_the_dialog_is_opened_and_used_without_a_mouse(view: CameraView, qtbot: QtBot) -> None:
    button = part(view, QPushButton, "camera_settings")
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Space)
    dialog = part(view, CameraSettingsDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    reached = set()
    for _ in range(12):
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused.objectName())
    assert {"region_editor", "camera_turn", "camera_mirror", "camera_settings_close"} <= reached
    assert dialog.isVisible()
    dialog.accept()


def test_a_dragged_region_is_not_replaced_by_the_stored_one(
    dialog: CameraSettingsDialog, view: CameraView, qtbot: QtBot
) -> None:
    editor = part(dialog, RegionEditor)
    middle = editor._picture_rect().center()
    QTest.mousePress(editor, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(editor, middle + QPoint(60, 40))
    drawn = editor.region
    with qtbot.waitSignal(view.frame_shown):
        pass
    assert editor.region == drawn
    QTest.mouseRelease(editor, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 40))
