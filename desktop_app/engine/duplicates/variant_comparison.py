"""Comparison of pictures that are no copies: another photograph, a variant, or neither.

A recoloured garment, another label or a new photograph keep the edges of what they show. Two
pictures full of keypoints of which none agree show different things, whatever their embeddings.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop_app.domain.finding import FindingLevel, VariantDifference
from desktop_app.engine.duplicates.picture_features import PictureFeatures
from desktop_app.engine.duplicates.relation_classifier import (
    same_colour_probability,
    style_probability,
)
from desktop_app.vision.array_types import FloatArray, Matrix
from desktop_app.vision.cell_comparison import compare_cells
from desktop_app.vision.cell_statistics import print_contradiction
from desktop_app.vision.edge_alignment import EdgeAlignment, align_edges, outline_transform
from desktop_app.vision.keypoints import Alignment, units_to_pixels
from desktop_app.vision.local_change import local_change

# Lowest probability that two pictures show one style.
STYLE_THRESHOLD: Final = 0.85
# A larger share of the overlap that has changed is another colour or label, not an edit.
MIN_CHANGED_SHARE: Final = 0.025
# Only together with the fields of the products, a smaller share is one, too.
MIN_TRACE_SHARE: Final = 0.01
_SAME_PRODUCT_THRESHOLD: Final = 0.7
# With as many inliers, other starts of the alignment do not help.
_ENOUGH_INLIERS: Final = 20
# If it is larger, colours cannot be compared point by point.
_MAX_RESIDUAL_PX: Final = 0.5
# Print that is less contradicted is the same.
_PRINT_DIFFERS: Final = -2.3
_SAME_COLOURS: Final = 0.9


@dataclass(frozen=True, slots=True)
class Relation:
    """The relation of two pictures that are no copies.

    Attributes:
        level: ``same_product`` or ``variant``.
        score: its probability, 0..1.
        transform: (3, 3) from the first to the second picture, in coordinates of 0..1.
        differences: what differs between variants.
    """

    level: FindingLevel
    score: float
    transform: Matrix
    differences: tuple[VariantDifference, ...] = ()


def relate(
    first: PictureFeatures,
    second: PictureFeatures,
    *,
    inliers: int,
    cosine: float,
    start: Matrix | None,
    residual_px: float,
) -> Relation | None:
    """Return how two pictures that are no copies are related; None if they are not.

    Args:
        first: one picture.
        second: the other.
        inliers: of their keypoints, also mirrored.
        cosine: of their embeddings.
        start: transform by registration or keypoints; None if there is none.
        residual_px: of the registration; infinite without one.
    """
    if style_probability(1.0, inliers, cosine) < STYLE_THRESHOLD:
        return None
    edges = edge_alignment(first, second, start, inliers)
    style = style_probability(edges.correlation, inliers, cosine)
    if edges.transform is None or style < STYLE_THRESHOLD:
        return None
    is_registered = start is not None and residual_px < _MAX_RESIDUAL_PX
    transform = start if is_registered and start is not None else edges.transform
    same_colour = same_colour_probability(colour_cosine(first, second))
    has_changed = (
        is_registered
        and local_change(first.pixels, second.pixels, transform).share >= MIN_CHANGED_SHARE
    )
    if style * same_colour >= _SAME_PRODUCT_THRESHOLD and not has_changed:
        return Relation("same_product", style * same_colour, transform)
    return Relation("variant", style, transform, differences(first, second, transform))


def differences(
    first: PictureFeatures, second: PictureFeatures, transform: Matrix
) -> tuple[VariantDifference, ...]:
    """Return what differs in two pictures of variants, one at least.

    Args:
        first: one picture.
        second: the other.
        transform: from the first to the second, in coordinates of 0..1.
    """
    found: list[VariantDifference] = []
    if same_colour_probability(colour_cosine(first, second)) < _SAME_COLOURS:
        found.append("colour")
    if _print_differs(first, second, transform):
        found.append("label")
    return tuple(found) or ("colour",)


def edge_alignment(
    first: PictureFeatures, second: PictureFeatures, start: Matrix | None, inliers: int
) -> EdgeAlignment:
    """Align two pictures by their edges, from the start by keypoints and from their outlines.

    Args:
        first: one picture.
        second: the other.
        start: transform by registration or keypoints; None if there is none.
        inliers: of the keypoints.
    """
    return align_edges(first.pixels, second.pixels, _starts(first, second, start, inliers))


def colour_cosine(first: PictureFeatures, second: PictureFeatures) -> float:
    """Return the cosine of the colour histograms of two pictures, 0..1."""
    return float(first.colours @ second.colours)


def _starts(
    first: PictureFeatures, second: PictureFeatures, start: Matrix | None, inliers: int
) -> list[Matrix]:
    if start is not None and inliers >= _ENOUGH_INLIERS:
        return [start]
    outline = outline_transform(first.pixels, second.pixels)
    return [one for one in (start, outline) if one is not None] or [np.eye(3)]


def _print_differs(first: PictureFeatures, second: PictureFeatures, transform: Matrix) -> bool:
    ours, theirs = first.pixels, second.pixels
    from_pixels, to_pixels = (np.diag([*one.shape[1::-1], 1.0]) for one in (ours, theirs))
    pixels = to_pixels @ transform @ np.linalg.inv(from_pixels)
    units = np.linalg.inv(units_to_pixels(theirs)) @ pixels @ units_to_pixels(ours)
    corners: FloatArray = np.array([[0, 0], [1, 0], [1, 1], [0, 1]], np.float32)
    cells = compare_cells(theirs, ours, Alignment(units, corners, corners))
    contradiction = None if cells is None else print_contradiction(cells)
    return contradiction is not None and contradiction[0] > _PRINT_DIFFERS
