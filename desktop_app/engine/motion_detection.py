"""When to look at what a camera shows: as soon as something new is held still.

A camera's picture is reduced to a few hundred cells of grey. Still is what does not
change for a moment; new is what differs from the place as it is when nobody is
there, and from what was looked at last. Only the middle counts: at a stand people
pass by all day long behind whoever holds something up.
"""

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.picture import RgbImage

# ``empty``: the place as it always is. ``moving``: something happens. ``held``: something
# new has just come to rest, once for each. ``still``: it is held on.
Sight = Literal["empty", "moving", "held", "still"]

_Cells: TypeAlias = npt.NDArray[np.float32]

_CELLS_HIGH: Final = 10
_SAMPLES_A_CELL: Final = 5
_MIDDLE: Final = 0.7
# Steps of grey, of 256, by which a cell differs from noise.
_STEP: Final = 18.0
# Without movement, until nobody can be bringing something slowly.
_SURE_S: Final = 1.0
# Steps by which all cells may change at once without anything having happened.
_EXPOSURE: Final = 24.0
_MOVING: Final = 0.10
_OTHER: Final = 0.06


@dataclass(frozen=True, slots=True)
class MotionSettings:
    """How long the watcher waits, in seconds.

    Attributes:
        still_s: without movement, until something counts as held still.
        settled_s: without movement, until what is seen counts as the place itself.
    """

    still_s: float = 0.4
    settled_s: float = 15.0


class MotionDetector:
    """Looks at one picture after another. What it sees first it takes for the empty place."""

    def __init__(self, patience: MotionSettings | None = None) -> None:
        self._patience = patience or MotionSettings()
        # As it is when nobody is there, and as it was before something stayed for long.
        self._places: list[_Cells] = []
        self._looked_at: _Cells | None = None
        # What has been resting, and since when: a slow drift is a movement as well.
        self._resting: _Cells = np.empty((0, 0), np.float32)
        self._rests_since_s = 0.0
        self._sight: Sight = "empty"

    def look(self, frame: RgbImage, now_s: float) -> Sight:
        """Take the next picture.

        Args:
            frame: (h, w, 3) uint8 RGB, of the size of the others.
            now_s: when, in seconds on a clock that never goes back.
        """
        cells = _cells(frame)
        if not self._places or self._places[0].shape != cells.shape:
            self._places = [cells]
            self._looked_at = None
            self._rest(cells, now_s)
            self._sight = "empty"
        elif _difference(cells, self._resting) > _MOVING:
            self._rest(cells, now_s)
            self._sight = "moving"
        else:
            self._sight = self._at_rest(cells, now_s)
        return self._sight

    def _at_rest(self, cells: _Cells, now_s: float) -> Sight:
        rested_s = now_s - self._rests_since_s
        for number, place in enumerate(self._places):
            if _difference(cells, place) <= _OTHER:
                if rested_s > _SURE_S:
                    # Daylight changes within hours: the place is always as it was last.
                    self._places[number] = self._resting = cells
                self._looked_at = None
                return "empty"
        if self._looked_at is not None and _difference(cells, self._looked_at) <= _OTHER:
            if rested_s <= self._patience.settled_s:
                return "still"
            self._places = [cells, self._places[0]]
            return "empty"
        if self._sight != "moving":
            # It begins to be otherwise, so little yet that it did not count as a movement.
            self._rest(cells, now_s)
            return "moving"
        if rested_s < self._patience.still_s:
            return "moving"
        self._looked_at = cells
        return "held"

    def _rest(self, cells: _Cells, now_s: float) -> None:
        self._resting = cells
        self._rests_since_s = now_s


def _cells(frame: RgbImage) -> _Cells:
    """Return the grey of the cells of a picture's middle, (rows, columns)."""
    height, width = frame.shape[:2]
    top, left = round(height * (1 - _MIDDLE) / 2), round(width * (1 - _MIDDLE) / 2)
    # Every so many pixels are enough, and are taken in no time.
    step = max(1, round(height * _MIDDLE) // (_CELLS_HIGH * _SAMPLES_A_CELL))
    green = frame[top : height - top : step, left : width - left : step, 1]
    rows, columns = (side // _SAMPLES_A_CELL for side in green.shape)
    blocks = green[: rows * _SAMPLES_A_CELL, : columns * _SAMPLES_A_CELL].reshape(
        rows, _SAMPLES_A_CELL, columns, _SAMPLES_A_CELL
    )
    return np.asarray(blocks.mean(axis=(1, 3), dtype=np.float32))


def _difference(cells: _Cells, others: _Cells) -> float:
    """Return the share of cells that differ, 0..1, but for what the camera's exposure did."""
    change = cells - others
    exposure = np.clip(np.median(change), -_EXPOSURE, _EXPOSURE)
    return float((np.abs(change - exposure) > _STEP).mean())
