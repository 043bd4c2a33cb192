from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.unit_merging import merge_units, reading_order

TEA, CUP = Product(1, "TEA", "Tea"), Product(2, "CUP", "Cup")


def _unit(region: Region, product: Product | None, score: float = 0.9) -> FoundUnit:
    hit = None if product is None else Hit(product, None, score)
    return FoundUnit(region, "unknown" if hit is None else "match", (), hit)


def test_a_part_of_a_unit_of_the_same_product_is_not_counted() -> None:
    whole = _unit(Region(0.1, 0.1, 0.5, 0.5), TEA)
    part = _unit(Region(0.1, 0.1, 0.3, 0.5), TEA, 0.7)
    assert merge_units([part, whole]) == (whole,)


def test_units_of_one_product_side_by_side_stay_apart() -> None:
    first = _unit(Region(0.1, 0.1, 0.3, 0.5), TEA)
    second = _unit(Region(0.26, 0.1, 0.46, 0.5), TEA)
    assert merge_units([second, first]) == (first, second)


def test_of_two_products_in_one_place_the_more_certain_one_stays() -> None:
    sure = _unit(Region(0.1, 0.1, 0.5, 0.5), TEA, 0.9)
    other = _unit(Region(0.1, 0.1, 0.5, 0.45), CUP, 0.6)
    behind = _unit(Region(0.3, 0.0, 0.6, 0.4), CUP, 0.6)
    assert merge_units([other, sure, behind]) == (sure, behind)


def test_an_unknown_box_gives_way_to_a_product_only_if_it_is_the_same_thing() -> None:
    product = _unit(Region(0.1, 0.1, 0.5, 0.5), TEA, 0.5)
    same = _unit(Region(0.12, 0.1, 0.52, 0.5), None)
    beside = _unit(Region(0.4, 0.1, 0.9, 0.5), None)
    assert merge_units([same, product, beside]) == (product, beside)


def test_what_the_user_has_said_stays() -> None:
    product = _unit(Region(0.1, 0.1, 0.5, 0.5), TEA)
    said = _unit(Region(0.1, 0.1, 0.5, 0.5), None).assigned(None)
    assert merge_units([product, said]) == (said,)


def test_units_are_ordered_in_rows() -> None:
    left, right = (_unit(Region(x, 0.52, x + 0.1, 0.7), TEA) for x in (0.1, 0.6))
    middle, above = _unit(Region(0.3, 0.5, 0.4, 0.7), CUP), _unit(Region(0.8, 0.1, 0.9, 0.3), CUP)
    assert reading_order([right, middle, above, left]) == (above, left, middle, right)
    assert reading_order([]) == ()
