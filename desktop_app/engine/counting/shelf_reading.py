"""What stands on a shelf: the units of a count, completed by what the detector has missed."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, Protocol

import numpy as np

from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf import shelf_rows, without_frames
from desktop_app.vision.array_types import FloatArray
from desktop_app.vision.photo_overlap import overlap_keypoints

# Keypoints an area in a gap, as a share of those in a typical unit, from which on something
# stands there.
_MIN_DENSITY: Final = 0.4


class RegionSearch(Protocol):
    """What searches in regions of a photo, such as ``Counting``."""

    def search(self, photo: RgbImage, regions: Sequence[Region]) -> tuple[FoundUnit, ...]:
        """Return a unit for each region, in the same order."""


def complete_shelf(search: RegionSearch, count: PhotoCount) -> PhotoCount:
    """Return a count of a shelf without frames, and with what stands in its gaps.

    A gap that has as many details as the products has a product that was not detected. It is
    searched, and stays an unknown thing if it is not found.

    Args:
        search: searches in regions.
        count: of the photo of a shelf.
    """
    units = without_frames(count.units)
    filled = _filled_gaps(count.photo, units)
    found = search.search(count.photo, filled) if filled else ()
    return replace(count, units=(*units, *found))


def _filled_gaps(photo: RgbImage, units: Sequence[FoundUnit]) -> list[Region]:
    """Return the places between units where something stands."""
    rows = shelf_rows(units)
    gaps = [part for row in rows for gap in row.gaps for part in _parts(gap.region, gap.room)]
    if not gaps:
        return []
    points = overlap_keypoints(photo).points
    typical = float(np.median([_density(points, unit.region) for unit in units]))
    if typical == 0:
        return []
    return [gap for gap in gaps if _density(points, gap) >= _MIN_DENSITY * typical]


def _parts(region: Region, count: int) -> list[Region]:
    """Return a region divided from left to right."""
    sides = np.linspace(region.left, region.right, count + 1)
    return [
        Region(float(left), region.top, float(right), region.bottom)
        for left, right in pairwise(sides)
    ]


def _density(points: FloatArray, region: Region) -> float:
    """Return the number of keypoints in a region, an area."""
    low, high = (region.left, region.top), (region.right, region.bottom)
    inside = ((points >= low) & (points <= high)).all(axis=1)
    return float(np.count_nonzero(inside)) / region.area
