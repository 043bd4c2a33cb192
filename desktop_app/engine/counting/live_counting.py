"""Counting of products that are put down and taken away in front of a camera.

A camera looks at a mat. Each look finds the boxes of the things on it, but only the few
things that came to rest and are not yet known are searched for, so that looks stay fast with
many things. What counts is what several looks agree on.
"""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from desktop_app.domain.photo_count import CountedProduct, FoundUnit, counted_products
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.counting.unit_merging import merge_units
from desktop_app.vision.resizing import fit_within

# (h, w, 3) RGB, levels 0..255.
_Frame: TypeAlias = npt.NDArray[np.float32]
_Mask: TypeAlias = npt.NDArray[np.bool_]

# Frames are compared at this size of their longer side.
_COMPARED_PX: Final = 160
# Levels of difference between a pixel in two frames; the noise of a camera is less.
_CHANGED_LEVELS: Final = 16.0
# A box of which a larger share changed since the last look is moving, or a hand is over it.
_MOVING_SHARE: Final = 0.08
# A place of which a larger share changed shows something else.
_REPLACED_SHARE: Final = 0.3
# Boxes of two looks that share more are of the same thing.
_SAME_IOU: Final = 0.4
# Number of looks at rest in which a thing is searched for.
_SEARCHES: Final = 3
# Of these, at least so many before it is counted.
_MIN_SEARCHES: Final = 2
# Number of looks in which a thing is missing before it is no longer counted.
_GONE_LOOKS: Final = 3
# Number of things that one look searches for.
MOST_SEARCHES: Final = 3


class UnitFinder(Protocol):
    """Finds and searches the things in one frame, ``Counting``."""

    def detect(self, photo: RgbImage) -> Sequence[Region]:
        """Return the boxes of the things in a photo, (h, w, 3) uint8 RGB."""

    def search(self, photo: RgbImage, regions: Sequence[Region]) -> tuple[FoundUnit, ...]:
        """Return a unit for each region, in the same order."""


@dataclass(frozen=True, slots=True)
class LiveCount:
    """What lies in front of the camera.

    Attributes:
        units: products and unknown things that are certain to be there.
        pending: boxes of things that are moving, or still searched for.
    """

    units: tuple[FoundUnit, ...]
    pending: tuple[Region, ...]

    @property
    def products(self) -> tuple[CountedProduct, ...]:
        """The products, in the order in which they were put down."""
        return counted_products(self.units)


@dataclass(slots=True)
class _Thing:
    """Something in front of the camera.

    Attributes:
        region: its box in the newest look in which it was at rest.
        frame: of that look.
        found: one unit for each search.
        missed_looks: number of looks without it, one after the other.
    """

    region: Region
    frame: _Frame
    found: list[FoundUnit] = field(default_factory=list)
    missed_looks: int = 0

    def update(self, region: Region | None, frame: _Frame, moving: _Mask) -> None:
        """Note the box of a look; None if the look has none for it."""
        if region is None:
            self.miss(frame, moving)
        elif _share(region, moving) <= _MOVING_SHARE:
            self.come_to_rest(region, frame)

    def come_to_rest(self, region: Region, frame: _Frame) -> None:
        """Note that it is at rest in a box; it is searched for anew if it looks different."""
        if self._has_changed(frame):
            self.found.clear()
        self.region, self.frame, self.missed_looks = region, frame, 0

    def miss(self, frame: _Frame, moving: _Mask) -> None:
        """Note that a look has no box of it.

        It is not missed if its place looks as before, or if something moves in front of it.
        """
        is_hidden = _share(self.region, moving) > _MOVING_SHARE
        self.missed_looks += not is_hidden and self._has_changed(frame)

    def _has_changed(self, frame: _Frame) -> bool:
        return _share(self.region, _changed(frame, self.frame)) > _REPLACED_SHARE

    def unit(self) -> FoundUnit | None:
        """Return what more than half of the searches say; None while there are too few."""
        if len(self.found) < _MIN_SEARCHES:
            return None
        votes = Counter(one.product.id for one in self.found if one.product is not None)
        product, count = votes.most_common(1)[0] if votes else (None, 0)
        if 2 * count <= len(self.found):
            newest = self.found[-1]
            return FoundUnit(self.region, "unknown", newest.hits, product_hit=None)
        agreeing = [one for one in self.found if one.product and one.product.id == product]
        return replace(max(agreeing, key=_score), region=self.region)


class LiveCounting:
    """Follows what lies in front of one camera; frames of another size start anew.

    Args:
        finder: finds and searches things.
    """

    def __init__(self, finder: UnitFinder) -> None:
        self._finder = finder
        self._things: list[_Thing] = []
        self._before: _Frame | None = None

    def look(self, frame: RgbImage) -> LiveCount:
        """Return what is there after one more frame, (h, w, 3) uint8 RGB."""
        small = _small(frame)
        if self._before is None or self._before.shape != small.shape:
            self._before, self._things = small, []
        moving = _changed(small, self._before)
        self._before = small
        moved = self._follow(self._finder.detect(frame), small, moving)
        self._search(frame)
        units = [(thing.region, thing.unit()) for thing in self._things]
        pending = [region for region, unit in units if unit is None]
        known = [unit for _, unit in units if unit is not None]
        merged = merge_units(known)
        return LiveCount(tuple(unit for unit in known if unit in merged), (*pending, *moved))

    def _follow(self, regions: Sequence[Region], small: _Frame, moving: _Mask) -> list[Region]:
        """Update the things with the boxes of a look; return new boxes that are moving."""
        pairs = _pairs(self._things, regions)
        for at, thing in enumerate(self._things):
            thing.update(pairs.get(at), small, moving)
        there = [one for one in self._things if one.missed_looks < _GONE_LOOKS]
        new = [region for region in regions if region not in pairs.values()]
        moved = [region for region in new if _share(region, moving) > _MOVING_SHARE]
        self._things = there + [_Thing(region, small) for region in new if region not in moved]
        return moved

    def _search(self, frame: RgbImage) -> None:
        """Search for the things that were searched for least."""
        unsure = [thing for thing in self._things if len(thing.found) < _SEARCHES]
        chosen = sorted(unsure, key=lambda thing: len(thing.found))[:MOST_SEARCHES]
        units = self._finder.search(frame, [thing.region for thing in chosen])
        for thing, unit in zip(chosen, units, strict=True):
            thing.found.append(unit)


def _pairs(things: Sequence[_Thing], regions: Sequence[Region]) -> dict[int, Region]:
    """Return the box of each thing that has one, by its position, the best pairs first."""
    overlaps = [
        (overlap, at, region)
        for at, thing in enumerate(things)
        for region in regions
        if (overlap := thing.region.iou(region)) > _SAME_IOU
    ]
    pairs: dict[int, Region] = {}
    for _, at, region in sorted(overlaps, key=lambda one: one[0], reverse=True):
        if at not in pairs and region not in pairs.values():
            pairs[at] = region
    return pairs


def _small(frame: RgbImage) -> _Frame:
    return fit_within(frame, _COMPARED_PX).astype(np.float32)


def _changed(one: _Frame, other: _Frame) -> _Mask:
    """Return the (h, w) pixels that differ in a colour, apart from a change of the exposure."""
    difference = one - other
    difference -= np.median(difference, axis=(0, 1))
    return np.asarray((np.abs(difference) > _CHANGED_LEVELS).any(axis=2))


def _share(region: Region, mask: _Mask) -> float:
    """Return the share of a region in which a mask is set."""
    height, width = mask.shape
    rows = slice(int(region.top * height), math.ceil(region.bottom * height))
    columns = slice(int(region.left * width), math.ceil(region.right * width))
    return float(mask[rows, columns].mean())


def _score(unit: FoundUnit) -> float:
    return 0.0 if unit.product_hit is None else unit.product_hit.score or 0.0
