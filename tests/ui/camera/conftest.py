"""A camera view and a short video."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import cv2
import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from desktop_app.ui.camera import camera_reader
from desktop_app.ui.camera.camera_settings_table import CameraSettingsTable
from desktop_app.ui.camera.camera_view import CameraView
from desktop_app.vision.camera import Camera
from desktop_app.vision.resizing import fit_for_screen
from tests.ui.camera.fake_camera import CAMERAS, RED, camera_threads

MakeView: TypeAlias = Callable[..., CameraView]


@pytest.fixture(autouse=True)
def _retry_immediately(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(camera_reader, "RETRY_S", 0.01)


@pytest.fixture
def make_view(qtbot: QtBot) -> Iterator[MakeView]:
    """Return a function that shows a view; check afterwards that its threads have ended."""
    views: list[CameraView] = []

    def make(
        open_camera: camera_reader.OpenCamera = Camera.open,
        list_cameras: camera_reader.ListCameras = lambda: CAMERAS,
        table: CameraSettingsTable | None = None,
    ) -> CameraView:
        view = CameraView(open_camera, list_cameras, fit_for_screen, table)
        qtbot.addWidget(view)
        view.resize(400, 400)
        view.show()
        views.append(view)
        return view

    yield make
    for view in views:
        view.close()
    qtbot.waitUntil(lambda: not camera_threads())


@pytest.fixture
def video(tmp_path: Path) -> Path:
    """Return a video: two seconds of red, 160 x 90 pixels."""
    file = tmp_path / "red.avi"
    writer = cv2.VideoWriter(str(file), cv2.VideoWriter.fourcc(*"MJPG"), 30, (160, 90))
    for _ in range(60):
        writer.write(np.full((90, 160, 3), RED[::-1], np.uint8))
    writer.release()
    return file
