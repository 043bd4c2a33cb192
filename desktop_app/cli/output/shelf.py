"""A shelf as JSON and as lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from desktop_app.cli.quantity import quantity
from desktop_app.domain.product import Product
from desktop_app.domain.region import Region
from desktop_app.domain.shelf import DifferenceKind, ShelfComparison, ShelfDifference, ShelfRow

_KINDS: Final[dict[DifferenceKind, str]] = {
    "missing": "missing",
    "moved": "moved",
    "fewer": "fewer facings",
    "more": "more facings",
    "new": "new",
    "unclear": "perhaps another product",
    "covered": "partly covered or changed",
}
_COUNTED: Final = ("fewer", "more")


def as_json(
    photo: Path, rows: Sequence[ShelfRow], comparison: ShelfComparison | None
) -> dict[str, Any]:
    """Return the rows, and what is different from the plan if there is one."""
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
    if comparison is not None:
        found["compared"] = comparison.compared
        found["changes"] = [_difference(one) for one in comparison.differences]
    return found


def as_lines(
    photo: Path, rows: Sequence[ShelfRow], comparison: ShelfComparison | None
) -> Iterator[str]:
    """Yield a line for each row, gap and difference from the plan."""
    yield f"{photo}: {quantity(len(rows), 'row')}"
    for number, row in enumerate(rows, 1):
        facings = ", ".join(f"{facing.count} × {_name(facing.product)}" for facing in row.facings)
        yield f"  row {number}: {facings}"
        for gap in row.gaps:
            yield f"    possibly empty: room for {gap.room}, at {_box(gap.region)}"
    if comparison is None:
        return
    for one in comparison.differences:
        yield f"  {_described(one)}, row {one.board}, at {_box(one.regions[0])}"
    if not comparison.differences:
        yield "  as planned"


def _difference(one: ShelfDifference) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "sku": _sku(one.product),
        "row": one.board,
        "planned": one.planned,
        "found": one.found,
        "sure": one.is_sure,
        "boxes": [_box(region) for region in one.regions],
        "plan_boxes": [_box(region) for region in one.plan_regions],
    }


def _described(one: ShelfDifference) -> str:
    if one.kind == "empty":
        return "possibly empty"
    text = f"{_KINDS[one.kind]}: {_name(one.product)}"
    if one.kind in _COUNTED:
        text += f", {quantity(one.planned, 'facing')} planned, {one.found} found"
    return text if one.is_sure else f"{text}, please check"


def _name(product: Product | None) -> str:
    return "unknown" if product is None else product.sku


def _sku(product: Product | None) -> str | None:
    return None if product is None else product.sku


def _box(region: Region) -> list[float]:
    return [round(side, 4) for side in (region.left, region.top, region.right, region.bottom)]
