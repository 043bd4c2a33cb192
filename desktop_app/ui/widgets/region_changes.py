"""How a region of a picture is moved, and resized by its edges."""

from collections.abc import Collection
from typing import Literal, TypeAlias

from desktop_app.domain.region import Region

Edge: TypeAlias = Literal["left", "top", "right", "bottom"]


def moved(region: Region, across: float, down: float) -> Region:
    """Return a region moved as far as the picture reaches, by shares of its width and height."""
    across = min(max(across, -region.left), 1 - region.right)
    down = min(max(down, -region.top), 1 - region.bottom)
    return rounded(
        region.left + across, region.top + down, region.right + across, region.bottom + down
    )


def resized(
    region: Region, edges: Collection[Edge], across: float, down: float, *, min_side: float
) -> Region:
    """Return a region with some edges moved.

    Args:
        region: the region.
        edges: those that are moved.
        across: how far to the right, as a share of the picture's width.
        down: how far down, as a share of its height.
        min_side: smallest width and height that the region keeps, as such shares.
    """
    left, top, right, bottom = region.left, region.top, region.right, region.bottom
    if "left" in edges:
        left = min(max(0.0, left + across), right - min_side)
    if "right" in edges:
        right = max(min(1.0, right + across), left + min_side)
    if "top" in edges:
        top = min(max(0.0, top + down), bottom - min_side)
    if "bottom" in edges:
        bottom = max(min(1.0, bottom + down), top + min_side)
    return rounded(left, top, right, bottom)


def rounded(*sides: float) -> Region:
    """Return a region of left, top, right and bottom, 0..1, without rounding errors.

    Sums of steps would differ from one in the last digit.
    """
    return Region(*(min(1.0, max(0.0, round(side, 6))) for side in sides))
