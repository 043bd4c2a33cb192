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
