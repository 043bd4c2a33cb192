"""How well the print and the colours of an aligned picture agree with a photo.

Variants of one product share most keypoints: the same bag with another word, or in another
colour. Where keypoints align a picture with the photo, both are compared cell by cell
(``vision/cell_comparison.py``). Two logistic regressions over statistics of the cells give
two probabilities, one of the print and one of the colours. ``training/fit_appearance.py``
fits their weights; docs/decisions/0014-print-and-colours-are-compared.md has the reasons.
"""

import logging
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import VitrineError
from desktop_app.vision.cell_comparison import CellComparison, compare_cells
from desktop_app.vision.cell_statistics import colour_differences, print_contradiction
from desktop_app.vision.keypoints import Alignment
from desktop_app.vision.picture_decoding import decode_thumbnail

_log = logging.getLogger(__name__)

# Number of pictures per region that are compared, and the inliers that one needs: fewer do
# not align it well enough.
COMPARED_PICTURES: Final = 3
MIN_INLIERS: Final = 8
# The region is scaled down to this longer side first.
COMPARED_SIDE_PX: Final = 640

PRINT_INTERCEPT: Final = -1.90
PRINT_WEIGHTS: Final = (0.77,)
COLOUR_INTERCEPT: Final = 1.46
COLOUR_WEIGHTS: Final = (5.27, 1.18)


@dataclass(frozen=True, slots=True)
class AppearanceAgreement:
    """How probable it is that photo and picture show one product, not two variants.

    Attributes:
        appearance: by the print alone, 0..1; None if neither has print.
        colour: by the colours alone, 0..1; None if nothing can be compared.
    """

    appearance: float | None
    colour: float | None


def best_aligned(inliers: Mapping[int, int]) -> list[int]:
    """Return the ids of the pictures to compare, of those whose inliers are given by id."""
    enough = [id_ for id_, count in inliers.items() if count >= MIN_INLIERS]
    return sorted(enough, key=lambda id_: -inliers[id_])[:COMPARED_PICTURES]


def compare_appearance(
    photo: RgbImage, thumbnail: bytes, alignment: Alignment
) -> AppearanceAgreement | None:
    """Compare a photo with the thumbnail of a picture.

    Args:
        photo: (h, w, 3) uint8 RGB.
        thumbnail: JPEG file.
        alignment: of the picture with the photo.

    Returns:
        None if they cannot be compared.
    """
    try:
        pixels = decode_thumbnail(thumbnail)
    except VitrineError as error:
        _log.info("a thumbnail is not compared: %s", error)
        return None
    cells = compare_cells(photo, pixels, alignment)
    return None if cells is None else agreement(cells)


def agreement(cells: CellComparison) -> AppearanceAgreement:
    """Return the probabilities that a comparison gives."""
    return AppearanceAgreement(
        _probability(PRINT_INTERCEPT, PRINT_WEIGHTS, print_contradiction(cells)),
        _probability(COLOUR_INTERCEPT, COLOUR_WEIGHTS, colour_differences(cells)),
    )


def _probability(
    intercept: float, weights: Sequence[float], statistics: Sequence[float] | None
) -> float | None:
    if statistics is None:
        return None
    return 0.5 * (1 + math.tanh((intercept - float(np.dot(weights, statistics))) / 2))
