"""Two photos of one shelf, aligned, and where they show the same."""

from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.errors import Message, VitrineError
from desktop_app.vision.keypoints import Keypoints
from desktop_app.vision.photo_overlap import (
    agreeing_keypoints,
    overlap_keypoints,
    overlap_transform,
)
from desktop_app.vision.place_comparison import PlaceComparison

# Products may have changed, so less of the photos has to agree than for photos of one time.
_MIN_SHELF_COVERAGE: Final = 0.35
# With fewer keypoints it is not known whether a part of the shelf is unchanged.
_MIN_KEYPOINTS: Final = 6
# Share of the keypoints of an unchanged part that are in both photos; of changed ones it is less
# than 0.1, of unchanged ones about 0.5.
_MIN_AGREEING: Final = 0.25
# Mean correlation of the cells in the part of a place that agrees least. Of unchanged facings it
# is above 0.6, of half covered ones mostly below 0.3 (``python -m benchmarks.shelf_changes``).
_MIN_PART_AGREEMENT: Final = 0.4


@dataclass(frozen=True, slots=True)
class Agreement:
    """The keypoints of a photo, and which of them the other photo shows at the same place.

    Attributes:
        points: (n, 2) float32, in shares of width and height.
        agrees: (n,) bool.
    """

    points: npt.NDArray[np.float32]
    agrees: npt.NDArray[np.bool_]

    @classmethod
    def unknown(cls) -> Self:
        """Return that nothing is known to be unchanged."""
        return cls(np.zeros((0, 2), np.float32), np.zeros(0, np.bool_))

    def is_unchanged(self, region: Region) -> bool:
        """Return whether the other photo shows the same in a region of this one."""
        low, high = (region.left, region.top), (region.right, region.bottom)
        inside = ((self.points >= low) & (self.points <= high)).all(axis=1)
        if np.count_nonzero(inside) < _MIN_KEYPOINTS:
            return False
        return bool(self.agrees[inside].mean() >= _MIN_AGREEING)


@dataclass(frozen=True, slots=True)
class ShelfAlignment:
    """A plan and the photo of now.

    Attributes:
        transform: from the plan to the photo of now.
        plan, now: where the two show the same.
        places: compares places of the plan with the photo of now; None if that is not known.
    """

    transform: PhotoTransform
    plan: Agreement
    now: Agreement
    places: PlaceComparison | None = None

    def is_partly_changed(self, place: Region, seen: Region | None = None) -> bool:
        """Return whether a large part of a place, about a third or more, shows something else.

        Args:
            place: in the plan.
            seen: where the same thing stands now, as a region of the plan; None for there.
        """
        agreement = None if self.places is None else self.places.least_agreement(place, seen)
        return agreement is not None and agreement < _MIN_PART_AGREEMENT


def align_shelf(plan: RgbImage, now: RgbImage) -> ShelfAlignment:
    """Align two photos of a shelf, each (h, w, 3) uint8 RGB.

    Raises:
        VitrineError: they do not show the same shelf.
    """
    first, second = overlap_keypoints(plan), overlap_keypoints(now)
    transform = overlap_transform(first, second, min_coverage=_MIN_SHELF_COVERAGE)
    if transform is None:
        raise VitrineError(
            Message("The two photos do not show the same shelf."),
            Message("Take the photo again from about the same place."),
        )
    first_agrees, second_agrees = agreeing_keypoints(first, second, transform)
    return ShelfAlignment(
        transform,
        _agreement(first, first_agrees),
        _agreement(second, second_agrees),
        PlaceComparison(plan, now, transform),
    )


def _agreement(keypoints: Keypoints, agrees: npt.NDArray[np.bool_]) -> Agreement:
    return Agreement(np.asarray(keypoints.points, np.float32), agrees)
