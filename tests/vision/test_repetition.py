"""Equal things side by side are counted in one picture."""

import cv2
import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.repetition import repetitions
from tests.engine.counting.stock_shop import shelf_photos


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_equal_packs_are_counted(count: int) -> None:
    packs = []
    for number in range(count):
        # Each in its own light, a little higher than the one before, with a gap.
        lit = cv2.convertScaleAbs(_pack(), alpha=1 - 0.08 * number, beta=4 * number)
        packs.append(np.pad(np.roll(lit, number, axis=0), ((0, 0), (1, 2), (0, 0)), mode="edge"))
    assert repetitions(np.hstack(packs)) == count


def test_one_pack_and_different_packs_are_one() -> None:
    assert repetitions(_pack()) == 1
    assert repetitions(np.hstack([_pack(), _pack(seed=2)])) == 1
    assert repetitions(np.full((80, 120, 3), 99, np.uint8)) == 1
    assert repetitions(_pack()[:6]) == 1


def test_the_units_of_a_shelf_are_no_repetitions() -> None:
    photo = shelf_photos()[1]
    whole = [unit.box.cut_from(photo.pixels) for unit in photo.units if unit.visible > 0.999]
    assert sum(repetitions(one) > 1 for one in whole) == 0


def _pack(seed: int = 1) -> RgbImage:
    coarse = np.random.default_rng(seed).integers(0, 255, (12, 8, 3), np.uint8)
    return np.asarray(cv2.resize(coarse, (80, 120), interpolation=cv2.INTER_CUBIC), np.uint8)
