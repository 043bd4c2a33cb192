"""What changed on a shelf since an earlier photo."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf_changes import changed_units, shelf_changes
from desktop_app.errors import VitrineError
from tests.engine.counting.stock_shop import shelf_photos

_SHIFT = np.array([[1, 0, -0.1], [0, 1, 0], [0, 0, 1.0]])


def _unit(number: int, left: float) -> FoundUnit:
    hit = Hit(Product(number, str(number)), None, 0.9) if number else None
    return FoundUnit(Region(left, 0.1, left + 0.09, 0.3), "match", (), hit)


def _photo(index: int) -> PhotoCount:
    photo = shelf_photos()[index]
    ids = {sku: n for n, sku in enumerate(sorted({unit.sku for unit in photo.units}), 1)}
    units = [
        FoundUnit(u.box, "match", (), Hit(Product(ids[u.sku], u.sku), None, 0.9))
        for u in photo.units
    ]
    return PhotoCount(photo.pixels, tuple(units), Timings({}, 0.0))


def test_missing_replaced_and_new_units_are_told() -> None:
    before = [_unit(1, 0.2), _unit(2, 0.3), _unit(3, 0.4), _unit(4, 0.0)]
    now = [_unit(1, 0.1), _unit(9, 0.2), _unit(5, 0.5), _unit(6, 0.91)]
    changes = changed_units(before, now, _SHIFT)
    told = [(c.kind, c.before and c.before.sku, c.now and c.now.sku) for c in changes]
    # Units 4 and 6 are outside of the other photo.
    assert told == [("replaced", "2", "9"), ("missing", "3", None), ("new", None, "5")]
    assert changes[1].region.left == pytest.approx(0.3)


def test_a_unit_that_is_gone_is_found_in_a_real_photo() -> None:
    plan = _photo(1)
    index, gone = next(
        (n, unit) for n, unit in enumerate(plan.units) if 0.3 < unit.region.left < 0.6
    )
    pixels = cv2.convertScaleAbs(plan.photo, alpha=0.9, beta=5)
    height, width = pixels.shape[:2]
    box = gone.region
    rows = slice(round(box.top * height), round(box.bottom * height))
    pixels[rows, round(box.left * width) : round(box.right * width)] = 150
    units = tuple(unit for n, unit in enumerate(plan.units) if n != index)
    now = replace(plan, photo=np.asarray(pixels, np.uint8), units=units)
    (change,) = shelf_changes(plan, now)
    assert (change.kind, change.before) == ("missing", gone.product)
    assert change.region.iou(gone.region) > 0.8


def test_photos_of_other_things_are_refused() -> None:
    plain = PhotoCount(np.full((200, 300, 3), 128, np.uint8), (), Timings({}, 0.0))
    with pytest.raises(VitrineError, match="same shelf"):
        shelf_changes(_photo(0), plain)
