"""Measure the comparison of a shelf with its plan: covered facings, and false alarms.

    python -m benchmarks.shelf_changes [--seeds N] [--first N]

For each seed two photos of a shelf of the sample's products are composed
(``datasets/shelf_photos.py``): with another place and angle of the camera, other light, sharpness,
noise and JPEG quality. In the second photo of a pair nothing has changed, or a thing stands in
front of the neighbouring halves of two facings. The true boxes of the plan are compared with those
of the photo of now without the covering thing, as a detector that does not find it would give.

Alarms are facings of the plan in which a difference is reported. Covered are facings of which
at least a third is covered, of all that both photos show.
"""

import argparse
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

import numpy as np

from benchmarks.stock_take import shelf_products
from datasets.measured_figures import keep_figures
from datasets.shelf_photos import (
    ShelfPhoto,
    ShelfProduct,
    ShelfUnit,
    VisibleUnit,
    fill_shelf,
    take_photos,
)
from desktop_app.domain.answer import Hit
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf_alignment import align_shelf
from desktop_app.engine.counting.shelf_comparison import compare_shelf
from desktop_app.errors import VitrineError

_PRODUCTS: Final = 25
_LENGTH, _BOARDS = 1.6, 2
# Every n-th pair of neighbours is covered, by a thing this far in front of the board.
_EVERY: Final = 6
_DEPTH: Final = -0.02
_WIDEST_GAP: Final = 0.03
# Numbers of covering things.
_FIRST_COVER: Final = 100_000
_MIN_COVERED: Final = 1 / 3
# Less covered facings are neither expected to be reported nor false alarms.
_MIN_TOUCHED: Final = 0.05


def measure(products: Sequence[ShelfProduct], seed: int) -> Counter[str]:
    """Return the figures of the shelf of a seed."""
    figures = Counter[str]()
    for share in (0.0, 0.5):
        random = np.random.default_rng(seed)
        chosen = [products[row] for row in random.permutation(len(products))[:_PRODUCTS]]
        units = fill_shelf(chosen, _LENGTH, _BOARDS, random)
        covers = _covers(units, products, random) if share else []
        plan, now = (
            take_photos(some, _LENGTH, _BOARDS, 1, 1, random, np.random.default_rng(seed))[0]
            for some in (units, [*units, *covers])
        )
        _compare(plan, now, figures)
    return figures


def _covers(
    units: Sequence[ShelfUnit], products: Sequence[ShelfProduct], random: np.random.Generator
) -> list[ShelfUnit]:
    """Return things that each cover the neighbouring halves of two facings."""
    pairs = [
        (one, other)
        for one, other in pairwise(units)
        if one.bottom == other.bottom and 0 <= other.left - one.right < _WIDEST_GAP
    ]
    covers = []
    for number, (one, other) in enumerate(pairs[::_EVERY]):
        product = products[int(random.integers(len(products)))]
        solid = replace(product.piece, mask=np.ones_like(product.piece.mask))
        covers.append(
            ShelfUnit(
                _FIRST_COVER + number,
                ShelfProduct(product.sku, solid),
                (one.left + one.right) / 2,
                min(one.top, other.top),
                (other.left + other.right) / 2,
                one.bottom,
                _DEPTH,
            )
        )
    return covers


def _compare(plan: ShelfPhoto, now: ShelfPhoto, figures: Counter[str]) -> None:
    covers = [one.box for one in now.units if one.number >= _FIRST_COVER]
    standing = {one.number: one for one in now.units if one.number < _FIRST_COVER}
    figures["shelves"] += 1
    try:
        told = _told(plan, replace(now, units=tuple(standing.values())))
    except VitrineError:
        figures["refused"] += 1
        return
    for unit in plan.units:
        if unit.number in standing and unit.visible == 1:
            _count(standing[unit.number].box, covers, unit.box in told, figures)


def _told(plan: ShelfPhoto, now: ShelfPhoto) -> set[Region]:
    """Return the facings of the plan in which a difference is reported."""
    ids = {sku: id_ for id_, sku in enumerate(sorted({one.sku for one in plan.units}), 1)}
    alignment = align_shelf(plan.pixels, now.pixels)
    found = compare_shelf(_units(plan.units, ids), _units(now.units, ids), alignment)
    return {region for one in found.differences for region in one.plan_regions}


def _count(place: Region, covers: Sequence[Region], is_told: bool, figures: Counter[str]) -> None:
    covered_share = max((place.share_inside(one) for one in covers), default=0.0)
    if covered_share >= _MIN_COVERED:
        figures["covered"] += 1
        figures["covered, told"] += is_told
    elif covered_share < _MIN_TOUCHED:
        figures["unchanged"] += 1
        figures["false alarms"] += is_told


def _units(visible: Sequence[VisibleUnit], ids: Mapping[str, int]) -> list[FoundUnit]:
    hits = [Hit(Product(ids.get(one.sku, 0), one.sku), None, 0.95) for one in visible]
    return [
        FoundUnit(one.box, "match", (hit,), hit) for one, hit in zip(visible, hits, strict=True)
    ]


def main() -> None:
    """Print the sums of all seeds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=20, help="number of shelves")
    parser.add_argument("--first", type=int, default=0, help="seed of the first shelf")
    arguments = parser.parse_args()
    products, total = shelf_products(), Counter[str]()
    for seed in range(arguments.first, arguments.first + arguments.seeds):
        total.update(measure(products, seed))
    for name, number in total.items():
        print(f"{name:<16}{number:6}")
    keep_figures("shelf_changes", total)


if __name__ == "__main__":
    main()
