"""Registration separates edits of a photograph from other photographs and prints."""

from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app import paths
from desktop_app.vision.keypoints import align, picture_keypoints
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.registration import Registration, normalised_transform, register


def _picture() -> Any:
    """Return (240, 256, 3) uint8 RGB: a real picture without its white border."""
    whole = read_photo(paths.sample_folder() / "pictures" / "tea-min-1.jpg").pixels
    height, width = whole.shape[:2]
    inner = whole[height // 6 : -height // 6, width // 6 : -width // 6]
    return cv2.resize(inner, (256, 240), interpolation=cv2.INTER_AREA)


def _register(first: Any, second: Any, *, is_mirrored: bool = False) -> Registration:
    keypoints = picture_keypoints(first)
    alignment = align(picture_keypoints(second), keypoints.mirrored() if is_mirrored else keypoints)
    start = normalised_transform(alignment, first, second, is_mirrored=is_mirrored)
    assert start is not None
    found = register(first, second, start)
    assert found is not None
    return found


def test_an_edit_has_a_small_residual() -> None:
    whole = _picture()
    turned = cv2.warpAffine(
        whole, cv2.getRotationMatrix2D((128, 120), 7, 0.9), (256, 240), borderValue=(255,) * 3
    )
    darker = np.clip(turned * 0.6 + 20, 0, 255).astype(np.uint8)
    found = _register(whole, darker)
    assert found.affine_residual.median_px < 0.2
    assert found.affine_residual.inlier_share > 0.3
    assert found.unexplained_share < 0.01


def test_the_transform_maps_the_first_picture_to_the_second() -> None:
    whole = _picture()
    found = _register(whole, whole[60:, 64:])
    point = found.transform @ [0.25, 0.25, 1]
    assert point[:2] / point[2] == pytest.approx([0, 0], abs=0.01)


def test_a_mirrored_picture_is_registered_with_mirroring() -> None:
    whole = _picture()
    found = _register(whole, np.ascontiguousarray(whole[:, ::-1]), is_mirrored=True)
    point = found.transform @ [0.0, 0.5, 1]
    assert point[0] / point[2] == pytest.approx(1, abs=0.01)
    assert found.affine_residual.median_px < 0.1


def test_a_perspective_edit_needs_a_homography() -> None:
    whole = _picture()
    corners = np.array([[0, 0], [256, 0], [256, 240], [0, 240]], np.float32)
    seen = corners + np.array([[18, 10], [-6, 0], [-20, -14], [0, -4]], np.float32)
    tilt = cv2.getPerspectiveTransform(corners, seen)
    found = _register(whole, cv2.warpPerspective(whole, tilt, (256, 240)))
    assert found.homography_residual.median_px < 0.2
    assert found.affine_residual.median_px > 3 * found.homography_residual.median_px


def test_parallax_has_a_large_residual() -> None:
    whole = _picture()
    moved = whole.copy()
    # The foreground is shifted by two pixels against the background.
    moved[:, 60:140] = np.roll(whole, 2, axis=1)[:, 60:140]
    assert (
        _register(whole, moved).homography_residual.median_px
        > 2 * _register(whole, whole).homography_residual.median_px
    )
    assert _register(whole, moved).homography_residual.inlier_share < 0.75


def test_another_print_is_unexplained_but_a_colour_cast_is_not() -> None:
    whole = _picture()
    other = whole.copy()
    cv2.putText(other, "500 g", (60, 150), cv2.FONT_HERSHEY_SIMPLEX, 2, (250, 240, 20), 12)
    assert _register(whole, other).unexplained_share > 0.03
    cast = np.clip(whole * np.array([0.7, 1.1, 0.9]) + 10, 0, 255).astype(np.uint8)
    assert _register(whole, cast).unexplained_share < 0.01


def test_a_translucent_watermark_is_explained() -> None:
    whole = _picture()
    words = np.zeros(whole.shape, np.uint8)
    for row in range(25, 240, 40):
        cv2.putText(words, "SHOP.EXAMPLE", (5, row), cv2.FONT_HERSHEY_SIMPLEX, 1, (255,) * 3, 2)
    assert _unexplained_with_words(whole, words, 0.4) < 0.003
    # The same words in one place or opaque are another label.
    assert _unexplained_with_words(whole, words, 0.9) > 0.05
    words[70:] = 0
    words[:, 150:] = 0
    assert _unexplained_with_words(whole, words, 0.4) > 0.01


def _unexplained_with_words(whole: Any, words: Any, opacity: float) -> float:
    """Return the unexplained share for words of an opacity over a picture."""
    alpha = words / 255 * opacity
    found = register(whole, (whole * (1 - alpha)).astype(np.uint8), np.eye(3))
    assert found is not None
    return found.unexplained_share
