"""Detection of something new that is held still in front of a camera.

The centre of each frame is reduced to a grid of about 130 grey cells. A scene is
still if it does not change for a moment; an object is new if the scene differs from
the empty background and from the object before it. The borders of the frame are
ignored, because people walk by behind whoever holds something up.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

# ``empty``: only the background. ``moving``: the scene changes. ``new``: a new object has
# just come to rest; reported once per object. ``still``: that object is still there.
MotionState = Literal["empty", "moving", "new", "still"]

_Cells: TypeAlias = npt.NDArray[np.float32]

_GRID_ROWS: Final = 10
_SAMPLES_PER_CELL: Final = 5
# Share of width and height that is analysed.
_CENTRAL_SHARE: Final = 0.7
# Minimum difference of a changed cell in grey levels, 0..255; the noise of a camera is less.
_CELL_THRESHOLD: Final = 18.0
# Maximum change of all cells together, in grey levels, that is attributed to the exposure.
_MAX_EXPOSURE_CHANGE: Final = 24.0
# Minimum share of cells changed since the reference frame for a motion.
_MOTION_SHARE: Final = 0.10
# Minimum share of cells that differ from the background, or from the last object, for a
# new object.
_OBJECT_SHARE: Final = 0.06
# Time without motion until the background adapts: longer than a slow approach.
_ADAPT_AFTER_S: Final = 1.0


@dataclass(frozen=True, slots=True)
class MotionSettings:
    """Durations of the motion detection, in seconds.

    Attributes:
        still_s: time without motion until an object counts as held still.
        background_s: time without motion until an object becomes background.
    """

    still_s: float = 0.4
    background_s: float = 15.0


class MotionDetector:
    """Classifies the frames of a camera; the first frame is taken as the empty background."""

    def __init__(self, settings: MotionSettings | None = None) -> None:
        self._settings = settings or MotionSettings()
        # The current background and the one before an object became background.
        self._backgrounds: list[_Cells] = []
        self._last_object: _Cells | None = None
        # First frame of the still period: compared with it, a slow drift is a motion too.
        self._reference: _Cells = np.empty((0, 0), np.float32)
        self._still_since_s = 0.0
        self._state: MotionState = "empty"

    def update(self, frame: RgbImage, time_s: float) -> MotionState:
        """Process the next frame and return the new state.

        Args:
            frame: (height, width, 3) uint8 RGB; a frame of another size starts anew.
            time_s: time of the frame on a monotonic clock.
        """
        cells = _grid_of(frame)
        if not self._backgrounds or self._backgrounds[0].shape != cells.shape:
            self._backgrounds = [cells]
            self._last_object = None
            self._start_still_period(cells, time_s)
            self._state = "empty"
        elif _changed_share(cells, self._reference) > _MOTION_SHARE:
            self._start_still_period(cells, time_s)
            self._state = "moving"
        else:
            self._state = self._classify_still(cells, time_s)
        return self._state

    def _classify_still(self, cells: _Cells, time_s: float) -> MotionState:
        still_s = time_s - self._still_since_s
        for number, background in enumerate(self._backgrounds):
            if _changed_share(cells, background) <= _OBJECT_SHARE:
                if still_s > _ADAPT_AFTER_S:
                    # Daylight changes over hours, so the background follows the newest frame.
                    self._backgrounds[number] = self._reference = cells
                self._last_object = None
                return "empty"
        if self._is_last_object(cells):
            if still_s <= self._settings.background_s:
                return "still"
            self._backgrounds = [cells, self._backgrounds[0]]
            return "empty"
        if self._state != "moving":
            # The scene has changed by too little to count as a motion so far.
            self._start_still_period(cells, time_s)
            return "moving"
        if still_s < self._settings.still_s:
            return "moving"
        self._last_object = cells
        return "new"

    def _is_last_object(self, cells: _Cells) -> bool:
        last = self._last_object
        return last is not None and _changed_share(cells, last) <= _OBJECT_SHARE

    def _start_still_period(self, cells: _Cells, time_s: float) -> None:
        self._reference = cells
        self._still_since_s = time_s


def _grid_of(frame: RgbImage) -> _Cells:
    """Return the mean grey levels of the cells in the frame's centre, (rows, columns)."""
    height, width = frame.shape[:2]
    margin = (1 - _CENTRAL_SHARE) / 2
    top, left = round(height * margin), round(width * margin)
    # A sample of the pixels is enough and much faster; green stands for grey.
    step = max(1, round(height * _CENTRAL_SHARE) // (_GRID_ROWS * _SAMPLES_PER_CELL))
    green = frame[top : height - top : step, left : width - left : step, 1]
    rows, columns = (side // _SAMPLES_PER_CELL for side in green.shape)
    blocks = green[: rows * _SAMPLES_PER_CELL, : columns * _SAMPLES_PER_CELL].reshape(
        rows, _SAMPLES_PER_CELL, columns, _SAMPLES_PER_CELL
    )
    return np.asarray(blocks.mean(axis=(1, 3), dtype=np.float32))


def _changed_share(cells: _Cells, others: _Cells) -> float:
    """Return the share of cells that differ, 0..1, after compensating for exposure."""
    change = cells - others
    exposure = np.clip(np.median(change), -_MAX_EXPOSURE_CHANGE, _MAX_EXPOSURE_CHANGE)
    return float((np.abs(change - exposure) > _CELL_THRESHOLD).mean())
