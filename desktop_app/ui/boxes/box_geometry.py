"""Which box is meant: at a point, or beside another one."""

from collections.abc import Sequence
from typing import Final

from desktop_app.domain.basket import BasketUnit
from desktop_app.domain.region import Region

# How much a box beside the direction counts as further away.
_SIDEWAYS: Final = 2.5


def unit_at(units: Sequence[BasketUnit], x: float, y: float) -> BasketUnit | None:
    """Return the smallest box at a point of the photo, 0..1; None if there is none."""
    at_point = [unit for unit in units if _contains(unit.found.region, x, y)]
    return min(at_point, key=lambda unit: unit.found.region.area, default=None)


def unit_beside(
    units: Sequence[BasketUnit], unit: BasketUnit, across: int, down: int
) -> BasketUnit | None:
    """Return the nearest box in a direction from another one; None if there is none.

    Args:
        units: all boxes.
        unit: the one to start from.
        across: 1 for to the right, -1 for to the left, or 0.
        down: 1 for down, -1 for up, or 0.
    """
    x, y = _middle(unit.found.region)

    def distance(other: BasketUnit) -> float:
        other_x, other_y = _middle(other.found.region)
        ahead = (other_x - x) * across + (other_y - y) * down
        sideways = abs((other_x - x) * down) + abs((other_y - y) * across)
        return ahead + _SIDEWAYS * sideways if ahead > 0 else float("inf")

    nearest = min(units, key=distance, default=None)
    return None if nearest is None or distance(nearest) == float("inf") else nearest


def _middle(region: Region) -> tuple[float, float]:
    return (region.left + region.right) / 2, (region.top + region.bottom) / 2


def _contains(region: Region, x: float, y: float) -> bool:
    return region.left <= x <= region.right and region.top <= y <= region.bottom
