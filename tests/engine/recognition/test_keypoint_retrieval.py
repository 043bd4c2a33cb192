"""Each region is searched for with its own keypoints, or all with the shared ones."""

from pathlib import Path

import numpy as np

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.geometric_verification import RegionMatcher
from desktop_app.engine.recognition.keypoint_retrieval import search_by_keypoints
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo


def test_the_picture_of_a_region_is_found(shop: Workspace, shop_table: Path) -> None:
    files = [shop_table.parent / "pictures" / f"{number}.png" for number in (1, 4)]
    photos = [read_photo(file).pixels for file in files]
    index = shop._index
    halves = [Region(right=0.5), Region(left=0.5)]
    found = search_by_keypoints(np.concatenate(photos, axis=1), halves, index)
    for search, file in zip(found, files, strict=True):
        if len(search.matcher.keypoints):
            picture = shop._store.pictures.get([int(search.found.ids[0])])
            assert {Path(one.path) for one in picture.values()} == {file}

    matcher = RegionMatcher(photos[0], WHOLE_PHOTO)
    one, other = search_by_keypoints(photos[0], [WHOLE_PHOTO, WHOLE_PHOTO], index, matcher)
    assert one is other
    assert one.matcher is matcher
