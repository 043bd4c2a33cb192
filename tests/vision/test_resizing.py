"""Scaling keeps size, brightness and detail."""

import cv2
import numpy as np
import pytest

from desktop_app.vision.resizing import fit_for_screen, fit_within, resize


@pytest.mark.parametrize("size", [(40, 30), (7, 90), (200, 150), (80, 60), (1, 1)])
def test_resize_returns_the_size_and_keeps_a_plain_colour(size: tuple[int, int]) -> None:
    plain = np.full((60, 80, 3), (10, 100, 200), np.uint8)
    scaled = resize(plain, *size)
    assert scaled.shape == (size[1], size[0], 3)
    assert np.array_equal(np.unique(scaled.reshape(-1, 3), axis=0), [[10, 100, 200]])


def test_fine_stripes_are_averaged_without_aliasing() -> None:
    stripes = np.zeros((100, 1000, 3), np.uint8)
    stripes[:, ::2] = 255
    small = resize(stripes, 70, 7)
    assert np.abs(small.astype(int) - 127).max() < 30


def test_resize_is_close_to_exact_area_averaging() -> None:
    texture = np.random.default_rng(0).integers(0, 256, (30, 40, 3), dtype=np.uint8)
    large = np.asarray(cv2.resize(texture, (1003, 751), interpolation=cv2.INTER_CUBIC), np.uint8)
    expected = cv2.resize(large, (224, 168), interpolation=cv2.INTER_AREA)
    assert np.abs(resize(large, 224, 168).astype(int) - expected).mean() < 5


def test_fit_within_keeps_the_aspect_ratio_and_never_enlarges() -> None:
    wide = np.zeros((100, 400, 3), np.uint8)
    assert fit_within(wide, 200).shape == (50, 200, 3)
    assert fit_within(wide, 400).shape == wide.shape
    assert fit_within(wide[:1], 100).shape == (1, 100, 3)


@pytest.mark.parametrize(
    ("bounds", "size"), [((40, 90), (40, 30)), ((90, 15), (20, 15)), ((160, 400), (160, 120))]
)
def test_a_frame_is_scaled_to_the_largest_size_that_fits(
    bounds: tuple[int, int], size: tuple[int, int]
) -> None:
    orange = np.full((60, 80, 3), (250, 120, 10), np.uint8)
    scaled = fit_for_screen(orange, bounds)
    assert (scaled.shape[1], scaled.shape[0]) == size
    assert np.array_equal(np.unique(scaled.reshape(-1, 4), axis=0), [[10, 120, 250, 255]])


def test_a_narrow_frame_keeps_at_least_a_pixel() -> None:
    assert fit_for_screen(np.zeros((1000, 2, 3), np.uint8), (50, 50)).shape == (50, 1, 4)
