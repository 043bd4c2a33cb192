"""Detection of something new that is held still in front of a camera.

The centre of each frame is reduced to a grid of about 130 cells of one colour each. A
scene is still if it does not change for a moment; an object is new if the scene differs
from the empty background and from the object before it, or if that object was away in
between: what comes then may look the same and be something else. The borders of the
frame are ignored, because people walk by behind whoever holds something up.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

# ``empty``: only the background. ``moving``: the scene changes. ``new``: a new object has
# just come to rest; reported once per object. ``still``: that object is still there.
MotionState = Literal["empty", "moving", "new", "still"]

# (rows, columns, 3) mean RGB of each cell.
_Cells: TypeAlias = npt.NDArray[np.float32]

_Mask: TypeAlias = npt.NDArray[np.bool_]

_GRID_ROWS: Final = 10
_SAMPLES_PER_CELL: Final = 5
# Share of width and height that is analysed.
_CENTRAL_SHARE: Final = 0.7
# Minimum difference of a changed cell in levels of green, and of its colour in levels of red
# and blue against green, 0..255; the noise of a camera is less.
_CELL_THRESHOLD: Final = 18.0
_COLOUR_THRESHOLD: Final = 14.0
# Maximum change of all cells together, in levels, that is attributed to the exposure.
_MAX_EXPOSURE_CHANGE: Final = 24.0
# Minimum share of cells changed since the reference frame for a motion.
_MOTION_SHARE: Final = 0.10
# Minimum share of cells that differ from the background, or from the last object, for a
# new object.
_OBJECT_SHARE: Final = 0.06
# Minimum share of the cells of an object that change when it is taken away. A trembling hand
# changes those at its edges only.
_LEFT_SHARE: Final = 0.6
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
        # The cells that the last object covers, (rows, columns) bool.
        self._covered: _Mask = np.empty((0, 0), np.bool_)
        # First frame of the still period: compared with it, a slow drift is a motion too.
        self._reference: _Cells = np.empty((0, 0), np.float32)
        self._still_since_s = 0.0
        self._state: MotionState = "empty"

    def update(self, frame: RgbImage, time_s: float, *, keeps_object: bool = False) -> MotionState:
        """Process the next frame and return the new state.

        Args:
            frame: (height, width, 3) uint8 RGB; a frame of another size starts anew.
            time_s: time of the frame on a monotonic clock.
            keeps_object: whether an object that stays does not become background yet.
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
            self._state = self._classify_still(cells, time_s, keeps_object=keeps_object)
        self._forget_object_that_left(cells)
        return self._state

    def learn_background(self) -> None:
        """Take what the newest frame shows as the empty background."""
        if self._reference.size:
            # The former background may be a product that lay there at the beginning.
            self._backgrounds = [self._reference]
            self._last_object = None
            self._state = "empty"

    def _forget_object_that_left(self, cells: _Cells) -> None:
        if self._last_object is not None and self._covered.any():
            changed = _changed_cells(cells, self._last_object)
            if changed[self._covered].mean() >= _LEFT_SHARE:
                self._last_object = None

    def _classify_still(self, cells: _Cells, time_s: float, *, keeps_object: bool) -> MotionState:
        still_s = time_s - self._still_since_s
        for number, background in enumerate(self._backgrounds):
            if _changed_share(cells, background) <= _OBJECT_SHARE:
                if still_s > _ADAPT_AFTER_S:
                    # Daylight changes over hours, so the background follows the newest frame.
                    self._backgrounds[number] = self._reference = cells
                self._last_object = None
                return "empty"
        if self._is_last_object(cells):
            if keeps_object or still_s <= self._settings.background_s:
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
        self._covered = np.logical_and.reduce(
            [_changed_cells(cells, background) for background in self._backgrounds]
        )
        return "new"

    def _is_last_object(self, cells: _Cells) -> bool:
        last = self._last_object
        return last is not None and _changed_share(cells, last) <= _OBJECT_SHARE

    def _start_still_period(self, cells: _Cells, time_s: float) -> None:
        self._reference = cells
        self._still_since_s = time_s


def _grid_of(frame: RgbImage) -> _Cells:
    """Return the mean colours of the cells in the frame's centre."""
    height, width = frame.shape[:2]
    margin = (1 - _CENTRAL_SHARE) / 2
    top, left = round(height * margin), round(width * margin)
    # A sample of the pixels is enough and much faster.
    step = max(1, round(height * _CENTRAL_SHARE) // (_GRID_ROWS * _SAMPLES_PER_CELL))
    sample = frame[top : height - top : step, left : width - left : step]
    rows, columns = (side // _SAMPLES_PER_CELL for side in sample.shape[:2])
    blocks = sample[: rows * _SAMPLES_PER_CELL, : columns * _SAMPLES_PER_CELL].reshape(
        rows, _SAMPLES_PER_CELL, columns, _SAMPLES_PER_CELL, 3
    )
    return np.asarray(blocks.mean(axis=(1, 3), dtype=np.float32))


def _changed_share(cells: _Cells, others: _Cells) -> float:
    """Return the share of cells that differ, 0..1."""
    return float(_changed_cells(cells, others).mean())


def _changed_cells(cells: _Cells, others: _Cells) -> _Mask:
    """Return which cells differ, after compensating for exposure and white balance."""
    green = cells[:, :, 1] - others[:, :, 1]
    is_brighter = np.abs(green - _common_change(green)) > _CELL_THRESHOLD
    colours = _opponents(cells) - _opponents(others)
    is_coloured = np.zeros_like(is_brighter)
    for colour in (colours[:, :, 0], colours[:, :, 1]):
        is_coloured |= np.abs(colour - _common_change(colour)) > _COLOUR_THRESHOLD
    return np.asarray(is_brighter | is_coloured)


def _common_change(change: npt.NDArray[np.float32]) -> float:
    return float(np.clip(np.median(change), -_MAX_EXPOSURE_CHANGE, _MAX_EXPOSURE_CHANGE))


def _opponents(cells: _Cells) -> npt.NDArray[np.float32]:
    """Return red and blue against green, (rows, columns, 2), each the mean with its neighbours.

    An object that trembles changes its colours in single cells, another object in many.
    """
    colours = cells[:, :, ::2] - cells[:, :, 1:2]
    padded = np.pad(colours, ((1, 1), (1, 1), (0, 0)), mode="edge")
    across = padded[:, :-2] + padded[:, 1:-1] + padded[:, 2:]
    return np.asarray((across[:-2] + across[1:-1] + across[2:]) / 9)
