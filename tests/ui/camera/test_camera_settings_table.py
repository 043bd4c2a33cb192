"""The settings of each camera, and their place in the user's settings."""

from pathlib import Path

from desktop_app.domain.frame_geometry import FrameGeometry
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.settings import CameraSettings, Settings, load_settings
from desktop_app.ui.camera.camera_settings_table import (
    CameraSettingsTable,
    geometry_of,
    with_geometry,
)
from desktop_app.ui.settings.preferences import Preferences

DESK = CameraSettings("/dev/v4l/by-id/desk", (1920, 1080), 90, True, (0.1, 0.2, 0.5, 1.0))


def test_settings_are_remembered_for_each_camera(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    preferences = Preferences(Settings(), file)
    table = CameraSettingsTable.of_preferences(preferences)
    table.change(DESK)
    table.change(CameraSettings("Webcam", locks_focus=True, focus=30.0))
    stored = CameraSettingsTable.of_preferences(Preferences(load_settings(file), file))
    assert stored.of(DESK.key) == DESK
    assert stored.of("Webcam").focus == 30.0
    assert stored.of("another") == CameraSettings("another")


def test_every_view_follows_a_change(tmp_path: Path) -> None:
    preferences = Preferences(Settings(), tmp_path / "settings.toml")
    one, other = (CameraSettingsTable.of_preferences(preferences) for _ in range(2))
    one.change(DESK)
    assert other.of(DESK.key) == DESK


def test_usual_settings_are_not_stored(tmp_path: Path) -> None:
    preferences = Preferences(Settings(cameras=(DESK,)), tmp_path / "settings.toml")
    CameraSettingsTable.of_preferences(preferences).change(CameraSettings(DESK.key))
    assert preferences.now.cameras == ()


def test_geometry_and_settings_are_converted() -> None:
    geometry = FrameGeometry(90, True, Region(0.1, 0.2, 0.5, 1.0))
    assert geometry_of(DESK) == geometry
    assert with_geometry(DESK, geometry) == DESK


def test_a_damaged_region_is_the_whole_picture() -> None:
    assert geometry_of(CameraSettings(region=(0.9, 0.0, 0.1, 1.0))).region == WHOLE_PHOTO
