"""The margin of one colour around a product is found by its colour alone."""

import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.vision.plain_margin import inside_plain_margin

WIDTH_PX, HEIGHT_PX = 300, 200
PRODUCT = Region(0.2, 0.3, 0.5, 0.9)


def on_canvas(canvas: RgbImage, region: Region, colour: int = 60) -> RgbImage:
    """Draw a product on a copy of a canvas."""
    drawn = canvas.copy()
    region.cut_from(drawn)[:] = colour
    return drawn


@pytest.mark.parametrize("colour", [255, 230, 0])
def test_the_margin_is_left_out(colour: int) -> None:
    canvas = np.full((HEIGHT_PX, WIDTH_PX, 3), colour, np.uint8)
    found = inside_plain_margin(on_canvas(canvas, PRODUCT))
    assert found is not None
    assert found.iou(PRODUCT) > 0.98


def test_a_product_at_an_edge_has_a_margin_elsewhere() -> None:
    canvas = np.full((HEIGHT_PX, WIDTH_PX, 3), 255, np.uint8)
    standing = Region(0.3, 0.4, 0.6, 1.0)
    found = inside_plain_margin(on_canvas(canvas, standing))
    assert found is not None
    assert found.iou(standing) > 0.98


def test_noise_and_specks_of_the_margin_do_not_count() -> None:
    random = np.random.default_rng(0)
    canvas = (248 + random.integers(-5, 6, (HEIGHT_PX, WIDTH_PX, 3))).astype(np.uint8)
    canvas[10, 10] = 0
    found = inside_plain_margin(on_canvas(canvas, PRODUCT))
    assert found is not None
    assert found.iou(PRODUCT) > 0.98


def test_a_picture_without_anything_is_whole() -> None:
    assert inside_plain_margin(np.full((50, 50, 3), 200, np.uint8)) == WHOLE_PHOTO
    assert inside_plain_margin(np.zeros((1, 1, 3), np.uint8)) == WHOLE_PHOTO


def test_a_border_of_several_colours_is_no_margin() -> None:
    canvas = np.zeros((HEIGHT_PX, WIDTH_PX, 3), np.uint8)
    canvas[:] = np.linspace(0, 255, WIDTH_PX, dtype=np.uint8)[:, np.newaxis]
    assert inside_plain_margin(on_canvas(canvas, PRODUCT)) is None


def test_a_large_picture_is_examined_at_a_small_size() -> None:
    canvas = np.full((3000, 4500, 3), 255, np.uint8)
    found = inside_plain_margin(on_canvas(canvas, PRODUCT))
    assert found is not None
    assert found.iou(PRODUCT) > 0.95
