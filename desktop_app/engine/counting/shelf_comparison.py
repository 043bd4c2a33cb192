"""What is different on a shelf from its plan: products missing, moved, new, fewer or more.

Units are paired by the order in which the products stand on their board, others by their place.
What is left over on both sides is summed up by product. Where both photos look the same, nothing
has changed, even if something else was found there. Where it is not certain that something has
changed, or where only a part of a unit looks the same, it is to be checked.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from desktop_app.catalogue.protocols import PhotoTransform
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import DifferenceKind, Gap, ShelfComparison, ShelfDifference, ShelfRow
from desktop_app.engine.counting.facing_order import aligned_units
from desktop_app.engine.counting.shelf import board_at, shelf_rows
from desktop_app.engine.counting.shelf_alignment import Agreement, ShelfAlignment
from desktop_app.engine.counting.sighting_merging import matched_units
from desktop_app.engine.counting.stock_photos import stock_unit
from desktop_app.engine.counting.unit_positions import (
    inverse_transform,
    mapped_region,
    visible_share,
)
from desktop_app.errors import Message, VitrineError

# Share of the planned units that have to be there. With other shelves that have the same products,
# photos agree where these products stand: there it is below 0.38 (12 pairs of rendered shelves),
# and above 0.45 where 70 % of a shelf has changed.
_MIN_KEPT: Final = 0.4
# Share of the place of a missing unit, or of a gap, that a gap covers.
_SAME_GAP: Final = 0.5
# A unit that is further outside of the other photo cannot be compared.
_MIN_VISIBLE: Final = 0.7


@dataclass(frozen=True, slots=True)
class _Compared:
    """The units of both photos in the part of the shelf that both show.

    Attributes:
        plan: planned units.
        now: units that are there.
        places: where the planned units are in the photo of now.
        paired: positions of units of now at the place of planned ones, by their positions.
        plan_same, now_same: positions of units where both photos look the same.
        partly: positions of planned units that look the same, or were found again, but of which
            a part looks different.
    """

    plan: tuple[FoundUnit, ...]
    now: tuple[FoundUnit, ...]
    places: tuple[Region, ...]
    paired: Mapping[int, int]
    plan_same: frozenset[int]
    now_same: frozenset[int]
    partly: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Changed:
    """What is left over on both sides.

    Attributes:
        lost: positions of planned units that are gone.
        gained: positions of units of now that are not planned.
        extra: positions of units of now that are planned, although only this photo has found
            them.
        rows: of now.
        gaps: that are new.
    """

    compared: _Compared
    lost: Sequence[int]
    gained: Sequence[int]
    extra: Sequence[int]
    rows: Sequence[ShelfRow]
    gaps: Sequence[Gap]


def compare_shelf(
    plan: Sequence[FoundUnit], now: Sequence[FoundUnit], alignment: ShelfAlignment
) -> ShelfComparison:
    """Return what is different from the plan, where both photos show the shelf.

    Args:
        plan: units of the plan.
        now: units of the photo of now.
        alignment: of the two photos.

    Raises:
        VitrineError: so little is as planned that it is probably another shelf.
    """
    compared = _compared(plan, now, alignment)
    kept, unclear = _settled(compared)
    covered = _covered(compared, kept)
    if len({*kept, *covered, *compared.plan_same}) < _MIN_KEPT * len(plan):
        raise VitrineError(
            Message("The photo and the plan hardly agree."),
            Message("Check that it shows the same shelf. If it does, keep it as the new plan."),
        )
    settled = {*kept, *covered, *unclear}, {*kept.values(), *unclear.values()}
    changed = _changed(compared, *settled, shelf_rows(now), _new_gaps(plan, now, alignment))
    missing = [compared.places[i] for i in changed.lost]
    found = [
        *_of_products(changed),
        *_of_unknown_things(changed),
        *(_to_check(changed, "unclear", i, j) for i, j in unclear.items()),
        *(_to_check(changed, "covered", i, j) for i, j in covered.items()),
        *(_empty(gap, changed.rows) for gap in changed.gaps if not _explains(gap, missing)),
    ]
    ordered = sorted(found, key=lambda one: (one.board, round(one.regions[0].left, 2)))
    return ShelfComparison(tuple(ordered), len(compared.plan))


def _compared(
    plan: Sequence[FoundUnit], now: Sequence[FoundUnit], alignment: ShelfAlignment
) -> _Compared:
    planned, places = _in_both(plan, alignment.transform)
    seen, own_places = _in_both(now, inverse_transform(alignment.transform))
    paired = _paired(planned, seen, alignment.transform)
    looks_same = _unchanged(planned, alignment.plan)
    again = {i: own_places[j] for i, j in paired.items() if _is_same(planned[i], seen[j])}
    partly = frozenset(
        i
        for i in looks_same.union(again)
        if alignment.is_partly_changed(planned[i].region, again.get(i))
    )
    now_same = frozenset(
        j for j in _unchanged(seen, alignment.now) if not alignment.is_partly_changed(own_places[j])
    )
    return _Compared(planned, seen, places, paired, looks_same - partly, now_same, partly)


def _in_both(
    units: Sequence[FoundUnit], transform: PhotoTransform
) -> tuple[tuple[FoundUnit, ...], tuple[Region, ...]]:
    """Return the units that the other photo shows well enough, and their places in it."""
    places = [
        (unit, place)
        for unit in units
        if visible_share(unit.region, transform) >= _MIN_VISIBLE
        and (place := mapped_region(unit.region, transform)) is not None
    ]
    return tuple(unit for unit, _ in places), tuple(place for _, place in places)


def _unchanged(units: Sequence[FoundUnit], agreement: Agreement) -> frozenset[int]:
    """Return the positions of units where the other photo looks the same."""
    return frozenset(n for n, unit in enumerate(units) if agreement.is_unchanged(unit.region))


def _settled(compared: _Compared) -> tuple[dict[int, int], dict[int, int]]:
    """Return the pairs of planned units and units of now that are, and may be, the same."""
    plan, now, paired = compared.plan, compared.now, compared.paired
    kept = aligned_units(plan, now, compared.places, paired)
    taken = set(kept.values())
    left = {i: j for i, j in paired.items() if i not in kept and j not in taken}
    kept |= {i: j for i, j in left.items() if _is_same(plan[i], now[j]) or i in compared.plan_same}
    unclear = {i: j for i, j in left.items() if i not in kept and _may_be_same(plan[i], now[j])}
    return kept, unclear


def _covered(compared: _Compared, kept: Mapping[int, int]) -> dict[int, int | None]:
    """Return the planned units of which only a part looks the same.

    Returns:
        the positions of the units of now at their places, by their own; None if nothing was
        found there. Where another product was found, that one has taken the place.
    """
    paired = compared.paired
    return {i: paired.get(i) for i in compared.partly if paired.get(i) == kept.get(i)}


def _paired(
    plan: Sequence[FoundUnit], now: Sequence[FoundUnit], transform: PhotoTransform
) -> dict[int, int]:
    """Return which unit of now stands at the place of a planned one, by positions."""
    planned, standing = ([stock_unit(unit) for unit in some] for some in (plan, now))
    return {i: j for _, i, j in matched_units(planned, standing, transform)}


def _changed(
    compared: _Compared,
    plan_settled: AbstractSet[int],
    now_settled: AbstractSet[int],
    rows: Sequence[ShelfRow],
    gaps: Sequence[Gap],
) -> _Changed:
    gone = set(range(len(compared.plan))) - plan_settled - compared.plan_same
    unplanned = set(range(len(compared.now))) - now_settled
    return _Changed(
        compared,
        sorted(gone),
        sorted(unplanned - compared.now_same),
        sorted(unplanned & compared.now_same),
        rows,
        gaps,
    )


def _is_same(planned: FoundUnit, now: FoundUnit) -> bool:
    return _product_id(planned) == _product_id(now)


def _may_be_same(planned: FoundUnit, now: FoundUnit) -> bool:
    """Return whether two units at one place are perhaps the same product."""
    if planned.product is None or now.product is None:
        return not (planned.is_confirmed and now.is_confirmed)
    if now.is_sure:
        return False
    return planned.product.id in {hit.product.id for hit in now.hits}


def _of_products(changed: _Changed) -> Iterator[ShelfDifference]:
    """Yield the differences of products of the catalogue, one for each product."""
    plan, now = changed.compared.plan, changed.compared.now
    planned, found = _facings(changed)
    gone, added = _by_product(plan, changed.lost), _by_product(now, changed.gained)
    for product_id in dict.fromkeys([*gone, *added]):
        out, new = gone.get(product_id, []), added.get(product_id, [])
        units = [*(plan[i] for i in out), *(now[j] for j in new)]
        places = [changed.compared.places[i] for i in out]
        counts = planned[product_id], found[product_id]
        regions = tuple(now[j].region for j in new) or tuple(places)
        yield ShelfDifference(
            _kind(len(out), len(new), *counts),
            units[0].product,
            board_at(regions[0], changed.rows),
            *counts,
            tuple(plan[i].region for i in out),
            regions,
            all(unit.is_sure for unit in units),
            any(_explains(gap, places) for gap in changed.gaps),
        )


def _facings(changed: _Changed) -> tuple[Mapping[int | None, int], Mapping[int | None, int]]:
    """Return the planned facings and those that are there, by product id."""
    compared, lost = changed.compared, set(changed.lost)
    stay = Counter(_product_id(one) for i, one in enumerate(compared.plan) if i not in lost)
    stay += Counter(_product_id(compared.now[j]) for j in changed.extra)
    gone = Counter(_product_id(compared.plan[i]) for i in lost)
    return stay + gone, stay + Counter(_product_id(compared.now[j]) for j in changed.gained)


def _kind(lost: int, gained: int, planned: int, found: int) -> DifferenceKind:
    if lost and gained:
        return "moved"
    if lost:
        return "fewer" if found else "missing"
    return "more" if planned else "new"


def _of_unknown_things(changed: _Changed) -> Iterator[ShelfDifference]:
    """Yield unknown things that are gone or new; somebody has to look what they are."""
    for i in changed.lost:
        unit = changed.compared.plan[i]
        if unit.product is None:
            place = changed.compared.places[i]
            board = board_at(place, changed.rows)
            yield ShelfDifference(
                "missing", None, board, 1, 0, (unit.region,), (place,), is_sure=False
            )
    for j in changed.gained:
        unit = changed.compared.now[j]
        if unit.product is None:
            board = board_at(unit.region, changed.rows)
            yield ShelfDifference("new", None, board, 0, 1, (), (unit.region,), is_sure=False)


def _to_check(changed: _Changed, kind: DifferenceKind, i: int, j: int | None) -> ShelfDifference:
    """Return that a planned unit, and the unit at its place if there is one, are to be checked."""
    planned, now = changed.compared.plan[i], None if j is None else changed.compared.now[j]
    region = changed.compared.places[i] if now is None else now.region
    product = planned.product or (None if now is None else now.product)
    board = board_at(region, changed.rows)
    return ShelfDifference(kind, product, board, 1, 1, (planned.region,), (region,), is_sure=False)


def _empty(gap: Gap, rows: Sequence[ShelfRow]) -> ShelfDifference:
    return ShelfDifference("empty", None, board_at(gap.region, rows), 0, 0, (), (gap.region,))


def _new_gaps(
    plan: Sequence[FoundUnit], now: Sequence[FoundUnit], alignment: ShelfAlignment
) -> list[Gap]:
    """Return the gaps of now that the plan shows as well, but not as gaps."""
    inverse = inverse_transform(alignment.transform)
    known = [gap.region for row in shelf_rows(plan) for gap in row.gaps]
    return [
        gap
        for row in shelf_rows(now)
        for gap in row.gaps
        if (place := mapped_region(gap.region, inverse)) is not None
        and not any(place.share_inside(one) >= _SAME_GAP for one in known)
        and not alignment.now.is_unchanged(gap.region)
    ]


def _explains(gap: Gap, places: Sequence[Region]) -> bool:
    """Return whether a gap is where units are missing."""
    return any(place.share_inside(gap.region) >= _SAME_GAP for place in places)


def _by_product(units: Sequence[FoundUnit], positions: Sequence[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for position in positions:
        product = units[position].product
        if product is not None:
            found.setdefault(product.id, []).append(position)
    return found


def _product_id(unit: FoundUnit) -> int | None:
    return None if unit.product is None else unit.product.id
