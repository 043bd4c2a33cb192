"""Synthetic packages are reproducible, and their variants differ in appearance only."""

import numpy as np
import pytest

from training.synthetic_packages import draw_package

PHOTO = np.random.default_rng(0).integers(0, 256, (90, 120, 3), dtype=np.uint8)


def test_a_package_is_determined_by_its_number() -> None:
    first, again = draw_package(7, 0, [PHOTO]), draw_package(7, 0, [PHOTO])
    other = draw_package(8, 0, [PHOTO])
    assert np.array_equal(first.pixels, again.pixels)
    assert not np.array_equal(first.pixels, other.pixels)


@pytest.mark.parametrize("variant", [1, 2])
def test_variants_have_the_same_outline_and_other_looks(variant: int) -> None:
    differences = 0
    for number in range(5):
        original, other = draw_package(number, 0, [PHOTO]), draw_package(number, variant, [PHOTO])
        assert original.mask is not None
        assert other.mask is not None
        assert np.array_equal(original.mask, other.mask)
        differences += not np.array_equal(original.pixels, other.pixels)
    assert differences > 0
