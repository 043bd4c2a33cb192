"""A camera whose frames are checked for motion."""

import time

from desktop_app.engine.motion_detection import MotionDetector, MotionSettings, MotionState
from desktop_app.ui.camera.camera_reader import CameraReader, LiveFrame


class MonitoredCamera:
    """Reads a camera and detects motion in each new frame.

    Attributes:
        reader: delivers the frames.
        frame: the newest frame processed; None while there is none.
        frame_time_s: its time; right after ``start`` the time of that call. On the
            clock of ``time.monotonic``.
    """

    def __init__(self, reader: CameraReader, settings: MotionSettings) -> None:
        self.reader = reader
        self.frame: LiveFrame | None = None
        self.frame_time_s = 0.0
        self._settings = settings
        self._detector = MotionDetector(settings)

    def start(self, source: str) -> None:
        """Open a camera and learn its empty background anew."""
        self.stop()
        self._detector = MotionDetector(self._settings)
        self.frame_time_s = time.monotonic()
        self.reader.start(source)

    def stop(self) -> None:
        """Release the camera and the newest frame."""
        self.reader.stop()
        self.frame = None

    def poll(self, now_s: float) -> MotionState | None:
        """Process the newest frame and return the motion state; None without a new frame.

        Args:
            now_s: the current time on the clock of ``time.monotonic``.
        """
        state = self.reader.state
        if not isinstance(state, LiveFrame):
            # A frame is not kept longer than its camera.
            self.frame = None
            return None
        if state is self.frame:
            return None
        if self.frame is not None and self.frame.settings != state.settings:
            self._detector = MotionDetector(self._settings)
        self.frame, self.frame_time_s = state, now_s
        return self._detector.update(state.pixels, now_s)
