"""Pictures are aligned by their edges, whatever their colours."""

import cv2
import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.edge_alignment import align_edges, outline_transform


def _vase(colour: tuple[int, int, int], *, shift_px: int = 0) -> RgbImage:
    picture = np.full((200, 160, 3), 250, np.uint8)
    cv2.ellipse(picture, (80 + shift_px, 120), (45, 60), 0, 0, 360, colour, -1)
    cv2.rectangle(picture, (65 + shift_px, 30), (95 + shift_px, 80), colour, -1)
    cv2.line(picture, (50 + shift_px, 110), (110 + shift_px, 130), (90, 90, 90), 3)
    return picture


def test_another_colour_has_the_same_edges() -> None:
    found = align_edges(_vase((180, 80, 50)), _vase((60, 120, 70)), [np.eye(3)])
    assert found.correlation > 0.95
    assert found.transform == pytest.approx(np.eye(3), abs=0.02)


def test_the_outline_is_a_start_for_what_stands_elsewhere() -> None:
    first, second = _vase((180, 80, 50)), _vase((60, 120, 70), shift_px=24)
    start = outline_transform(first, second)
    assert start is not None
    assert start[0, 2] == pytest.approx(24 / 160, abs=0.01)
    found = align_edges(first, second, [start])
    assert found.correlation > 0.95
    assert found.transform is not None
    assert found.transform[0, 2] == pytest.approx(24 / 160, abs=0.02)


def test_another_thing_has_other_edges() -> None:
    other = np.full((200, 160, 3), 250, np.uint8)
    cv2.rectangle(other, (20, 20), (70, 60), (180, 80, 50), -1)
    cv2.circle(other, (110, 150), 30, (60, 120, 70), -1)
    assert align_edges(_vase((180, 80, 50)), other, [np.eye(3)]).correlation < 0.8


def test_plain_pictures_cannot_be_aligned() -> None:
    plain = np.full((100, 100, 3), 120, np.uint8)
    assert align_edges(plain, plain, [np.eye(3)]).transform is None
    assert outline_transform(plain, _vase((1, 2, 3))) is None
