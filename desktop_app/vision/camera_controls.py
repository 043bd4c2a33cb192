"""Resolution, exposure and focus of an open camera.

Drivers answer differently: some refuse a property, others accept it and do something else.
So each change is read back, and what does not deliver a frame is taken back.
"""

import platform
from typing import Final

import cv2

from desktop_app.domain.camera_offer import CameraOffer
from desktop_app.settings import CameraSettings

# Common sizes of cameras, in pixels. Larger pictures would be reduced.
_SIZES_PX: Final = (
    (640, 480),
    (800, 600),
    (1024, 768),
    (1280, 720),
    (1280, 960),
    (1600, 1200),
    (1920, 1080),
)
# Values of the property by which the exposure is automatic or not: those of V4L2, and those
# that OpenCV's other backends use.
_EXPOSURE_MODES: Final = (3.0, 1.0) if platform.system() == "Linux" else (0.75, 0.25)
_FOCUS_MODES: Final = (1.0, 0.0)


class CameraControls:
    """The controls of a capture of a device.

    Args:
        capture: the open capture; used only while its camera reads no frame.
    """

    def __init__(self, capture: cv2.VideoCapture) -> None:
        self._capture = capture
        self._usual_size_px = self._size_px()
        self._sizes_px: tuple[tuple[int, int], ...] = ()
        self._applied = CameraSettings()

    def adjust(self, settings: CameraSettings) -> None:
        """Apply the size and the locks, as far as the camera follows."""
        before, self._applied = self._applied, settings
        if settings.size_px != before.size_px:
            wanted = settings.size_px if all(settings.size_px) else self._usual_size_px
            if not self._try_size(wanted):
                self._try_size(self._usual_size_px)
        exposure = (settings.locks_exposure, settings.exposure)
        if exposure != (before.locks_exposure, before.exposure):
            auto, value = cv2.CAP_PROP_AUTO_EXPOSURE, cv2.CAP_PROP_EXPOSURE
            self._lock(auto, value, _EXPOSURE_MODES, *exposure)
        focus = (settings.locks_focus, settings.focus)
        if focus != (before.locks_focus, before.focus):
            auto, value = cv2.CAP_PROP_AUTOFOCUS, cv2.CAP_PROP_FOCUS
            self._lock(auto, value, _FOCUS_MODES, *focus)

    def offer(self) -> CameraOffer:
        """Return what can be chosen; the first call tries out all sizes."""
        self._sizes_px = self._sizes_px or self._find_sizes()
        return CameraOffer(
            self._sizes_px,
            self._size_px(),
            self._lockable_value(cv2.CAP_PROP_AUTO_EXPOSURE, cv2.CAP_PROP_EXPOSURE),
            self._lockable_value(cv2.CAP_PROP_AUTOFOCUS, cv2.CAP_PROP_FOCUS),
        )

    def _find_sizes(self) -> tuple[tuple[int, int], ...]:
        present = self._size_px()
        offered = {size for size in _SIZES_PX if self._set_size(size) == size}
        self._try_size(present)
        return tuple(sorted(offered | {present}))

    def _try_size(self, size_px: tuple[int, int]) -> bool:
        """Set a size; return whether the camera then sends frames."""
        self._set_size(size_px)
        return self._capture.grab()

    def _set_size(self, size_px: tuple[int, int]) -> tuple[int, int]:
        """Set a size and return that which the camera has chosen."""
        self._capture.set(cv2.CAP_PROP_FRAME_WIDTH, size_px[0])
        self._capture.set(cv2.CAP_PROP_FRAME_HEIGHT, size_px[1])
        return self._size_px()

    def _size_px(self) -> tuple[int, int]:
        width = self._capture.get(cv2.CAP_PROP_FRAME_WIDTH)
        height = self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT)
        return round(width), round(height)

    def _lock(
        self, auto: int, value: int, modes: tuple[float, float], is_locked: bool, level: float
    ) -> None:
        self._capture.set(auto, modes[is_locked])
        if is_locked:
            self._capture.set(value, level)

    def _lockable_value(self, auto: int, value: int) -> float | None:
        """Return the present value of a property; None if it cannot be locked."""
        mode = self._capture.get(auto)
        # Setting the present mode changes nothing and fails if the camera has none.
        return self._capture.get(value) if self._capture.set(auto, mode) else None
