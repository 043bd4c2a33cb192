"""Pictures laid over each other: edits leave nothing over, other photographs and prints do."""

from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.vision.keypoints import align, picture_keypoints
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.picture_quality import brightness, sharpness
from desktop_app.vision.registration import Registration, normalised_transform, register


def _picture() -> Any:
    """Return (240, 256, 3) uint8 RGB: a real picture without its white rim."""
    whole = read_photo(paths.sample_folder() / "pictures" / "tea-min-1.jpg").pixels
    height, width = whole.shape[:2]
    inner = whole[height // 6 : -height // 6, width // 6 : -width // 6]
    return cv2.resize(inner, (256, 240), interpolation=cv2.INTER_AREA)


def _laid(first: Any, second: Any, *, is_mirrored: bool = False) -> Registration:
    keypoints = picture_keypoints(first)
    alignment = align(picture_keypoints(second), keypoints.mirrored() if is_mirrored else keypoints)
    start = normalised_transform(alignment, first, second, is_mirrored=is_mirrored)
    assert start is not None
    found = register(first, second, start)
    assert found is not None
    return found


def test_an_edit_leaves_nothing_over() -> None:
    whole = _picture()
    turned = cv2.warpAffine(
        whole, cv2.getRotationMatrix2D((128, 120), 7, 0.9), (256, 240), borderValue=(255,) * 3
    )
    darker = np.clip(turned * 0.6 + 20, 0, 255).astype(np.uint8)
    found = _laid(whole, darker)
    assert found.affine_residual.median_px < 0.2
    assert found.affine_residual.inlier_share > 0.3
    assert found.unexplained_share < 0.01


def test_the_transform_takes_places_of_the_first_picture_to_the_second() -> None:
    whole = _picture()
    found = _laid(whole, whole[60:, 64:])
    place = found.transform @ [0.25, 0.25, 1]
    assert place[:2] / place[2] == pytest.approx([0, 0], abs=0.01)


def test_a_mirror_image_is_turned_round() -> None:
    whole = _picture()
    found = _laid(whole, np.ascontiguousarray(whole[:, ::-1]), is_mirrored=True)
    place = found.transform @ [0.0, 0.5, 1]
    assert place[0] / place[2] == pytest.approx(1, abs=0.01)
    assert found.affine_residual.median_px < 0.1


def test_a_tilt_is_told_from_an_edit_in_the_plane() -> None:
    whole = _picture()
    corners = np.array([[0, 0], [256, 0], [256, 240], [0, 240]], np.float32)
    seen = corners + np.array([[18, 10], [-6, 0], [-20, -14], [0, -4]], np.float32)
    tilt = cv2.getPerspectiveTransform(corners, seen)
    found = _laid(whole, cv2.warpPerspective(whole, tilt, (256, 240)))
    assert found.homography_residual.median_px < 0.2
    assert found.affine_residual.median_px > 3 * found.homography_residual.median_px


def test_parallax_is_left_over() -> None:
    whole = _picture()
    moved = whole.copy()
    # What stands in front has moved by two pixels against what is behind it.
    moved[:, 60:140] = np.roll(whole, 2, axis=1)[:, 60:140]
    assert (
        _laid(whole, moved).homography_residual.median_px
        > 2 * _laid(whole, whole).homography_residual.median_px
    )
    assert _laid(whole, moved).homography_residual.inlier_share < 0.75


def test_another_print_is_not_explained_by_another_tone() -> None:
    whole = _picture()
    other = whole.copy()
    cv2.putText(other, "500 g", (60, 150), cv2.FONT_HERSHEY_SIMPLEX, 2, (250, 240, 20), 12)
    assert _laid(whole, other).unexplained_share > 0.03
    cast = np.clip(whole * np.array([0.7, 1.1, 0.9]) + 10, 0, 255).astype(np.uint8)
    assert _laid(whole, cast).unexplained_share < 0.01


def test_a_thin_mark_over_all_of_it_is_no_other_print() -> None:
    whole = _picture()
    words = np.zeros(whole.shape, np.uint8)
    for row in range(25, 240, 40):
        cv2.putText(words, "SHOP.EXAMPLE", (5, row), cv2.FONT_HERSHEY_SIMPLEX, 1, (255,) * 3, 2)
    assert _with_words(whole, words, 0.4) < 0.003
    # The same words in one place, or thickly, are those of another label.
    assert _with_words(whole, words, 0.9) > 0.05
    words[70:] = 0
    words[:, 150:] = 0
    assert _with_words(whole, words, 0.4) > 0.01


def _with_words(whole: Any, words: Any, share: float) -> float:
    """Return what is not explained where words lie over a picture so thickly."""
    veil = words / 255 * share
    found = register(whole, (whole * (1 - veil)).astype(np.uint8), np.eye(3))
    assert found is not None
    return found.unexplained_share


def test_sharpness_falls_with_blur_and_not_with_contrast() -> None:
    whole = _picture()
    assert sharpness(cv2.GaussianBlur(whole, (0, 0), 2)) < 0.17 < sharpness(whole)
    assert sharpness((whole // 3).astype(np.uint8)) > 0.17


def test_a_black_thing_on_white_is_not_dark() -> None:
    page = np.full((100, 100, 3), 250, np.uint8)
    page[20:80, 20:80] = 5
    assert brightness(page) > 0.9
    assert brightness(page // 4) < 0.3
