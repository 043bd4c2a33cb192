"""Print and colours of the best aligned pictures are compared with the photo."""

import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.appearance_comparison import (
    MIN_INLIERS,
    best_aligned,
    compare_appearance,
)
from desktop_app.vision.keypoints import Alignment, align, photo_keypoints, picture_keypoints
from desktop_app.vision.picture_decoding import decode_thumbnail, read_photo, thumbnail


@pytest.fixture
def picture() -> RgbImage:
    """Return the thumbnail of a can, decoded."""
    file = paths.sample_folder() / "pictures" / "can-che-1.jpg"
    return decode_thumbnail(thumbnail(read_photo(file).pixels))


def _alignment(photo: RgbImage, picture: RgbImage) -> Alignment:
    return align(photo_keypoints(photo), picture_keypoints(picture))


def test_only_the_pictures_with_the_most_inliers_are_compared() -> None:
    few, many = MIN_INLIERS - 1, MIN_INLIERS
    assert best_aligned({1: few, 2: many, 3: 40, 4: 30, 5: 20}) == [3, 4, 5]
    assert best_aligned({1: few, 2: many}) == [2]


def test_a_picture_agrees_with_itself_more_than_in_other_colours(picture: RgbImage) -> None:
    alignment = _alignment(picture, picture)
    same = compare_appearance(picture, thumbnail(picture), alignment)
    swapped = np.ascontiguousarray(picture[..., [2, 0, 1]])
    other = compare_appearance(swapped, thumbnail(picture), alignment)
    assert same is not None
    assert other is not None
    assert same.colour is not None
    assert other.colour is not None
    assert other.colour < 0.5 < same.colour


@pytest.mark.parametrize("damaged", [b"", b"not a picture", b"\xff\xd8\xff\xe0"])
def test_a_damaged_thumbnail_is_not_compared(picture: RgbImage, damaged: bytes) -> None:
    assert compare_appearance(picture, damaged, _alignment(picture, picture)) is None
