"""Units that several photos show are counted once."""

import numpy as np

from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import Sighting, StockUnit
from desktop_app.engine.counting.sighting_merging import _near_pairs, merge_sightings
from desktop_app.engine.counting.unit_positions import same_unit_score

_SHIFT = np.array([[1, 0, -0.5], [0, 1, 0], [0, 0, 1.0]])


def _unit(left: float, product: int | None, *, score: float = 0.9, width: float = 0.1) -> StockUnit:
    return StockUnit(Region(left, 0.2, left + width, 0.4), product, score, is_sure=score > 0.8)


def test_photos_that_do_not_overlap_are_added_up() -> None:
    units = {1: [_unit(0.6, 7)], 2: [_unit(0.1, 7)]}
    assert len(merge_sightings(units, {})) == 2


def test_a_unit_in_two_photos_is_counted_once() -> None:
    units = {1: [_unit(0.1, 7), _unit(0.6, 7)], 2: [_unit(0.1, 7), _unit(0.7, 7)]}
    found = merge_sightings(units, {(1, 2): _SHIFT})
    assert len(found) == 3
    assert [set(one.sightings) for one in found] == [
        {Sighting(1, 0)},
        {Sighting(1, 1), Sighting(2, 0)},
        {Sighting(2, 1)},
    ]


def test_a_row_of_equal_products_keeps_its_number_under_parallax() -> None:
    row = [_unit(0.55 + 0.105 * number, 7) for number in range(4)]
    seen = [_unit(0.05 + 0.055 + 0.105 * number, 7) for number in range(4)]
    assert len(merge_sightings({1: row, 2: seen}, {(1, 2): _SHIFT})) == 4


def test_two_units_of_one_photo_are_never_joined() -> None:
    identity = np.eye(3)
    units = {1: [_unit(0.1, 7)], 2: [_unit(0.1, 7), _unit(0.14, 7)], 3: [_unit(0.14, 7)]}
    transforms = {(1, 2): identity, (2, 3): identity, (1, 3): identity}
    found = merge_sightings(units, transforms)
    assert len(found) == 2
    assert all(len({s.photo_id for s in one.sightings}) == len(one.sightings) for one in found)


def test_the_whole_box_tells_what_a_unit_is() -> None:
    whole = _unit(0.42, 7, score=0.6)
    cut = StockUnit(Region(0.0, 0.2, 0.02, 0.4), None)
    wrong = StockUnit(Region(0.0, 0.2, 0.02, 0.4), 8, 0.95, is_sure=True)
    for other in (cut, wrong):
        (found,) = merge_sightings({1: [whole], 2: [other]}, {(1, 2): _SHIFT})
        assert found.product_id == 7
        assert found.sightings[0] == Sighting(1, 0)


def test_photos_that_were_removed_are_left_out() -> None:
    assert len(merge_sightings({2: [_unit(0.1, 7)]}, {(1, 2): _SHIFT})) == 1


def test_no_pair_of_boxes_that_fits_is_left_out() -> None:
    random = np.random.default_rng(3)
    for _ in range(20):
        first, second = (
            [
                StockUnit(Region(x, y, min(1.0, x + w), min(1.0, y + h)), 7, 0.9)
                for x, y, w, h in random.uniform((0, 0, 0.02, 0.02), (0.9, 0.9, 0.4, 0.4), (15, 4))
            ]
            for _ in range(2)
        )
        transform = np.eye(3) + random.normal(0, 0.15, (3, 3))
        transform /= transform[2, 2]
        near = set(_near_pairs(first, second, transform))
        fits = {
            (i, j)
            for i, one in enumerate(first)
            for j, other in enumerate(second)
            if same_unit_score(one.region, other.region, transform, is_same_product=True)
        }
        assert fits <= near
        assert len(near) < len(first) * len(second)
    assert _near_pairs([], second, transform) == []
