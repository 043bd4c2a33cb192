"""Changes of a region: moved, resized by an edge or a corner, or drawn anew."""

from typing import Final, Literal, TypeAlias

from desktop_app.domain.region import Region

# Smallest width and height of a region, as a share of the photo.
MIN_SIDE: Final = 0.04

# What is dragged: the region as a whole, an edge or a corner, or a new region.
Handle: TypeAlias = Literal[
    "inside", "new", "left", "right", "top", "bottom",
    "top_left", "top_right", "bottom_left", "bottom_right",
]  # fmt: skip


def moved(region: Region, across: float, down: float) -> Region:
    """Return a region moved within the photo, by shares of its width and height."""
    across = min(max(across, -region.left), 1 - region.right)
    down = min(max(down, -region.top), 1 - region.bottom)
    return _region(
        region.left + across, region.top + down, region.right + across, region.bottom + down
    )


def resized(region: Region, handle: Handle, across: float, down: float) -> Region:
    """Return a region with the edges of a handle moved, by shares of the photo's sides."""
    left, top, right, bottom = region.left, region.top, region.right, region.bottom
    if "left" in handle:
        left = min(max(0.0, left + across), right - MIN_SIDE)
    if "right" in handle:
        right = max(min(1.0, right + across), left + MIN_SIDE)
    if "top" in handle:
        top = min(max(0.0, top + down), bottom - MIN_SIDE)
    if "bottom" in handle:
        bottom = max(min(1.0, bottom + down), top + MIN_SIDE)
    return _region(left, top, right, bottom)


def spanned(x: float, y: float, other_x: float, other_y: float) -> Region | None:
    """Return the region between two points of the photo; None if it is too small."""
    left, right = sorted(min(max(0.0, value), 1.0) for value in (x, other_x))
    top, bottom = sorted(min(max(0.0, value), 1.0) for value in (y, other_y))
    if min(right - left, bottom - top) < MIN_SIDE:
        return None
    return _region(left, top, right, bottom)


def handle_at(region: Region, x: float, y: float, reach_x: float, reach_y: float) -> Handle:
    """Return what a point of the photo takes hold of.

    Args:
        region: the region.
        x: of the point, as a share of the photo's width.
        y: of the point, as a share of the photo's height.
        reach_x: how far from an edge it still takes hold of it, as a share of the width. Of a
            small region, the middle third is kept to move it.
        reach_y: the same, as a share of the height.
    """
    column = _edge_at(x, region.left, region.right, reach_x, ("left", "right"))
    row = _edge_at(y, region.top, region.bottom, reach_y, ("top", "bottom"))
    if column is None or row is None:
        return "new"
    handle: Handle = "_".join(filter(None, (row, column))) or "inside"  # type: ignore[assignment]
    return handle


def _edge_at(
    value: float, start: float, end: float, reach: float, names: tuple[str, str]
) -> str | None:
    """Return the edge that a coordinate is near; empty between them, None beyond both."""
    if not start - reach <= value <= end + reach:
        return None
    inner = min(reach, (end - start) / 3)
    if value < start + inner:
        return names[0]
    return names[1] if value > end - inner else ""


def _region(left: float, top: float, right: float, bottom: float) -> Region:
    """Return a region without the rounding errors that would take it beyond the photo."""
    return Region(max(0.0, left), max(0.0, top), min(1.0, right), min(1.0, bottom))
