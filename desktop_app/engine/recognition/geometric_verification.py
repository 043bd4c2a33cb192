"""The verify stage: keypoint matches between the photo and the candidates' pictures.

The search narrows the catalogue down to some twenty products; keypoints tell one
print from another. They find nothing on plain things like fruit, and then change
nothing. Keypoints of pictures are stored in the catalogue, those of the photo are
extracted here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.evidence import MatchedPoints
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.recognition.appearance_comparison import (
    COMPARED_SIDE_PX,
    AppearanceAgreement,
    best_aligned,
    compare_appearance,
)
from desktop_app.engine.recognition.retrieval import RegionCandidates
from desktop_app.vision.keypoints import (
    KEYPOINT_FORMAT,
    Alignment,
    Keypoints,
    align,
    photo_keypoints,
    unpack,
)
from desktop_app.vision.resizing import fit_within

# Number of candidates per region that are verified.
VERIFIED_CANDIDATES: Final = 20


@dataclass(frozen=True, slots=True)
class RegionMatches:
    """The keypoint matches of one region; pictures without keypoints are missing.

    Attributes:
        inliers: number of matches that agree with a homography, by picture id.
        matches: these matches, by picture id.
        appearances: how well print and colours agree, by picture id; only of the
            pictures with the most inliers.
    """

    inliers: Mapping[int, int] = field(default_factory=dict)
    matches: Mapping[int, MatchedPoints] = field(default_factory=dict)
    appearances: Mapping[int, AppearanceAgreement] = field(default_factory=dict)


class RegionMatcher:
    """Matches the keypoints of one region of a photo with pictures.

    Keypoints are extracted when they are first needed and a picture is matched once, so that
    several searches for the same product can share them.

    Args:
        pixels: of the region, (h, w, 3) uint8 RGB.
        region: the part of the photo.
    """

    def __init__(self, pixels: RgbImage, region: Region) -> None:
        self._pixels = pixels
        self._region = region
        self._alignments: dict[int, Alignment] = {}
        self._appearances: dict[int, AppearanceAgreement] = {}

    def match(self, pictures: Mapping[int, Keypoints]) -> RegionMatches:
        """Return the matches with pictures, whose keypoints are given by picture id."""
        for id_, keypoints in pictures.items():
            if id_ not in self._alignments:
                self._alignments[id_] = align(self.keypoints, keypoints)
        found = {id_: self._alignments[id_] for id_ in pictures}
        return RegionMatches(
            {id_: alignment.inliers for id_, alignment in found.items()},
            {id_: _matches(alignment, self._region) for id_, alignment in found.items()},
        )

    def compare(self, thumbnails: Mapping[int, bytes]) -> dict[int, AppearanceAgreement]:
        """Return how well pictures that were matched before agree with the region.

        Args:
            thumbnails: JPEG files by picture id; pictures that cannot be compared are
                missing from the result.
        """
        for id_, jpeg in thumbnails.items():
            if id_ not in self._appearances:
                found = compare_appearance(self._small_pixels, jpeg, self._alignments[id_])
                if found is not None:
                    self._appearances[id_] = found
        return {id_: self._appearances[id_] for id_ in thumbnails if id_ in self._appearances}

    @cached_property
    def keypoints(self) -> Keypoints:
        """The keypoints of the region."""
        return photo_keypoints(self._pixels)

    @cached_property
    def _small_pixels(self) -> RgbImage:
        return fit_within(self._pixels, COMPARED_SIDE_PX)


def verify_candidates(
    matchers: Sequence[RegionMatcher], retrieved: Sequence[RegionCandidates], catalogue: Catalogue
) -> list[RegionMatches]:
    """Match the keypoints of each region with those of its most promising candidates.

    Args:
        matchers: of each region.
        retrieved: of each region; pictures whose keypoints are missing or damaged
            are not verified.
        catalogue: the catalogue.
    """
    pictures = [
        [candidate.picture_id for candidate in some.most_promising(VERIFIED_CANDIDATES)]
        for some in retrieved
    ]
    usable = read_keypoints(sorted({id_ for some in pictures for id_ in some}), catalogue)
    return [
        matcher.match({id_: usable[id_] for id_ in some if id_ in usable})
        for matcher, some in zip(matchers, pictures, strict=True)
    ]


def compare_appearances(
    matchers: Sequence[RegionMatcher], matched: Sequence[RegionMatches], catalogue: Catalogue
) -> list[RegionMatches]:
    """Add how well the pictures with the most inliers agree with each region.

    Args:
        matchers: of each region.
        matched: what they have matched.
        catalogue: the catalogue.
    """
    aligned = [best_aligned(found.inliers) for found in matched]
    thumbnails = catalogue.thumbnails.get(sorted({id_ for some in aligned for id_ in some}))
    return [
        replace(
            found,
            appearances=matcher.compare(
                {id_: thumbnails[id_] for id_ in some if id_ in thumbnails}
            ),
        )
        for matcher, found, some in zip(matchers, matched, aligned, strict=True)
    ]


def match_region(
    pixels: RgbImage, region: Region, picture_id: int, catalogue: Catalogue
) -> MatchedPoints | None:
    """Return the keypoint matches of a region and one picture; None without keypoints.

    Args:
        pixels: of the region, (h, w, 3) uint8 RGB.
        region: the part of the photo.
        picture_id: the picture.
        catalogue: the catalogue.
    """
    keypoints = read_keypoints([picture_id], catalogue)
    return RegionMatcher(pixels, region).match(keypoints).matches.get(picture_id)


def _matches(alignment: Alignment, region: Region) -> MatchedPoints:
    return MatchedPoints(_photo_points(alignment.photo_points, region), alignment.picture_points)


def _photo_points(
    region_points: npt.NDArray[np.float32], region: Region
) -> npt.NDArray[np.float32]:
    """Return points of a region as points of the whole photo, both 0..1."""
    origin = np.array([region.left, region.top], np.float32)
    size = np.array([region.width, region.height], np.float32)
    return origin + region_points * size


def read_keypoints(picture_ids: Sequence[int], catalogue: Catalogue) -> dict[int, Keypoints]:
    """Return keypoints by picture id; pictures whose keypoints are damaged are missing."""
    packed = catalogue.keypoints.get(KEYPOINT_FORMAT, picture_ids)
    keypoints = {id_: unpack(data) for id_, data in packed.items()}
    return {id_: some for id_, some in keypoints.items() if some is not None}


def count_inliers(
    picture_id: int, others: Sequence[int], keypoints: Mapping[int, Keypoints]
) -> Mapping[int, int]:
    """Return the number of inliers between a picture and each other picture.

    Args:
        picture_id: the picture.
        others: pictures; those without keypoints are missing from the result.
        keypoints: by picture id.
    """
    if picture_id not in keypoints:
        return {}
    own = keypoints[picture_id]
    return {id_: align(own, keypoints[id_]).inliers for id_ in others if id_ in keypoints}
