"""A garment is coloured anew, and all around it stays."""

import numpy as np
import numpy.typing as npt

from training.variant_pairs import recoloured


def _shirt() -> npt.NDArray[np.uint8]:
    picture = np.full((120, 100, 3), 250, np.uint8)
    picture[30:100, 20:80] = (170, 40, 50)
    picture[5:28, 35:65] = (205, 150, 120)
    return picture


def test_only_the_material_of_the_middle_changes() -> None:
    changed = recoloured(_shirt(), np.random.default_rng(1))
    assert changed is not None
    difference = np.abs(changed.astype(int) - _shirt()).max(axis=2)
    assert difference[40:90, 30:70].min() > 10
    assert difference[:4].max() <= 2
    assert difference[10:24, 40:60].max() <= 2


def test_a_picture_of_one_material_is_left_out() -> None:
    plain = np.full((60, 60, 3), 120, np.uint8)
    assert recoloured(plain, np.random.default_rng(1)) is None
