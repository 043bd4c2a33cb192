"""What of a counted photo the demo shows."""

from dataclasses import replace
from decimal import Decimal

import numpy as np
from PySide6.QtGui import QImage

from desktop_app.domain.answer import Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.ui.demo.basket.shown_basket import (
    ShownBasket,
    better_photo,
    named_product,
    scale_photo,
)
from tests.ui.demo.basket.units import CHECK, SURE, UNKNOWN, make_unit


def test_only_sure_boxes_are_named_and_listed() -> None:
    units = (make_unit(1, SURE), make_unit(2, CHECK), make_unit(3, UNKNOWN), make_unit(1, SURE))
    basket = ShownBasket.of(QImage(), units)
    assert [named_product(unit) is not None for unit in units] == [True, False, False, True]
    assert [(row.product.id, row.count) for row in basket.rows] == [(1, 2)]
    assert (basket.tally.piece_count, basket.unnamed_count) == (2, 2)
    assert basket.tally.sums() == {"EUR": Decimal("3.00")}


def test_the_photo_is_scaled_into_its_place() -> None:
    counted = photo_count(make_unit(1, SURE))
    basket = scale_photo(counted, (400, 400))
    assert (basket.photo.width(), basket.photo.height()) == (400, 200)
    assert basket.units == counted.units


def test_the_photo_with_more_sure_boxes_is_better() -> None:
    none, one = photo_count(make_unit(2, CHECK)), photo_count(make_unit(1, SURE))
    two = replace(one, units=one.units * 2)
    assert better_photo(None, none) is None
    assert better_photo(None, one) is one
    assert better_photo(one, two) is two
    assert better_photo(two, one) is two


def photo_count(*units: FoundUnit) -> PhotoCount:
    return PhotoCount(np.zeros((100, 200, 3), np.uint8), units, Timings({}, 0.0))
