"""The planted duplicates."""

from collections import Counter

from tools.demo_catalogue.products.assortment import all_products, originals
from tools.demo_catalogue.products.duplicates import DUPLICATES, KINDS


def test_there_are_three_duplicates_of_each_kind() -> None:
    products = {product.sku: product for product in all_products()}
    original_skus = {product.sku for product in originals()}
    assert Counter(duplicate.kind for duplicate in DUPLICATES) == dict.fromkeys(KINDS, 3)
    assert len({duplicate.of for duplicate in DUPLICATES}) == 12
    for duplicate in DUPLICATES:
        entry, original = products[duplicate.sku], products[duplicate.of]
        assert duplicate.of in original_skus
        assert duplicate.sku not in original_skus
        assert entry.category == original.category
        if duplicate.kind == "anew":
            assert not set(entry.views) & set(original.views)
