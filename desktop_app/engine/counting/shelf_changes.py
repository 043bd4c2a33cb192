"""What changed on a shelf since an earlier photo of it, which serves as the plan."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import ShelfChange
from desktop_app.engine.counting.sighting_merging import matched_units
from desktop_app.engine.counting.stock_photos import stock_unit
from desktop_app.engine.counting.unit_positions import mapped_box, visible_share
from desktop_app.errors import Message, VitrineError
from desktop_app.vision.photo_overlap import overlap_keypoints, overlap_transform

# Products may have changed, so less of the photos has to agree than for photos of one time.
MIN_SHELF_COVERAGE: Final = 0.35
# A unit that is further outside of the other photo cannot be compared.
_MIN_VISIBLE: Final = 0.7


def shelf_changes(plan: PhotoCount, now: PhotoCount) -> tuple[ShelfChange, ...]:
    """Return what is different in the part of the shelf that both photos show.

    Args:
        plan: the earlier photo.
        now: the photo to compare with it.

    Raises:
        VitrineError: the photos do not show the same shelf.
    """
    transform = overlap_transform(
        overlap_keypoints(plan.photo),
        overlap_keypoints(now.photo),
        min_coverage=MIN_SHELF_COVERAGE,
    )
    if transform is None:
        raise other_shelf()
    return changed_units(plan.units, now.units, transform)


def other_shelf() -> VitrineError:
    """Return the error for two photos that cannot be aligned."""
    return VitrineError(
        Message("The two photos do not show the same shelf."),
        Message("Take the photo again from about the same place."),
    )


def changed_units(
    before: Sequence[FoundUnit], now: Sequence[FoundUnit], transform: PhotoTransform
) -> tuple[ShelfChange, ...]:
    """Return the differences between units; the transform maps the earlier photo to now."""
    pairs = matched_units(
        [stock_unit(unit) for unit in before], [stock_unit(unit) for unit in now], transform
    )
    partners = {i: j for _, i, j in pairs}
    replaced_or_missing = [
        _changed(unit, now[partners[i]]) if i in partners else _missing(unit, transform)
        for i, unit in enumerate(before)
    ]
    inverse = inverse_transform(transform)
    added = [_new(now[j], inverse) for j in sorted({*range(len(now))} - {*partners.values()})]
    return tuple(change for change in (*replaced_or_missing, *added) if change is not None)


def inverse_transform(transform: PhotoTransform) -> PhotoTransform:
    """Return the transform in the other direction."""
    inverse = np.asarray(np.linalg.inv(transform), np.float64)
    return np.asarray(inverse / inverse[2, 2], np.float64)


def is_visible(unit: FoundUnit, transform: PhotoTransform) -> bool:
    """Return whether enough of a unit's place is inside of the other photo to be compared."""
    return visible_share(unit.region, transform) >= _MIN_VISIBLE


def _changed(before: FoundUnit, now: FoundUnit) -> ShelfChange | None:
    if before.product == now.product:
        return None
    return ShelfChange("replaced", now.region, before.product, now.product)


def _missing(unit: FoundUnit, transform: PhotoTransform) -> ShelfChange | None:
    """Return that a unit is gone; None if its place is outside of the photo of now."""
    place = mapped_region(unit.region, transform)
    if place is None or not is_visible(unit, transform):
        return None
    return ShelfChange("missing", place, unit.product, None)


def _new(unit: FoundUnit, inverse: PhotoTransform) -> ShelfChange | None:
    """Return that a unit was added; None if its place is outside of the earlier photo."""
    if not is_visible(unit, inverse):
        return None
    return ShelfChange("new", unit.region, None, unit.product)


def mapped_region(region: Region, transform: PhotoTransform) -> Region | None:
    """Return where a box is in the other photo; None if it is outside of it."""
    box = mapped_box(region, transform)
    if box is None:
        return None
    left, right = max(0.0, box.left), min(1.0, box.right)
    top, bottom = max(0.0, box.top), min(1.0, box.bottom)
    return Region(left, top, right, bottom) if left < right and top < bottom else None
