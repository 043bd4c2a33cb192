"""The keypoints stage: the pictures whose keypoints resemble those of each region."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.geometric_verification import RegionMatcher
from desktop_app.search.neighbours import Neighbours

# Pictures per region; their products are fewer, as products have several pictures.
_PICTURES: Final = 64


@dataclass(frozen=True, slots=True)
class KeypointSearch:
    """What the keypoints of one region found.

    Attributes:
        matcher: of the region.
        found: the pictures whose keypoints resemble the region's most, best first, with the
            scores of ``KeypointIndex.search``.
    """

    matcher: RegionMatcher
    found: Neighbours


def search_by_keypoints(
    photo: RgbImage,
    regions: Sequence[Region],
    index: PictureIndex,
    matcher: RegionMatcher | None = None,
) -> list[KeypointSearch]:
    """Extract the keypoints of each region and search the index with them.

    Args:
        photo: (h, w, 3) uint8 RGB.
        regions: parts of the photo.
        index: of the catalogue's pictures.
        matcher: of the product that all regions show; None if each has its own.
    """
    if matcher is not None:
        return [_search(matcher, index)] * len(regions)
    return [_search(RegionMatcher(region.cut_from(photo), region), index) for region in regions]


def _search(matcher: RegionMatcher, index: PictureIndex) -> KeypointSearch:
    return KeypointSearch(matcher, index.search_keypoints(matcher.keypoints, _PICTURES))
