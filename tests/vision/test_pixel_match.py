"""Pictures without corners match if they are equal, scaled or mirrored."""

from typing import Any

import cv2
import numpy as np
import pytest

from desktop_app.vision.pixel_match import match_pixels


def _blob(x_px: float = 90.0) -> Any:
    """Return (200, 160, 3) uint8 RGB: a soft blob on white."""
    rows, columns = np.mgrid[:200, :160]
    near = np.exp(-((rows - 110) ** 2 + (columns - x_px) ** 2) / 1800)
    return (250 - near[..., None] * np.array([60, 120, 180])).astype(np.uint8)


def test_a_smaller_or_compressed_picture_matches() -> None:
    whole = _blob()
    small = cv2.resize(whole, (40, 50), interpolation=cv2.INTER_AREA)
    assert match_pixels(whole, small) == pytest.approx(np.eye(3))
    _, coarse = cv2.imencode(".jpg", whole, [cv2.IMWRITE_JPEG_QUALITY, 30])
    assert match_pixels(whole, np.asarray(cv2.imdecode(coarse, cv2.IMREAD_COLOR))) is not None


def test_a_mirrored_picture_matches_with_a_mirroring_transform() -> None:
    whole = _blob()
    transform = match_pixels(whole, np.ascontiguousarray(whole[:, ::-1]))
    assert transform is not None
    assert (transform @ [0, 0.5, 1])[0] == pytest.approx(1)


def test_moved_recoloured_or_cropped_pictures_do_not_match() -> None:
    whole = _blob()
    assert match_pixels(whole, _blob(86)) is None
    assert match_pixels(whole, whole[..., ::-1].copy()) is None
    assert match_pixels(whole, whole[:190]) is None


def test_blank_pictures_do_not_match() -> None:
    sheet = np.full((100, 100, 3), 250, np.uint8)
    assert match_pixels(sheet, sheet) is None
