"""An aligned picture is compared with a photo cell by cell."""

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.cell_comparison import CellComparison, compare_cells
from desktop_app.vision.cell_statistics import colour_differences, print_contradiction
from desktop_app.vision.keypoints import Alignment, align, photo_keypoints, picture_keypoints
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.resizing import fit_within


@pytest.fixture
def picture() -> RgbImage:
    """Return a thumbnail of a can on white."""
    file = paths.sample_folder() / "pictures" / "can-che-1.jpg"
    return fit_within(read_photo(file).pixels, 256)


def _photo(picture: RgbImage) -> RgbImage:
    """Return the picture turned, smaller and darker, on grey."""
    height, width = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), 12, 0.85)
    view = cv2.warpAffine(picture, turn, (width, height), borderValue=(120, 120, 120))
    return (view * 0.75).astype(np.uint8)


def _compared(photo: RgbImage, picture: RgbImage) -> CellComparison:
    cells = compare_cells(photo, picture, align(photo_keypoints(photo), picture_keypoints(picture)))
    assert cells is not None
    return cells


def test_another_word_contradicts_the_print(picture: RgbImage) -> None:
    changed = picture.copy()
    height, width = changed.shape[:2]
    middle = changed[int(height * 0.4) : int(height * 0.55), int(width * 0.35) : int(width * 0.65)]
    middle[:] = middle[::-1, ::-1].copy()
    same = print_contradiction(_compared(_photo(picture), picture))
    other = print_contradiction(_compared(_photo(changed), picture))
    assert same is not None
    assert other is not None
    assert other > same


def test_another_colour_is_not_explained_by_light(picture: RgbImage) -> None:
    same = colour_differences(_compared(_photo(picture), picture))
    other = colour_differences(_compared(_photo(picture)[..., [2, 0, 1]], picture))
    assert same is not None
    assert other is not None
    assert same[0] < 0.1 < other[0]


def test_a_picture_that_is_not_aligned_is_not_compared(picture: RgbImage) -> None:
    nothing = np.zeros((0, 2), np.float32)
    assert compare_cells(picture, picture, Alignment(None, nothing, nothing)) is None
