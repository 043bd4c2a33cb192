"""The newest frame of the camera, for photos."""

from desktop_app.ui.camera.camera_reader import LiveFrame


class NewestFrame:
    """Keeps the newest frame, and the one of the moment in which a key was pressed.

    Args:
        stalled_s: time without a new frame after which none is given any more: a camera that
            has stopped shows what was there before.
    """

    def __init__(self, stalled_s: float) -> None:
        self._stalled_s = stalled_s
        self._newest: LiveFrame | None = None
        self._held: LiveFrame | None = None
        self._time_s = 0.0

    def clear(self) -> None:
        """Forget all frames."""
        self._newest = self._held = None

    def update(self, frame: LiveFrame, time_s: float) -> None:
        """Note the next frame and its time on a monotonic clock."""
        self._newest, self._time_s = frame, time_s

    def hold(self) -> LiveFrame | None:
        """Hold the newest frame until the next ``take``, and return it."""
        self._held = self._newest
        return self._held

    def take(self, time_s: float, *, held: bool) -> LiveFrame | None:
        """Return the newest or the held frame; None if the camera has sent none for long."""
        frame = self._held if held else self._newest
        self._held = None
        return None if time_s - self._time_s > self._stalled_s else frame
