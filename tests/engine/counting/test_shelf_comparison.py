"""What is different from the plan of a shelf."""

from dataclasses import replace
from itertools import pairwise

import cv2
import numpy as np
import pytest

from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf_alignment import Agreement, ShelfAlignment, align_shelf
from desktop_app.engine.counting.shelf_comparison import compare_shelf
from desktop_app.errors import VitrineError
from tests.engine.counting.shelf_units import SAME_PLACE, alignment, hit_of, shelf, told, unit
from tests.engine.counting.stock_shop import shelf_photos

PLAN = ("AABBBC", "DDEE")


def test_the_same_shelf_is_as_planned() -> None:
    comparison = compare_shelf(shelf(*PLAN), shelf(*PLAN), SAME_PLACE)
    assert comparison.differences == ()
    assert comparison.compared == 10


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (("AABBBC", "EE"), [("missing", "D", 2, 0)]),
        (("AABBBCF", "DDEE"), [("new", "F", 0, 1)]),
        (("AABB C", "DDEE"), [("fewer", "B", 3, 2)]),
        (("AABBBCC", "DDEE"), [("more", "C", 1, 2)]),
        (("BBBC", "DDEEAA"), [("moved", "A", 2, 2)]),
        (("AABBB", "DDEEC"), [("moved", "C", 1, 1)]),
        (("AABBBC", "DEED"), [("moved", "D", 2, 2)]),
    ],
)
def test_each_kind_of_change_is_told_once(
    now: tuple[str, ...], expected: list[tuple[str, str, int, int]]
) -> None:
    comparison = compare_shelf(shelf(*PLAN), shelf(*now), SAME_PLACE)
    assert told(comparison.differences) == expected
    assert comparison.differences == comparison.changes


def test_products_that_were_shifted_along_their_board_have_not_moved() -> None:
    comparison = compare_shelf(shelf("AABBC"), shelf("ABBC"), SAME_PLACE)
    assert told(comparison.differences) == [("fewer", "A", 2, 1)]


def test_a_place_that_became_empty_is_told_with_what_is_missing_there() -> None:
    (gone,) = compare_shelf(shelf("AABBC"), shelf("AA  C"), SAME_PLACE).differences
    assert (gone.kind, gone.leaves_gap, gone.board) == ("missing", True, 1)
    assert [region.left for region in gone.regions] == pytest.approx([0.21, 0.31])
    plan = shelf("AAB  CC")
    assert compare_shelf(plan, plan, SAME_PLACE).differences == ()


def test_a_new_gap_between_products_that_were_pushed_apart_is_possibly_empty() -> None:
    comparison = compare_shelf(shelf("", "AABB"), shelf("", "AA   BB"), SAME_PLACE)
    assert told(comparison.differences) == [("empty", "", 0, 0)]


def test_what_is_not_certain_is_to_be_checked() -> None:
    now = shelf("A?C")
    comparison = compare_shelf(shelf("ABC"), now, SAME_PLACE)
    assert comparison.changes == ()
    assert told(comparison.to_check) == [("unclear", "B", 1, 1)]
    # Another product, but the program is not sure, and the planned one is a candidate.
    similar = replace(unit("F", 1), verdict="check", hits=(hit_of("F"), hit_of("B")))
    comparison = compare_shelf(shelf("ABC"), [now[0], similar, now[2]], SAME_PLACE)
    assert told(comparison.to_check) == [("unclear", "B", 1, 1)]
    other = replace(similar, verdict="match")
    comparison = compare_shelf(shelf("ABC"), [now[0], other, now[2]], SAME_PLACE)
    assert told(comparison.changes) == [("missing", "B", 1, 0), ("new", "F", 0, 1)]


def test_a_thing_that_a_user_has_called_unknown_replaces_a_planned_one() -> None:
    now = [unit("A", 0), replace(unit("?", 1), is_confirmed=True)]
    plan = [unit("A", 0), replace(unit("B", 1), is_confirmed=True)]
    comparison = compare_shelf(plan, now, SAME_PLACE)
    assert told(comparison.changes) == [("missing", "B", 1, 0)]
    assert told(comparison.to_check) == [("new", "", 0, 1)]


def test_only_the_part_that_both_photos_show_is_compared() -> None:
    # The photo of now was taken half a photo further to the right.
    shift = np.array([[1, 0, -0.5], [0, 1, 0], [0, 0, 1.0]])
    comparison = compare_shelf(shelf("AABBBCCDDD"), shelf("CCDDDEE"), alignment(shift))
    assert comparison.differences == ()
    assert comparison.compared == 5


def test_another_shelf_is_refused() -> None:
    # The photos were aligned by the products that both have.
    with pytest.raises(VitrineError, match="hardly agree"):
        compare_shelf(shelf(*PLAN), shelf("AAFFGG", "HHII"), SAME_PLACE)
    with pytest.raises(VitrineError, match="hardly agree"):
        compare_shelf(shelf("AB"), [], SAME_PLACE)


def test_a_plan_without_units_has_only_new_ones() -> None:
    assert told(compare_shelf([], shelf("A"), SAME_PLACE).changes) == [("new", "A", 0, 1)]
    assert compare_shelf([], [], SAME_PLACE).differences == ()


def test_where_the_photos_look_the_same_nothing_has_changed() -> None:
    # One photo has found two units in one box, and the other has missed a product.
    plan, now = [*shelf("A  C"), unit("B", 1, 1)], shelf("AACD", "")
    x, y = np.meshgrid(np.linspace(0, 1, 200), np.linspace(0, 1, 200))
    points = np.c_[x.ravel(), y.ravel()].astype(np.float32)
    same = Agreement(points, np.ones(len(points), np.bool_))
    comparison = compare_shelf(plan, now, ShelfAlignment(np.eye(3), same, same))
    assert comparison.differences == ()
    # Only a part of the shelf looks the same: the right one with D.
    part = Agreement(points, points[:, 0] > 0.3)
    comparison = compare_shelf(plan, now, ShelfAlignment(np.eye(3), part, part))
    assert sorted(told(comparison.differences)) == [("missing", "B", 1, 0), ("more", "A", 1, 2)]


def _real_units() -> list[FoundUnit]:
    """Return the units that are whole in a photo of a shelf."""
    shown = [unit for unit in shelf_photos()[1].units if unit.visible > 0.999]
    ids = {sku: id_ for id_, sku in enumerate({unit.sku for unit in shown}, 1)}
    hits = [Hit(Product(ids[one.sku], one.sku), None, 0.9) for one in shown]
    return [FoundUnit(one.box, "match", (hit,), hit) for one, hit in zip(shown, hits, strict=True)]


def _covering(one: Region, other: Region) -> RgbImage:
    """Return the photo with a thing before the neighbouring halves of two units."""
    pixels = shelf_photos()[1].pixels.copy()
    height, width = pixels.shape[:2]
    left, right = (round((box.left + box.right) / 2 * width) for box in (one, other))
    top, bottom = round(min(one.top, other.top) * height), round(one.bottom * height)
    thing = np.random.default_rng(3).integers(0, 255, (8, 6, 3), np.uint8)
    pixels[top:bottom, left:right] = cv2.resize(thing, (right - left, bottom - top))
    return pixels


def test_a_thing_in_front_of_two_facings_is_told_for_both() -> None:
    units = _real_units()
    one, other = next(
        (first.region, second.region)
        for first, second in pairwise(units)
        if abs(second.region.left - first.region.right) < 0.02 and first.region.left > 0.3
    )
    aligned = align_shelf(shelf_photos()[1].pixels, _covering(one, other))
    # As a detector finds the covered facings again, or not at all.
    for found in (units, [seen for seen in units if seen.region not in (one, other)]):
        comparison = compare_shelf(units, found, aligned)
        assert comparison.changes == ()
        assert [diff.kind for diff in comparison.to_check] == ["covered", "covered"]
        assert [diff.plan_regions for diff in comparison.to_check] == [(one,), (other,)]


def test_another_light_is_no_change() -> None:
    photo, units = shelf_photos()[1].pixels, _real_units()
    blurred = cv2.GaussianBlur(cv2.convertScaleAbs(photo, alpha=0.8, beta=9), (0, 0), 1)
    lit = np.asarray(blurred, np.uint8)
    assert compare_shelf(units, units, align_shelf(photo, lit)).differences == ()
