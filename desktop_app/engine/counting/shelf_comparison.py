"""What is different on a shelf from its plan: products missing, moved, new, fewer or more.

Units are paired by the order in which the products stand on their board, others by their place.
What is left over on both sides is summed up by product. Where it is not certain that something
has changed, it is to be checked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import DifferenceKind, Gap, ShelfComparison, ShelfDifference, ShelfRow
from desktop_app.engine.counting.shelf import shelf_rows
from desktop_app.engine.counting.shelf_alignment import aligned_units
from desktop_app.engine.counting.shelf_changes import inverse_transform, is_visible, mapped_region
from desktop_app.engine.counting.sighting_merging import matched_units
from desktop_app.engine.counting.stock_photos import stock_unit

# Share of the place of a missing unit, or of a gap, that a gap covers.
_SAME_GAP: Final = 0.5


@dataclass(frozen=True, slots=True)
class _Compared:
    """The units of both photos in the part of the shelf that both show.

    Attributes:
        plan: planned units.
        now: units that are there.
        places: where the planned units are in the photo of now.
    """

    plan: tuple[FoundUnit, ...]
    now: tuple[FoundUnit, ...]
    places: tuple[Region, ...]


def compare_shelf(
    plan: Sequence[FoundUnit], now: Sequence[FoundUnit], transform: PhotoTransform
) -> ShelfComparison:
    """Return what is different from the plan, where both photos show the shelf.

    Args:
        plan: units of the plan.
        now: units of the photo of now.
        transform: from the plan to the photo of now, of ``shelf_transform``.
    """
    compared = _compared(plan, now, transform)
    rows = shelf_rows(now)
    kept, unclear = _settled(compared, transform)
    settled = {**kept, **unclear}
    lost = [i for i in range(len(compared.plan)) if i not in settled]
    gained = [j for j in range(len(compared.now)) if j not in set(settled.values())]
    new_gaps = _new_gaps(rows, plan, transform)
    found = [
        *_of_products(compared, lost, gained, rows, new_gaps),
        *_of_unknown_things(compared, lost, gained, rows),
        *(_unclear(compared, i, j, rows) for i, j in unclear.items()),
    ]
    missing = [compared.places[i] for i in lost]
    found += [_empty(gap, rows) for gap in new_gaps if not _explains(gap, missing)]
    ordered = sorted(found, key=lambda one: (one.board, one.regions[0].left))
    return ShelfComparison(tuple(ordered), len(compared.plan))


def _compared(
    plan: Sequence[FoundUnit], now: Sequence[FoundUnit], transform: PhotoTransform
) -> _Compared:
    inverse = inverse_transform(transform)
    placed = [
        (unit, place)
        for unit in plan
        if is_visible(unit, transform)
        and (place := mapped_region(unit.region, transform)) is not None
    ]
    return _Compared(
        tuple(unit for unit, _ in placed),
        tuple(unit for unit in now if is_visible(unit, inverse)),
        tuple(place for _, place in placed),
    )


def _settled(
    compared: _Compared, transform: PhotoTransform
) -> tuple[dict[int, int], dict[int, int]]:
    """Return the pairs of planned units and units of now that are, and may be, the same."""
    plan, now = compared.plan, compared.now
    paired = _paired(compared, transform)
    kept = aligned_units(plan, now, compared.places, paired)
    taken = set(kept.values())
    left = {i: j for i, j in paired.items() if i not in kept and j not in taken}
    kept |= {i: j for i, j in left.items() if _is_same(plan[i], now[j])}
    unclear = {i: j for i, j in left.items() if i not in kept and _may_be_same(plan[i], now[j])}
    return kept, unclear


def _paired(compared: _Compared, transform: PhotoTransform) -> dict[int, int]:
    """Return which unit of now stands at the place of a planned one, by positions."""
    matched = matched_units(
        [stock_unit(unit) for unit in compared.plan],
        [stock_unit(unit) for unit in compared.now],
        transform,
    )
    return {i: j for _, i, j in matched}


def _is_same(planned: FoundUnit, now: FoundUnit) -> bool:
    return _product_id(planned) == _product_id(now)


def _may_be_same(planned: FoundUnit, now: FoundUnit) -> bool:
    """Return whether two units at one place are perhaps the same product."""
    if planned.product is None or now.product is None:
        return not (planned.is_confirmed and now.is_confirmed)
    if now.is_sure:
        return False
    return planned.product.id in {hit.product.id for hit in now.hits}


def _of_products(
    compared: _Compared,
    lost: Sequence[int],
    gained: Sequence[int],
    rows: Sequence[ShelfRow],
    gaps: Sequence[Gap],
) -> Iterator[ShelfDifference]:
    """Yield the differences of products of the catalogue, one for each product."""
    planned, found = _counts(compared.plan), _counts(compared.now)
    gone, added = _by_product(compared.plan, lost), _by_product(compared.now, gained)
    for product_id in dict.fromkeys([*gone, *added]):
        out, new = gone.get(product_id, []), added.get(product_id, [])
        units = [*(compared.plan[i] for i in out), *(compared.now[j] for j in new)]
        places = [compared.places[i] for i in out]
        counts = planned[product_id], found[product_id]
        regions = tuple(compared.now[j].region for j in new) or tuple(places)
        yield ShelfDifference(
            _kind(len(out), len(new), *counts),
            units[0].product,
            _board(regions[0], rows),
            *counts,
            tuple(compared.plan[i].region for i in out),
            regions,
            all(unit.is_sure for unit in units),
            any(_explains(gap, places) for gap in gaps),
        )


def _kind(lost: int, gained: int, planned: int, found: int) -> DifferenceKind:
    if lost and gained:
        return "moved"
    if lost:
        return "fewer" if found else "missing"
    return "more" if planned else "new"


def _of_unknown_things(
    compared: _Compared, lost: Sequence[int], gained: Sequence[int], rows: Sequence[ShelfRow]
) -> Iterator[ShelfDifference]:
    """Yield unknown things that are gone or new; somebody has to look what they are."""
    for i in lost:
        unit = compared.plan[i]
        if unit.product is None:
            place = compared.places[i]
            board = _board(place, rows)
            yield ShelfDifference(
                "missing", None, board, 1, 0, (unit.region,), (place,), is_sure=False
            )
    for j in gained:
        unit = compared.now[j]
        if unit.product is None:
            board = _board(unit.region, rows)
            yield ShelfDifference("new", None, board, 0, 1, (), (unit.region,), is_sure=False)


def _unclear(compared: _Compared, i: int, j: int, rows: Sequence[ShelfRow]) -> ShelfDifference:
    planned, now = compared.plan[i], compared.now[j]
    product: Product | None = planned.product or now.product
    board = _board(now.region, rows)
    regions = (planned.region,), (now.region,)
    return ShelfDifference("unclear", product, board, 1, 1, *regions, is_sure=False)


def _empty(gap: Gap, rows: Sequence[ShelfRow]) -> ShelfDifference:
    return ShelfDifference("empty", None, _board(gap.region, rows), 0, 0, (), (gap.region,))


def _new_gaps(
    rows: Sequence[ShelfRow], plan: Sequence[FoundUnit], transform: PhotoTransform
) -> list[Gap]:
    """Return the gaps of now that the plan shows as well, but not as gaps."""
    inverse = inverse_transform(transform)
    known = [gap.region for row in shelf_rows(plan) for gap in row.gaps]
    return [
        gap
        for row in rows
        for gap in row.gaps
        if (place := mapped_region(gap.region, inverse)) is not None
        and not any(place.share_inside(one) >= _SAME_GAP for one in known)
    ]


def _explains(gap: Gap, places: Sequence[Region]) -> bool:
    """Return whether a gap is where units are missing."""
    return any(place.share_inside(gap.region) >= _SAME_GAP for place in places)


def _board(region: Region, rows: Sequence[ShelfRow]) -> int:
    """Return the number of the row that a place belongs to, 1 for the top one.

    Rows may slope, so that the unit of each row that is nearest to the side counts.
    """
    across, down = _middle(region)

    def distance(row: ShelfRow) -> float:
        middles = (_middle(one) for facing in row.facings for one in facing.regions)
        _, nearest_down = min(middles, key=lambda one: abs(one[0] - across))
        return abs(nearest_down - down)

    numbers = range(len(rows))
    return 1 + min(numbers, key=lambda number: distance(rows[number]), default=0)


def _middle(region: Region) -> tuple[float, float]:
    return (region.left + region.right) / 2, (region.top + region.bottom) / 2


def _counts(units: Sequence[FoundUnit]) -> Mapping[int, int]:
    counts: defaultdict[int, int] = defaultdict(int)
    for unit in units:
        if unit.product is not None:
            counts[unit.product.id] += 1
    return counts


def _by_product(units: Sequence[FoundUnit], positions: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for position in positions:
        product = units[position].product
        if product is not None:
            found.setdefault(product.id, []).append(position)
    return found


def _product_id(unit: FoundUnit) -> int | None:
    return None if unit.product is None else unit.product.id
