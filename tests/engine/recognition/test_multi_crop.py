"""A region is embedded whole and by its middle, and the better crop counts."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo

Finish = Callable[[Any], Any]


def test_the_central_crop_counts_where_it_is_clearly_more_similar() -> None:
    whole, middle = [0.5, 0.5, 0.9], [0.7, 0.52, 0.9]
    nearest = best_of_crops(np.array([whole, middle], np.float32))
    assert 0.5 < nearest[0] < 0.7
    assert nearest[1:].tolist() == np.array([0.5, 0.9], np.float32).tolist()


def test_a_single_crop_has_no_penalty() -> None:
    assert best_of_crops(np.array([[0.25, -0.5]], np.float32)).tolist() == [0.25, -0.5]


def test_a_product_in_clutter_is_recognised_by_the_central_crop(
    workspace: Workspace, shop_table: Path, finish: Finish
) -> None:
    finish(workspace.import_products(shop_table))
    picture = read_photo(shop_table.parent / "pictures" / "4.png").pixels
    clear = workspace.identify(picture).hits[0]
    cluttered = workspace.identify(_in_clutter(picture)).hits[0]
    assert clear.product.sku == cluttered.product.sku == "P-4"
    assert clear.evidence is not None
    assert cluttered.evidence is not None
    assert clear.evidence["cosine"] > 0.99
    assert cluttered.evidence["cosine"] > 0.85


def _in_clutter(picture: RgbImage) -> RgbImage:
    """Return a photo whose central 60 % of width and height is the picture."""
    side = 500
    noise = np.random.default_rng(1).integers(0, 255, (side, side, 3), dtype=np.uint8)
    photo = cv2.GaussianBlur(noise, (0, 0), 4) // 2
    photo[100:400, 100:400] = cv2.resize(picture, (300, 300), interpolation=cv2.INTER_AREA)
    return np.asarray(photo, np.uint8)
