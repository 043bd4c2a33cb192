"""The units of overlapping photos, each counted once."""

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import CountedUnit, Sighting, StockUnit
from desktop_app.engine.counting.unit_positions import (
    Box,
    is_cut_off,
    mapped_box,
    same_unit_score,
)

Units = Mapping[int, Sequence[StockUnit]]
Transforms = Mapping[tuple[int, int], PhotoTransform]

# Pairs of photos whose units are compared once only.
_MAX_KNOWN: Final = 1_000


def merge_sightings(units: Units, transforms: Transforms) -> list[CountedUnit]:
    """Return the units that several photos show, in the order of their first sightings.

    Two boxes are the same unit if one, mapped into the other photo, overlaps the other. The
    best pairs are joined first, and no unit is in one photo twice.

    Args:
        units: by photo id.
        transforms: between photos, by the ids of both.
    """
    groups = _SightingGroups(
        Sighting(photo_id, position)
        for photo_id, own in units.items()
        for position in range(len(own))
    )
    pairs = [
        (score, Sighting(first_id, first), Sighting(second_id, second))
        for (first_id, second_id), transform in transforms.items()
        if first_id in units and second_id in units
        for score, first, second in _known_matches(
            tuple(units[first_id]), tuple(units[second_id]), transform.tobytes()
        )
    ]
    for _, first, second in sorted(pairs, key=lambda pair: -pair[0]):
        groups.join(first, second)
    return [_counted(group, units) for group in groups.all()]


def matched_units(
    first: Sequence[StockUnit], second: Sequence[StockUnit], transform: PhotoTransform
) -> list[tuple[float, int, int]]:
    """Return the units that two photos both show: score and positions in both, one to one.

    As many units as possible are matched. In a row of equal products, each box may overlap
    two of the other photo; the best pair first would leave its neighbours without one.

    Args:
        first: of the first photo.
        second: of the second photo.
        transform: from the first to the second photo.
    """
    scores = {
        (i, j): score
        for i, j in _near_pairs(first, second, transform)
        if (score := _score(first[i], second[j], transform))
    }
    candidates: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in sorted(scores, key=lambda pair: -scores[pair]):
        candidates[i].append(j)
    partners: dict[int, int] = {}
    # Kuhn's algorithm for a maximum matching.
    for i in candidates:
        _assign(i, candidates, partners, set())
    return [(scores[i, j], i, j) for j, i in partners.items()]


@lru_cache(maxsize=_MAX_KNOWN)
def _known_matches(
    first: tuple[StockUnit, ...], second: tuple[StockUnit, ...], transform: bytes
) -> list[tuple[float, int, int]]:
    """Return ``matched_units``; a correction changes those of few photos only."""
    return matched_units(first, second, np.frombuffer(transform, np.float64).reshape(3, 3))


def _near_pairs(
    first: Sequence[StockUnit], second: Sequence[StockUnit], transform: PhotoTransform
) -> list[tuple[int, int]]:
    """Return the positions of boxes that may be the same unit, without comparing all of them.

    A box that is cut off is completed by at most the size of the other one, so that boxes
    further apart than this have nothing in common.
    """
    if not first or not second:
        return []
    inverse = np.asarray(np.linalg.inv(transform), np.float64)
    inverse /= inverse[2, 2]
    near = _is_near(first, second, transform) | _is_near(second, first, inverse).T
    return [(int(i), int(j)) for i, j in zip(*np.nonzero(near), strict=True)]


def _is_near(
    mapped: Sequence[StockUnit], others: Sequence[StockUnit], transform: PhotoTransform
) -> npt.NDArray[np.bool_]:
    """Return (n, m): whether mapped boxes are within their own size of other ones."""
    boxes = [mapped_box(unit.region, transform) for unit in mapped]
    # Comparisons with NaN are false: a box behind the camera is near nothing.
    nowhere = (math.nan,) * 4
    places = np.array([nowhere if box is None else _sides(box) for box in boxes])[:, None]
    other = np.array([_sides(unit.region) for unit in others])[None]
    low, high = places[..., :2], places[..., 2:]
    gaps = np.maximum(other[..., :2] - high, low - other[..., 2:])
    return np.asarray((gaps <= high - low).all(axis=-1))


def _sides(box: Box | Region) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a box."""
    return box.left, box.top, box.right, box.bottom


def _assign(
    i: int, candidates: Mapping[int, Sequence[int]], partners: dict[int, int], tried: set[int]
) -> bool:
    """Give a unit a partner; others may have to take another one."""
    for j in candidates[i]:
        if j not in tried:
            tried.add(j)
            if j not in partners or _assign(partners[j], candidates, partners, tried):
                partners[j] = i
                return True
    return False


def _score(first: StockUnit, second: StockUnit, transform: PhotoTransform) -> float:
    is_same_product = first.product_id == second.product_id
    return same_unit_score(first.region, second.region, transform, is_same_product=is_same_product)


class _SightingGroups:
    """Sightings that are joined to units, at most one of each photo."""

    def __init__(self, sightings: Iterator[Sighting]) -> None:
        self._groups = {one: [one] for one in sightings}

    def join(self, first: Sighting, second: Sighting) -> None:
        """Join the units of two sightings, unless a photo shows both."""
        one, other = self._groups[first], self._groups[second]
        photos = {sighting.photo_id for sighting in one}
        if any(sighting.photo_id in photos for sighting in other):
            return
        one.extend(other)
        for sighting in other:
            self._groups[sighting] = one

    def all(self) -> list[list[Sighting]]:
        """Return the groups, in the order of their first sightings."""
        return list({id(group): group for group in self._groups.values()}.values())


def _counted(group: Sequence[Sighting], units: Units) -> CountedUnit:
    """Return a unit as the best of its boxes shows it, or as most of them do."""
    votes: dict[int | None, float] = defaultdict(float)
    for one in group:
        unit = _unit(one, units)
        votes[unit.product_id] += unit.score
    ordered = sorted(group, key=lambda one: _rank(_unit(one, units), votes), reverse=True)
    best = _unit(ordered[0], units)
    return CountedUnit(best.product_id, best.is_sure, tuple(ordered))


def _rank(
    unit: StockUnit, votes: Mapping[int | None, float]
) -> tuple[bool, bool, bool, float, float]:
    """Return how much a box tells about its unit: sure, whole and known ones first."""
    is_known = unit.product_id is not None
    is_whole = not is_cut_off(unit.region)
    return is_known and is_whole, is_known, unit.is_sure, votes[unit.product_id], unit.score


def _unit(sighting: Sighting, units: Units) -> StockUnit:
    return units[sighting.photo_id][sighting.position]
