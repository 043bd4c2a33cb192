"""Rows, facings and gaps of a shelf."""

from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf import shelf_rows

_PRODUCTS = {sku: Product(number, sku) for number, sku in enumerate("ABC", 1)}


def _unit(sku: str, left: float, top: float = 0.1) -> FoundUnit:
    hit = Hit(_PRODUCTS[sku], None, 0.9) if sku in _PRODUCTS else None
    return FoundUnit(Region(left, top, left + 0.09, top + 0.2), "match", (), hit)


def test_runs_of_one_product_in_a_row_are_facings() -> None:
    units = [_unit(sku, 0.1 * n) for n, sku in enumerate("AABA?")]
    units += [_unit(sku, 0.1 * n, 0.6) for n, sku in enumerate("CC")]
    upper, lower = shelf_rows(units[::-1])
    assert [(f.product and f.product.sku, f.count) for f in upper.facings] == [
        ("A", 2),
        ("B", 1),
        ("A", 1),
        (None, 1),
    ]
    assert [(f.product and f.product.sku, f.count) for f in lower.facings] == [("C", 2)]
    assert upper.gaps == lower.gaps == ()


def test_a_sloping_row_is_one_row() -> None:
    (row,) = shelf_rows([_unit("A", 0.1 * n, 0.1 + 0.03 * n) for n in range(9)])
    assert row.facings[0].count == 9


def test_a_gap_wider_than_a_typical_unit_is_possibly_empty() -> None:
    (row,) = shelf_rows([_unit("A", 0.1), _unit("A", 0.2), _unit("B", 0.5)])
    (gap,) = row.gaps
    assert gap.room == 2
    assert (round(gap.region.left, 2), round(gap.region.right, 2)) == (0.29, 0.5)


def test_an_empty_photo_has_no_rows() -> None:
    assert shelf_rows([]) == ()
