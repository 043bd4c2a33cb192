"""Two photos of one shelf are aligned, and compared part by part."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf_alignment import Agreement, align_shelf
from desktop_app.errors import VitrineError
from tests.engine.counting.stock_shop import shelf_photos


def test_only_the_changed_part_of_a_shelf_differs() -> None:
    photo = shelf_photos()[1]
    whole = [unit for unit in photo.units if unit.visible > 0.999]
    gone = next(unit for unit in whole if 0.3 < unit.box.left < 0.6)
    pixels = cv2.convertScaleAbs(photo.pixels, alpha=0.9, beta=5)
    height, width = pixels.shape[:2]
    box = gone.box
    rows = slice(round(box.top * height), round(box.bottom * height))
    pixels[rows, round(box.left * width) : round(box.right * width)] = 150
    alignment = align_shelf(photo.pixels, np.asarray(pixels, np.uint8))
    same = [unit for unit in whole if alignment.plan.is_unchanged(unit.box)]
    assert gone not in same
    assert len(same) >= len(whole) - 2
    assert np.allclose(alignment.transform, np.eye(3), atol=0.02)


def test_photos_of_other_things_are_refused() -> None:
    plain = np.full((200, 300, 3), 128, np.uint8)
    with pytest.raises(VitrineError, match="same shelf"):
        align_shelf(shelf_photos()[0].pixels, plain)


def test_without_keypoints_nothing_is_known_to_be_unchanged() -> None:
    points = np.full((20, 2), 0.5, np.float32)
    all_agree = Agreement(points, np.ones(20, np.bool_))
    assert all_agree.is_unchanged(Region(0.4, 0.4, 0.6, 0.6))
    assert not all_agree.is_unchanged(Region(0.0, 0.0, 0.2, 0.2))
    assert not replace(all_agree, agrees=np.zeros(20, np.bool_)).is_unchanged(Region())
    assert not Agreement.unknown().is_unchanged(Region())
