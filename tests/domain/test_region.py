"""A region is a part of a photo in shares of its width and height."""

import numpy as np
import pytest

from desktop_app.domain.region import WHOLE_PHOTO, Region


def test_a_region_cuts_its_pixels_out_of_a_photo() -> None:
    photo = np.arange(4 * 10 * 3, dtype=np.uint8).reshape(4, 10, 3)
    assert np.array_equal(WHOLE_PHOTO.cut_from(photo), photo)
    assert np.array_equal(Region(0.2, 0.5, 0.7, 1.0).cut_from(photo), photo[2:4, 2:7])


def test_the_smallest_region_is_a_pixel() -> None:
    photo = np.zeros((3, 3, 3), np.uint8)
    assert Region(0.999, 0.999, 1.0, 1.0).cut_from(photo).shape == (1, 1, 3)


@pytest.mark.parametrize(
    "sides", [(0.5, 0, 0.5, 1), (0, 0.6, 1, 0.5), (-0.1, 0, 1, 1), (0, 0, 1, 2)]
)
def test_a_region_is_a_rectangle_inside_the_photo(sides: tuple[float, ...]) -> None:
    with pytest.raises(ValueError, match="empty or reaches beyond"):
        Region(*sides)


def test_a_region_has_an_area_and_a_part_in_common_with_another_one() -> None:
    region, other = Region(0.1, 0.2, 0.5, 0.6), Region(0.3, 0.4, 0.7, 1.0)
    assert (region.width, region.height) == pytest.approx((0.4, 0.4))
    assert region.area == pytest.approx(0.16)
    assert region.intersection(other) == other.intersection(region) == pytest.approx(0.04)
    assert region.iou(other) == pytest.approx(0.04 / (0.16 + 0.24 - 0.04))
    assert region.iou(region) == 1
    assert region.share_inside(other) == pytest.approx(0.25)
    assert other.share_inside(WHOLE_PHOTO) == 1


@pytest.mark.parametrize(
    "other", [Region(0.5, 0.2, 0.9, 0.6), Region(0.1, 0.7, 0.4, 0.9), Region(0.6, 0.7, 0.9, 0.9)]
)
def test_regions_that_are_apart_or_touch_have_nothing_in_common(other: Region) -> None:
    region = Region(0.1, 0.2, 0.5, 0.6)
    assert region.intersection(other) == region.iou(other) == region.share_inside(other) == 0


def test_a_margin_ends_at_the_edges_of_the_photo() -> None:
    assert Region(0.25, 0.5, 0.5, 0.75).enlarged(0.125, 0.5) == Region(0.125, 0, 0.625, 1)
