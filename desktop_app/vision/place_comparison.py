"""Places in two aligned photos of one shelf, compared part by part.

A thing that stands in front of a part of a place leaves the rest as it was, so the halves and
thirds of a place are compared one by one, and the one that agrees least counts. Things on a
shelf stand at different depths: a place may be displaced a little from where the transform of
the whole photo maps it.
"""

from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.vision.array_types import FloatArray, Matrix
from desktop_app.vision.cell_comparison import CellComparison, compare_cells
from desktop_app.vision.keypoints import Alignment
from desktop_app.vision.resizing import fit_within

# Longer side of the photos, and the largest displacement by parallax.
_SIDE_PX: Final = 900
_MAX_DISPLACEMENT_PX: Final = 16
# Displacements are found in photos without fine details.
_BLUR_PX: Final = 1.5
_MIN_PLACE_PX: Final = 16
# A cell without print, in both photos, says nothing; in grey levels.
_MIN_DETAIL: Final = 6.0
# Share of a part that has to have print.
_MIN_COMPARED: Final = 0.35
_DIVISIONS: Final = (2, 3)
_CORNERS: Final = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)


class PlaceComparison:
    """Compares places of a photo with another one.

    Args:
        first: (h, w, 3) uint8 RGB.
        second: (h, w, 3) uint8 RGB.
        transform: (3, 3) from the first to the second, in shares of width and height.
    """

    def __init__(self, first: RgbImage, second: RgbImage, transform: Matrix) -> None:
        self._first = fit_within(first, _SIDE_PX)
        height, width = self._first.shape[:2]
        small = fit_within(second, _SIDE_PX)
        to_pixels = np.diag([small.shape[1], small.shape[0], 1.0])
        from_pixels = np.diag([1 / width, 1 / height, 1.0])
        self._second = np.asarray(
            cv2.warpPerspective(
                small,
                to_pixels @ transform @ from_pixels,
                (width, height),
                flags=cv2.WARP_INVERSE_MAP | cv2.INTER_LINEAR,
            ),
            np.uint8,
        )
        self._first_smooth, self._second_smooth = map(_smooth, (self._first, self._second))
        self._known: dict[tuple[Region, Region | None], float | None] = {}

    def least_agreement(self, place: Region, seen: Region | None = None) -> float | None:
        """Return how well the part of a place that agrees least agrees with the second photo.

        Args:
            place: in the first photo.
            seen: where the same thing stands now, as a region of the first photo; None for there.

        Returns:
            The mean correlation of the part's cells, -1..1; None if nothing can be compared.
        """
        key = place, seen
        if key not in self._known:
            self._known[key] = self._compare(place, seen)
        return self._known[key]

    def _compare(self, place: Region, seen: Region | None) -> float | None:
        height, width = self._first.shape[:2]
        left, right = round(place.left * width), round(place.right * width)
        top, bottom = round(place.top * height), round(place.bottom * height)
        if min(right - left, bottom - top) < _MIN_PLACE_PX:
            return None
        starts = [(left, top)]
        if seen is not None:
            across = (seen.left + seen.right - place.left - place.right) / 2
            down = (seen.top + seen.bottom - place.top - place.bottom) / 2
            starts.append((left + round(across * width), top + round(down * height)))
        size = right - left, bottom - top
        own = self._first_smooth[top:bottom, left:right]
        found = [self._nearest(own, start, size) for start in starts]
        _, (now_left, now_top) = max(found, key=lambda one: one[0])
        before = self._first[top:bottom, left:right]
        now = self._second[now_top : now_top + size[1], now_left : now_left + size[0]]
        alignment = Alignment(np.eye(3), _CORNERS, _CORNERS)
        # A plain background is not compared: either of the two may have one.
        both = compare_cells(now, before, alignment), compare_cells(before, now, alignment)
        agreements = [_least_agreement(cells) for cells in both if cells is not None]
        return min((one for one in agreements if one is not None), default=None)

    def _nearest(
        self, own: FloatArray, start: tuple[int, int], size: tuple[int, int]
    ) -> tuple[float, tuple[int, int]]:
        """Return the best correlation near a corner in pixels, and the corner there."""
        height, width = self._second_smooth.shape
        low, high = (
            [
                int(np.clip(corner + reach, 0, total - side))
                for corner, side, total in zip(start, size, (width, height), strict=True)
            ]
            for reach in (-_MAX_DISPLACEMENT_PX, _MAX_DISPLACEMENT_PX)
        )
        window = self._second_smooth[low[1] : high[1] + size[1], low[0] : high[0] + size[0]]
        found = cv2.matchTemplate(window, own, cv2.TM_CCOEFF_NORMED)
        _, best, _, (across, down) = cv2.minMaxLoc(np.nan_to_num(found))
        return best, (low[0] + across, low[1] + down)


def _smooth(picture: RgbImage) -> FloatArray:
    grey = cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)
    return np.asarray(cv2.GaussianBlur(grey, (0, 0), _BLUR_PX), np.float32)


def _least_agreement(cells: CellComparison) -> float | None:
    has_print = np.maximum(cells.picture_detail, cells.photo_detail) > _MIN_DETAIL
    weight = cells.weight * has_print
    means = [
        float((weight[part] * cells.correlation[part]).sum() / total)
        for part in _parts(weight.shape)
        if (total := weight[part].sum()) >= max(_MIN_COMPARED * weight[part].size, 1e-6)
    ]
    return min(means, default=None)


def _parts(shape: Sequence[int]) -> Iterator[tuple[slice, slice]]:
    """Yield the halves and thirds of a grid in both directions."""
    rows, columns = shape
    whole = slice(None)
    for count in _DIVISIONS:
        for number in range(count):
            yield _part(rows, number, count), whole
            yield whole, _part(columns, number, count)


def _part(length: int, number: int, count: int) -> slice:
    start = length * number // count
    return slice(start, max(start + 1, length * (number + 1) // count))
