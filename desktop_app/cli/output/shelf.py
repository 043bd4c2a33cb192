"""A shelf as JSON and as lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from desktop_app.cli.quantity import quantity
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import ShelfChange, ShelfRow


def as_json(
    photo: Path, rows: Sequence[ShelfRow], changes: Sequence[ShelfChange] | None
) -> dict[str, Any]:
    """Return the rows, and what changed if there is a plan."""
    found: dict[str, Any] = {
        "photo": str(photo),
        "rows": [
            {
                "facings": [
                    {
                        "sku": _sku(facing.product),
                        "count": facing.count,
                        "boxes": [_box(region) for region in facing.regions],
                    }
                    for facing in row.facings
                ],
                "gaps": [{"box": _box(gap.region), "room": gap.room} for gap in row.gaps],
            }
            for row in rows
        ],
    }
    if changes is not None:
        found["changes"] = [
            {
                "kind": change.kind,
                "box": _box(change.region),
                "before": _sku(change.before),
                "now": _sku(change.now),
            }
            for change in changes
        ]
    return found


def as_lines(
    photo: Path, rows: Sequence[ShelfRow], changes: Sequence[ShelfChange] | None
) -> Iterator[str]:
    """Yield a line for each row, gap and change."""
    yield f"{photo}: {quantity(len(rows), 'row')}"
    for number, row in enumerate(rows, 1):
        facings = ", ".join(f"{facing.count} × {_name(facing.product)}" for facing in row.facings)
        yield f"  row {number}: {facings}"
        for gap in row.gaps:
            yield f"    possibly empty: room for {gap.room}, at {_box(gap.region)}"
    for change in changes or ():
        yield f"  {_described(change)}, at {_box(change.region)}"
    if changes is not None and not changes:
        yield "  nothing changed"


def _described(change: ShelfChange) -> str:
    if change.kind == "missing":
        return f"missing: {_name(change.before)}"
    if change.kind == "new":
        return f"new: {_name(change.now)}"
    return f"{_name(change.now)} instead of {_name(change.before)}"


def _name(product: Product | None) -> str:
    return "unknown" if product is None else product.sku


def _sku(product: Product | None) -> str | None:
    return None if product is None else product.sku


def _box(region: Region) -> list[float]:
    return [round(side, 4) for side in (region.left, region.top, region.right, region.bottom)]
