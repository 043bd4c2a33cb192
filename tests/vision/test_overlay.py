"""Warping a picture onto another one, and the corners that both have."""

import cv2
import numpy as np
import pytest

from desktop_app.vision.overlay import MIRROR, common_corners, normalise_local_contrast, warp_onto

GREY = np.random.default_rng(0).integers(0, 256, (12, 16), dtype=np.uint8)


def _squares() -> np.ndarray:
    """Return (120, 160) uint8: dark squares with sharp corners on white."""
    picture = np.full((120, 160), 230, np.uint8)
    for x, y in ((30, 30), (90, 40), (60, 80)):
        picture[y : y + 20, x : x + 20] = 40
    return picture


def test_a_shifted_picture_covers_a_part_of_the_fixed_one() -> None:
    moving = cv2.resize(GREY, (160, 120)).astype(np.uint8)
    fixed = np.zeros((120, 160), np.uint8)
    overlay = warp_onto(moving, fixed, np.array([[1, 0, 40], [0, 1, 0], [0, 0, 1.0]]))
    assert overlay is not None
    assert not overlay.mask[:, :40].any()
    assert overlay.mask[10:-10, 50:-10].all()
    assert np.array_equal(overlay.warped[20:100, 50:150], moving[20:100, 10:110])
    assert (overlay.warped[~overlay.mask] == 0).all()


def test_pictures_that_hardly_overlap_are_not_overlaid() -> None:
    fixed = np.zeros((120, 160), np.uint8)
    assert warp_onto(fixed, fixed, np.array([[1, 0, 155], [0, 1, 0], [0, 0, 1.0]])) is None


def test_local_normalisation_removes_brightness_and_contrast() -> None:
    picture = cv2.GaussianBlur(cv2.resize(GREY, (160, 120)), (0, 0), 2).astype(np.float32)
    darker = (picture * 0.6 + 20).astype(np.uint8)
    first = normalise_local_contrast(picture).astype(int)
    second = normalise_local_contrast(darker).astype(int)
    assert np.abs(first - second).mean() < 6
    assert np.ptp(first) > 100


def test_corners_of_one_picture_alone_are_ignored() -> None:
    fixed, warped = _squares(), _squares()
    warped[90:110, 120:140] = 40
    corners = common_corners(warped, fixed, np.ones(fixed.shape, np.bool_))
    assert len(corners) >= 12
    assert not ((corners[:, 0] > 112) & (corners[:, 1] > 84)).any()
    for corner in ((30, 30), (109, 59), (60, 99)):
        assert np.linalg.norm(corners - corner, axis=1).min() < 3


def test_corners_outside_the_mask_are_ignored() -> None:
    mask = np.zeros((120, 160), np.bool_)
    mask[:, :80] = True
    corners = common_corners(_squares(), _squares(), mask)
    assert len(corners)
    assert corners[:, 0].max() < 80


def test_mirroring_twice_is_the_identity() -> None:
    assert pytest.approx(np.eye(3)) == MIRROR @ MIRROR
    assert (MIRROR @ [0.25, 0.5, 1]).tolist() == [0.75, 0.5, 1]
