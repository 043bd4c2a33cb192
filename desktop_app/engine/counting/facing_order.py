"""Units of one board in two photos, paired by the order in which the products stand.

Units that were only shifted along their board, because one beside them was added or taken away,
keep their order.
"""

from collections.abc import Mapping, Sequence
from typing import Final

from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.region import Region
from desktop_app.engine.counting.shelf import unit_rows

# As many units as possible are paired; of equally many, those at the same place.
_WEIGHT: Final = 1000
_PAIRED_WEIGHT: Final = 1001
# Share of the lower one of two units that is beside the other.
_MIN_BESIDE: Final = 0.5


def aligned_units(
    plan: Sequence[FoundUnit],
    now: Sequence[FoundUnit],
    places: Sequence[Region],
    paired: Mapping[int, int],
) -> dict[int, int]:
    """Return which units of now are planned ones in the same order on the same board.

    Args:
        plan: the planned units.
        now: the units that are there.
        places: where the planned units are in the photo of now.
        paired: positions of units of now at the place of planned ones, by their positions.
    """
    now_rows = unit_rows(now)
    return {
        i: j
        for row in unit_rows(plan)
        for i, j in _aligned(row, _same_row(row, now_rows, places, now), plan, now, paired)
    }


def _same_row(
    plan_row: Sequence[int],
    now_rows: Sequence[Sequence[int]],
    places: Sequence[Region],
    now: Sequence[FoundUnit],
) -> Sequence[int]:
    """Return the row of now that stands where a row of the plan was; empty if none does."""

    def votes(row: Sequence[int]) -> int:
        return sum(any(_is_near(places[i], now[j].region) for j in row) for i in plan_row)

    best = max(now_rows, key=votes, default=())
    return best if best and votes(best) else ()


def _is_near(first: Region, second: Region) -> bool:
    """Return whether two boxes are at the same height and share a part of the width."""
    common = min(first.bottom, second.bottom) - max(first.top, second.top)
    across = min(first.right, second.right) - max(first.left, second.left)
    return common >= _MIN_BESIDE * min(first.height, second.height) and across > 0


def _aligned(
    plan_row: Sequence[int],
    now_row: Sequence[int],
    plan: Sequence[FoundUnit],
    now: Sequence[FoundUnit],
    paired: Mapping[int, int],
) -> list[tuple[int, int]]:
    """Return the longest common sequence of products, as pairs of positions."""
    # best[a][b]: weight of the sequence in the first a and b units.
    best = [[0] * (len(now_row) + 1) for _ in range(len(plan_row) + 1)]
    for a, i in enumerate(plan_row, 1):
        for b, j in enumerate(now_row, 1):
            weight = _weight(i, j, plan, now, paired)
            best[a][b] = max(best[a - 1][b], best[a][b - 1])
            if weight:
                best[a][b] = max(best[a][b], best[a - 1][b - 1] + weight)
    pairs = []
    a, b = len(plan_row), len(now_row)
    while a and b:
        if best[a][b] == best[a - 1][b]:
            a -= 1
        elif best[a][b] == best[a][b - 1]:
            b -= 1
        else:
            a, b = a - 1, b - 1
            pairs.append((plan_row[a], now_row[b]))
    return pairs


def _weight(
    i: int,
    j: int,
    plan: Sequence[FoundUnit],
    now: Sequence[FoundUnit],
    paired: Mapping[int, int],
) -> int:
    """Return how much it counts that two units are the same one; 0 if they are not."""
    first, second = plan[i].product, now[j].product
    if first is None or second is None or first.id != second.id:
        return 0
    return _PAIRED_WEIGHT if paired.get(i) == j else _WEIGHT
