"""Resolution, exposure and focus of a camera, on a capture that behaves like a driver."""

from typing import cast

import cv2
import pytest

from desktop_app.settings import CameraSettings
from desktop_app.vision.camera_controls import CameraControls

AUTO_EXPOSURE, MANUAL_EXPOSURE = 3.0, 1.0


class FakeCapture:
    """A driver with some sizes; a size it does not have becomes the next smaller one."""

    sizes = ((640, 480), (1280, 720), (1920, 1080))

    def __init__(self, *, silent_at: int = 0, is_lockable: bool = True) -> None:
        self._silent_at = silent_at
        self._is_lockable = is_lockable
        self.size = (1280, 720)
        self._wanted = self.size
        self.values = {
            cv2.CAP_PROP_AUTO_EXPOSURE: AUTO_EXPOSURE,
            cv2.CAP_PROP_EXPOSURE: 157.0,
            cv2.CAP_PROP_AUTOFOCUS: 1.0,
            cv2.CAP_PROP_FOCUS: 30.0,
        }
        self.set_count = 0

    def get(self, prop: int) -> float:
        if prop == cv2.CAP_PROP_FRAME_WIDTH:
            return self.size[0]
        if prop == cv2.CAP_PROP_FRAME_HEIGHT:
            return self.size[1]
        return self.values[prop] if self._is_lockable else -1.0

    def set(self, prop: int, value: float) -> bool:
        self.set_count += 1
        if prop == cv2.CAP_PROP_FRAME_WIDTH:
            self._wanted = (int(value), self._wanted[1])
        elif prop == cv2.CAP_PROP_FRAME_HEIGHT:
            self._wanted = (self._wanted[0], int(value))
            fitting = [size for size in self.sizes if size[0] <= self._wanted[0]]
            self.size = max(fitting, default=self.sizes[0])
        elif self._is_lockable:
            self.values[prop] = value
        else:
            return False
        return True

    def grab(self) -> bool:
        return self.size[0] != self._silent_at


def controls_of(capture: FakeCapture) -> CameraControls:
    return CameraControls(cast("cv2.VideoCapture", capture))


def test_only_sizes_that_the_camera_keeps_are_offered() -> None:
    capture = FakeCapture()
    offer = controls_of(capture).offer()
    assert offer.sizes_px == FakeCapture.sizes
    assert offer.size_px == capture.size == (1280, 720)


def test_a_size_is_set_and_the_usual_one_restored() -> None:
    capture = FakeCapture()
    controls = controls_of(capture)
    controls.adjust(CameraSettings(size_px=(1920, 1080)))
    assert capture.size == (1920, 1080)
    controls.adjust(CameraSettings())
    assert capture.size == (1280, 720)


def test_a_size_at_which_nothing_comes_is_taken_back() -> None:
    capture = FakeCapture(silent_at=1920)
    controls = controls_of(capture)
    controls.adjust(CameraSettings(size_px=(1920, 1080)))
    assert capture.size == (1280, 720)


def test_nothing_is_set_without_a_change() -> None:
    capture = FakeCapture()
    controls = controls_of(capture)
    controls.adjust(CameraSettings())
    controls.adjust(CameraSettings(turn=90))
    assert capture.set_count == 0


@pytest.mark.parametrize(
    ("name", "auto", "value"),
    [
        ("exposure", cv2.CAP_PROP_AUTO_EXPOSURE, cv2.CAP_PROP_EXPOSURE),
        ("focus", cv2.CAP_PROP_AUTOFOCUS, cv2.CAP_PROP_FOCUS),
    ],
)
def test_a_value_is_locked_and_released(
    name: str, auto: int, value: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "desktop_app.vision.camera_controls._EXPOSURE_MODES", (AUTO_EXPOSURE, MANUAL_EXPOSURE)
    )
    capture = FakeCapture()
    automatic = capture.values[auto]
    controls = controls_of(capture)
    controls.adjust(CameraSettings().__replace__(**{f"locks_{name}": True, name: 99.0}))
    assert capture.values[auto] != automatic
    assert capture.values[value] == 99.0
    controls.adjust(CameraSettings())
    assert capture.values[auto] == automatic


def test_a_camera_says_what_can_be_locked() -> None:
    offer = controls_of(FakeCapture()).offer()
    assert (offer.exposure, offer.focus) == (157.0, 30.0)
    offer = controls_of(FakeCapture(is_lockable=False)).offer()
    assert (offer.exposure, offer.focus) == (None, None)
