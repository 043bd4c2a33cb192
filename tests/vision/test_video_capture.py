"""The settings of OpenCV video captures."""

import os
import platform

import cv2
import pytest

from desktop_app.errors import VitrineError
from desktop_app.vision import video_capture


class FakeCapture:
    """Records the settings of a capture."""

    def __init__(self, source: object, backend: int, parameters: object = None) -> None:
        self.source, self.backend, self.parameters = source, backend, parameters
        self.settings: dict[int, float] = {}
        self.is_released = False

    def set(self, name: int, value: float) -> bool:
        self.settings[name] = value
        return True

    def get(self, name: int) -> float:
        return {cv2.CAP_PROP_FRAME_WIDTH: 9000.0, cv2.CAP_PROP_FRAME_HEIGHT: 9000.0}[name]

    def release(self) -> None:
        self.is_released = True


@pytest.mark.parametrize(
    ("system", "backend"),
    [("Linux", cv2.CAP_V4L2), ("Windows", cv2.CAP_DSHOW), ("elsewhere", cv2.CAP_ANY)],
)
def test_a_device_is_opened_with_the_backend_of_the_system(
    system: str, backend: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(platform, "system", lambda: system)
    monkeypatch.setattr(cv2, "VideoCapture", FakeCapture)
    capture = video_capture.open_device(3)
    assert isinstance(capture, FakeCapture)
    assert (capture.source, capture.backend) == (3, backend)
    assert capture.settings[cv2.CAP_PROP_FRAME_WIDTH] == 1280
    assert capture.settings[cv2.CAP_PROP_FRAME_HEIGHT] == 720


def test_a_stream_with_too_large_frames_is_released(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[FakeCapture] = []

    def open_fake(*arguments: object) -> FakeCapture:
        opened.append(FakeCapture(*arguments))  # type: ignore[arg-type]
        return opened[-1]

    monkeypatch.setattr(cv2, "VideoCapture", open_fake)
    with pytest.raises(VitrineError, match="too large"):
        video_capture.open_stream("video.mp4")
    assert opened[0].is_released


def test_ffmpeg_does_not_log() -> None:
    assert os.environ["OPENCV_FFMPEG_LOGLEVEL"] == "-8"
