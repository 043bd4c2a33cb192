"""The assortment of the demo catalogue."""

from collections import Counter

import pytest

from tools.demo_catalogue.products import absent
from tools.demo_catalogue.products.assortment import all_products, originals
from tools.demo_catalogue.products.product import CATEGORIES


def is_chinese(text: str) -> bool:
    return any("\u4e00" <= character <= "\u9fff" for character in text)


def test_the_assortment_has_the_stated_size_and_variety() -> None:
    assert 240 <= len(all_products()) <= 270
    sizes = Counter(product.category for product in all_products())
    assert len(sizes) >= 16
    assert min(sizes.values()) >= 4
    assert set(sizes) == set(CATEGORIES)


def test_identifiers_and_names_are_unique() -> None:
    for key in ("sku", "gtin", "name", "name_zh"):
        counts = Counter(getattr(product, key) for product in all_products())
        assert [value for value, count in counts.items() if count > 1] == [], key


def test_gtins_are_valid_and_for_internal_use() -> None:
    for product in all_products():
        digits = [int(digit) for digit in product.gtin]
        assert len(digits) == 13
        assert product.gtin.startswith("2")
        assert sum(digits[0::2], 3 * sum(digits[1::2])) % 10 == 0


def test_every_product_is_described_in_english_and_chinese() -> None:
    for product in all_products():
        assert product.name
        assert product.brand
        assert product.description.endswith((".", "!")), product.sku
        assert is_chinese(product.name_zh), product.sku
        assert is_chinese(product.description_zh), product.sku
        assert "{" not in product.description + product.description_zh
        assert float(product.price) > 0
    assert all(is_chinese(name) for name in CATEGORIES.values())


def test_originals_have_two_or_three_pictures() -> None:
    assert {len(product.views) for product in originals()} == {2, 3}


def test_absent_products_are_not_in_the_catalogue() -> None:
    skus = {product.sku for product in absent.products()}
    assert skus.isdisjoint(product.sku for product in all_products())


@pytest.mark.parametrize("sku", ["CHR-SPB", "FRU-PIN", "TOL-PLR", "SHO-BOB", "LMP-DSG", "MUG-TEA"])
def test_objects_stand_on_the_ground_in_their_real_size(sku: str) -> None:
    made = next(product for product in all_products() if product.sku == sku).make_object()
    assert made.vertices()[:, 2].min() == pytest.approx(0, abs=1e-6)
    assert 5 < made.size().max() < 110
