"""Whether boxes in two overlapping photos show the same unit."""

from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.region import Region

# Of intersection over union, for two boxes of the same product, and of different ones: then
# only the position tells that they show the same thing.
_SAME_PRODUCT: Final = 0.15
_ANY_PRODUCT: Final = 0.5
# Share of a box that has to be inside of the other photo.
_MIN_INSIDE: Final = 0.1
_BORDER: Final = 0.01


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in shares of width and height, which may reach beyond the photo."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def area(self) -> float:
        """Its area; 0 if it is empty."""
        return max(0.0, self.right - self.left) * max(0.0, self.bottom - self.top)

    def common(self, other: "Box") -> "Box":
        """Return the part that both have, possibly empty."""
        return Box(
            max(self.left, other.left),
            max(self.top, other.top),
            min(self.right, other.right),
            min(self.bottom, other.bottom),
        )

    def iou(self, other: "Box") -> float:
        """Return the intersection over union: 0 apart, 1 the same."""
        common = self.common(other).area
        total = self.area + other.area - common
        return common / total if total else 0.0


_PHOTO: Final = Box(0.0, 0.0, 1.0, 1.0)


def is_cut_off(region: Region) -> bool:
    """Return whether a box touches the border of its photo, so that a part may be missing."""
    return bool(
        min(region.left, region.top) < _BORDER or max(region.right, region.bottom) > 1 - _BORDER
    )


def mapped_box(region: Region, transform: PhotoTransform) -> Box | None:
    """Return where a box is in another photo; None if it is behind the camera."""
    left, top, right, bottom = region.left, region.top, region.right, region.bottom
    corners = np.array([[left, top, 1], [right, top, 1], [right, bottom, 1], [left, bottom, 1]])
    seen = corners @ transform.T
    if (seen[:, 2] <= 0).any():
        return None
    points = seen[:, :2] / seen[:, 2:]
    return Box(*map(float, (*points.min(axis=0), *points.max(axis=0))))


def mapped_region(region: Region, transform: PhotoTransform) -> Region | None:
    """Return the part of a box that is in the other photo; None if it is outside of it."""
    box = mapped_box(region, transform)
    if box is None:
        return None
    left, right = max(0.0, box.left), min(1.0, box.right)
    top, bottom = max(0.0, box.top), min(1.0, box.bottom)
    return Region(left, top, right, bottom) if left < right and top < bottom else None


def inverse_transform(transform: PhotoTransform) -> PhotoTransform:
    """Return the transform in the other direction."""
    inverse = np.asarray(np.linalg.inv(transform), np.float64)
    return np.asarray(inverse / inverse[2, 2], np.float64)


def visible_share(region: Region, transform: PhotoTransform) -> float:
    """Return the share of a box that is inside of another photo, 0..1."""
    box = mapped_box(region, transform)
    return 0.0 if box is None or not box.area else box.common(_PHOTO).area / box.area


def same_unit_score(
    first: Region, second: Region, transform: PhotoTransform, *, is_same_product: bool
) -> float:
    """Return how well two boxes fit the same unit, 0..1; 0 if they are different units.

    A unit that is cut off at the border of one photo is whole in the other: both the parts that
    both photos show are compared, and the whole boxes, of which the cut one is completed.

    Args:
        first: in the first photo.
        second: in the second photo.
        transform: from the first to the second photo.
        is_same_product: whether both are taken for the same product.
    """
    inverse = inverse_transform(transform)
    # A box that is turned or distorted becomes larger, so the better direction counts.
    score = max(_agreement(first, second, transform), _agreement(second, first, inverse))
    is_same = score >= (_SAME_PRODUCT if is_same_product else _ANY_PRODUCT)
    return score if is_same else 0.0


def _agreement(mapped: Region, other: Region, transform: PhotoTransform) -> float:
    """Return the better intersection over union, in the photo of the other box."""
    box = mapped_box(mapped, transform)
    if box is None:
        return 0.0
    own = Box(other.left, other.top, other.right, other.bottom)
    inside = box.common(_PHOTO)
    score = inside.iou(own) if inside.area >= _MIN_INSIDE * box.area else 0.0
    if is_cut_off(other):
        score = max(score, box.iou(_completed(own, box)))
    return score


def _completed(box: Box, like: Box) -> Box:
    """Return a box that is cut off at the border of its photo in the size of another one."""
    left, right = _completed_side(box.left, box.right, like.right - like.left)
    top, bottom = _completed_side(box.top, box.bottom, like.bottom - like.top)
    return Box(left, top, right, bottom)


def _completed_side(start: float, end: float, length: float) -> tuple[float, float]:
    longer = max(length, end - start)
    if start < _BORDER <= 1 - end:
        return end - longer, end
    if end > 1 - _BORDER and start >= _BORDER:
        return start, start + longer
    return start, end
