"""Turning, mirroring and cutting of a camera's pictures."""

import cv2
import numpy as np
import pytest

from desktop_app.domain.frame_geometry import FrameGeometry
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region

TURNS = {
    90: cv2.ROTATE_90_CLOCKWISE,
    180: cv2.ROTATE_180,
    270: cv2.ROTATE_90_COUNTERCLOCKWISE,
}


@pytest.fixture
def frame() -> RgbImage:
    """Return a frame in which no two pixels are alike."""
    return np.arange(40 * 60 * 3, dtype=np.uint16).astype(np.uint8).reshape(40, 60, 3)


def test_the_usual_geometry_copies_nothing(frame: RgbImage) -> None:
    assert FrameGeometry().apply(frame) is frame


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("is_mirrored", [False, True])
def test_a_frame_is_turned_clockwise_then_mirrored(
    frame: RgbImage, turn: int, is_mirrored: bool
) -> None:
    expected = cv2.rotate(frame, TURNS[turn])
    if is_mirrored:
        expected = cv2.flip(expected, 1)
    turned = FrameGeometry(turn, is_mirrored).apply(frame)
    assert np.array_equal(turned, expected)
    assert turned.flags.c_contiguous


def test_the_region_is_cut_from_the_turned_frame(frame: RgbImage) -> None:
    geometry = FrameGeometry(90, region=Region(0.5, 0.0, 1.0, 0.5))
    turned = cv2.rotate(frame, cv2.ROTATE_90_CLOCKWISE)
    assert np.array_equal(geometry.apply(frame), turned[:30, 20:])
    assert np.array_equal(geometry.upright(frame), turned)


def test_a_view_of_a_larger_frame_is_used_as_well(frame: RgbImage) -> None:
    part = frame[5:25, 10:50]
    assert np.array_equal(FrameGeometry(180).apply(part), part[::-1, ::-1])


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("is_mirrored", [False, True])
@pytest.mark.parametrize("new_turn", [0, 90, 180, 270])
@pytest.mark.parametrize("will_be_mirrored", [False, True])
def test_a_change_keeps_the_same_part_of_the_scene(
    frame: RgbImage, turn: int, is_mirrored: bool, new_turn: int, will_be_mirrored: bool
) -> None:
    before = FrameGeometry(turn, is_mirrored, Region(0.1, 0.2, 0.5, 0.4))
    after = before.with_turn(new_turn).with_mirroring(will_be_mirrored)
    assert (after.turn, after.is_mirrored) == (new_turn, will_be_mirrored)
    pixels = [sorted(map(tuple, g.apply(frame).reshape(-1, 3))) for g in (before, after)]
    assert pixels[0] == pixels[1]
