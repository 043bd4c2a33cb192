"""The keypoints stage: the pictures whose keypoints resemble those of each region."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.engine.picture_index import PictureIndex
from desktop_app.engine.recognition.geometric_verification import RegionMatcher
from desktop_app.engine.recognition.multi_crop import RegionCrops
from desktop_app.search.vector_index import Neighbours

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
    crops: Sequence[RegionCrops], index: PictureIndex, matcher: RegionMatcher | None = None
) -> list[KeypointSearch]:
    """Extract the keypoints of each region and search the index with them.

    Args:
        crops: of each region.
        index: of the catalogue's pictures.
        matcher: of the product that all regions show; None if each has its own.
    """
    if matcher is not None:
        return [_search(matcher, index)] * len(crops)
    return [_search(RegionMatcher(one.pixels, one.region), index) for one in crops]


def _search(matcher: RegionMatcher, index: PictureIndex) -> KeypointSearch:
    return KeypointSearch(matcher, index.search_keypoints(matcher.keypoints, _PICTURES))
