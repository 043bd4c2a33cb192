"""Among many colours, pictures that cannot be told from copies are variants."""

from itertools import combinations

import pytest

from desktop_app.domain.finding import FindingLevel, PicturePair, VariantDifference
from desktop_app.engine.duplicates.colour_range import RelatedPair, variants_of_ranges
from desktop_app.engine.duplicates.variant_level import ProductRelation


def _pair(
    first: int, second: int, level: FindingLevel, *differences: VariantDifference
) -> RelatedPair:
    picture_pair = PicturePair(first, second, level, 0.9, None, differences)
    return picture_pair, first, second, ProductRelation(level)


def _range(count: int) -> list[RelatedPair]:
    """Return a range of products of which every two are variants, except for 0 and 1."""
    pairs = combinations(range(count), 2)
    return [_pair(*pair, "variant") for pair in pairs if pair != (0, 1)]


def _level(pair: RelatedPair, others: list[RelatedPair], *, shares_stem: bool = True) -> str:
    return variants_of_ranges([pair, *others], lambda *_: shares_stem)[0][3].level


@pytest.mark.parametrize("level", ["copy", "same_product"])
def test_two_near_colours_of_a_large_range_are_variants(level: FindingLevel) -> None:
    assert _level(_pair(0, 1, level), _range(12)) == "variant"
    assert _level(_pair(0, 1, level), _range(8)) == level
    assert _level(_pair(0, 1, level), _range(12), shares_stem=False) == level


def test_traces_of_another_colour_count_among_fewer_products() -> None:
    assert _level(_pair(0, 1, "copy", "colour"), _range(5)) == "variant"
    assert _level(_pair(0, 1, "copy", "colour"), _range(4)) == "copy"


def test_the_same_file_for_two_colours_is_a_mistake() -> None:
    assert _level(_pair(0, 1, "exact"), _range(12)) == "exact"


def test_a_copy_within_one_product_is_a_copy() -> None:
    assert _level(_pair(0, 0, "copy"), _range(12)) == "copy"


def test_the_difference_is_the_colour() -> None:
    relation = variants_of_ranges([_pair(0, 1, "copy"), *_range(12)], lambda *_: True)[0][3]
    assert relation == ProductRelation("variant", frozenset(("colour",)))
