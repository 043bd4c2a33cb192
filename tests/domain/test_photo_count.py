import numpy as np

from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount, counted_products
from desktop_app.domain.product import Product
from desktop_app.domain.region import WHOLE_PHOTO

TEA, CUP = Product(1, "TEA", "Tea"), Product(2, "CUP", "Cup")


def _unit(product: Product | None, score: float | None = 0.9) -> FoundUnit:
    hit = None if product is None else Hit(product, None, score)
    return FoundUnit(WHOLE_PHOTO, "unknown" if hit is None else "match", (), hit)


def test_units_are_counted_by_product_in_the_order_of_their_first_units() -> None:
    units = (_unit(CUP), _unit(None), _unit(TEA), _unit(CUP, 0.6))
    count = PhotoCount(np.zeros((2, 2, 3), np.uint8), units, Timings({}, 0.0))
    assert [(one.product.sku, one.count) for one in count.products] == [("CUP", 2), ("TEA", 1)]
    assert count.unknown == (units[1],)


def test_the_score_is_that_of_the_least_certain_unit() -> None:
    (cups,) = counted_products([_unit(CUP), _unit(CUP, 0.6), _unit(CUP, None)])
    assert cups.score == 0.6
    assert counted_products([_unit(CUP, None)])[0].score is None


def test_what_the_user_says_is_sure() -> None:
    unknown = _unit(None)
    assert not unknown.is_sure
    assigned = unknown.assigned(Hit(TEA, None, None))
    assert assigned.product == TEA
    assert assigned.is_sure
    assert assigned.assigned(None).product is None
    assert counted_products([assigned])[0].is_sure
