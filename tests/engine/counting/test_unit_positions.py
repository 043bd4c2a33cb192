"""Boxes in two photos are the same unit if they are at the same place of the shelf."""

import numpy as np
import pytest

from desktop_app.domain.region import Region
from desktop_app.engine.counting.unit_positions import (
    is_cut_off,
    mapped_box,
    same_unit_score,
    visible_share,
)

# The second photo was taken further to the right.
_SHIFT = np.array([[1, 0, -0.5], [0, 1, 0], [0, 0, 1.0]])


def _score(first: Region, second: Region, *, same: bool = True) -> float:
    return same_unit_score(first, second, _SHIFT, is_same_product=same)


def test_a_box_is_mapped_into_the_other_photo() -> None:
    box = mapped_box(Region(0.6, 0.2, 0.7, 0.4), _SHIFT)
    assert box is not None
    assert (box.left, box.right) == pytest.approx((0.1, 0.2))
    assert visible_share(Region(0.4, 0.2, 0.6, 0.4), _SHIFT) == pytest.approx(0.5)
    behind = np.array([[1, 0, 0], [0, 1, 0], [-2, 0, 1.0]])
    assert mapped_box(Region(0.6, 0.2, 0.7, 0.4), behind) is None


def test_the_same_place_is_the_same_unit() -> None:
    assert _score(Region(0.6, 0.2, 0.7, 0.4), Region(0.1, 0.2, 0.2, 0.4)) == pytest.approx(1)
    assert not _score(Region(0.6, 0.2, 0.7, 0.4), Region(0.21, 0.2, 0.31, 0.4))


def test_parallax_is_tolerated_for_the_same_product_only() -> None:
    first, moved = Region(0.6, 0.2, 0.7, 0.4), Region(0.155, 0.2, 0.255, 0.4)
    assert _score(first, moved)
    assert not _score(first, moved, same=False)


def test_a_unit_that_is_cut_off_in_one_photo_is_whole_in_the_other() -> None:
    whole = Region(0.42, 0.2, 0.52, 0.4)
    sliver = Region(0.0, 0.2, 0.02, 0.4)
    assert is_cut_off(sliver)
    assert not is_cut_off(whole)
    assert _score(whole, sliver) > 0.9
    # Parallax has moved it beyond the border of the second photo.
    assert _score(Region(0.39, 0.2, 0.49, 0.4), sliver)
    assert _score(Region(0.9, 0.2, 1.0, 0.4), Region(0.4, 0.2, 0.55, 0.4))
