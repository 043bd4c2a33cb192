"""Changes of a region by its handles: an edge or a corner is dragged, or it is drawn anew."""

from typing import Final, Literal, TypeAlias, cast

from desktop_app.domain.region import Region
from desktop_app.ui.widgets.region_changes import Edge, resized, rounded

# Smallest width and height of a region, as a share of the photo.
MIN_SIDE: Final = 0.04

# What is dragged: the region as a whole, an edge or a corner, or a new region.
Handle: TypeAlias = Literal[
    "inside", "new", "left", "right", "top", "bottom",
    "top_left", "top_right", "bottom_left", "bottom_right",
]  # fmt: skip


def dragged(region: Region, handle: Handle, across: float, down: float) -> Region:
    """Return a region with the edges of a handle moved, by shares of the photo's sides."""
    edges = cast("list[Edge]", handle.split("_"))
    return resized(region, edges, across, down, min_side=MIN_SIDE)


def spanned(x: float, y: float, other_x: float, other_y: float) -> Region | None:
    """Return the region between two points of the photo; None if it is too small."""
    left, right = sorted(min(max(0.0, value), 1.0) for value in (x, other_x))
    top, bottom = sorted(min(max(0.0, value), 1.0) for value in (y, other_y))
    if min(right - left, bottom - top) < MIN_SIDE:
        return None
    return rounded(left, top, right, bottom)


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
