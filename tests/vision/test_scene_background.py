"""The empty counter in the light of a frame."""

import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.scene_background import expected_counter, expected_mat

SHAPE = (135, 240, 3)


@pytest.fixture
def wood() -> RgbImage:
    """Return a counter with a grain."""
    rows = np.arange(SHAPE[0])[:, np.newaxis, np.newaxis]
    grain = 110 + 25 * np.sin(rows / 4) * np.ones(SHAPE)
    return (grain * [1.1, 0.9, 0.7]).astype(np.uint8)


def test_a_smooth_change_of_light_is_followed(wood: RgbImage) -> None:
    light = np.linspace(0.6, 1.5, SHAPE[1])[np.newaxis, :, np.newaxis]
    frame = (wood * light).astype(np.uint8)
    expected = expected_counter(frame, wood)
    assert expected is not None
    assert np.abs(expected.astype(int) - frame).max() <= 6


def test_what_lies_in_the_middle_or_at_one_edge_is_not_expected(wood: RgbImage) -> None:
    frame = (wood * 0.7).astype(np.uint8)
    frame[30:110, 80:160] = 250
    frame[100:, 100:140] = (200, 150, 120)
    expected = expected_counter(frame, wood)
    assert expected is not None
    assert np.abs(expected[40:100, 90:150].astype(int) - wood[40:100, 90:150] * 0.7).max() <= 6


def test_another_counter_is_not_explained_by_light(wood: RgbImage) -> None:
    noise = np.random.default_rng(0).integers(0, 255, SHAPE, np.uint8)
    assert expected_counter(noise, wood) is None


def test_only_a_counter_of_one_colour_is_known_without_a_background(wood: RgbImage) -> None:
    mat = (np.linspace(150, 90, SHAPE[1])[np.newaxis, :, np.newaxis] * np.ones(SHAPE)).astype(
        np.uint8
    )
    frame = mat.copy()
    frame[40:100, 90:150] = 20
    expected = expected_mat(frame)
    assert expected is not None
    assert np.abs(expected.astype(int) - mat).max() <= 6
    assert expected_mat(wood) is None


def test_bands_of_rows_are_followed() -> None:
    columns, rows = np.meshgrid(np.arange(SHAPE[1]), np.arange(SHAPE[0]))
    is_red = ((rows // 11 + columns // 11) % 2 == 1)[:, :, np.newaxis]
    cloth = np.where(is_red, (170, 60, 50), (195, 190, 180)).astype(np.uint8)
    bands = 1 + 0.25 * np.sin(2 * np.pi * 3.5 * rows[:, :, np.newaxis] / SHAPE[0])
    frame = (cloth * bands).astype(np.uint8)
    frame[40:100, 90:150] = 20
    expected = expected_counter(frame, cloth)
    assert expected is not None
    error = np.abs(expected.astype(int) - cloth * bands)
    assert np.median(error) <= 3
