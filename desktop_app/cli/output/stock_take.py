"""Stock takes as JSON and as lines."""

from collections.abc import Iterator, Sequence
from typing import Any

from desktop_app.cli.quantity import quantity
from desktop_app.domain.stock_take import CountedUnit, StockLine, StockResult, StockTake
from desktop_app.engine.export.stock_export import DECISION_LABELS, KIND_LABELS


def take_as_json(take: StockTake) -> dict[str, Any]:
    """Return a stock take of the list."""
    return {
        "session": take.id,
        "name": take.name,
        "photos": take.photo_count,
        "author": take.actor.author,
        "station": take.actor.station,
        "started_at": take.started_at,
    }


def takes_as_lines(takes: Sequence[StockTake]) -> Iterator[str]:
    """Yield a line for each stock take."""
    if not takes:
        yield "There is no stock take."
    for take in takes:
        name = f"{take.name}, " if take.name else ""
        started = f"started {take.started_at} by {take.actor.author or 'unknown'}"
        yield f"{take.id}  {name}{quantity(take.photo_count, 'photo')}, {started}"


def result_as_json(result: StockResult) -> dict[str, Any]:
    """Return what was counted."""
    return {
        **take_as_json(result.take),
        "units": result.unit_count,
        "items": [_item_as_json(line, result) for line in result.lines],
        "unknown": [
            {"photo": _photo_name(unit, result), "box": _box(unit, result)}
            for unit in result.unknown
        ],
        "photo_files": [
            {
                "photo": photo.file,
                "units": len(photo.units),
                "author": photo.actor.author,
                "station": photo.actor.station,
                "counted_at": photo.counted_at,
            }
            for photo in result.photos.values()
        ],
    }


def result_as_lines(result: StockResult) -> Iterator[str]:
    """Yield a summary, and a line for each difference."""
    take = result.take
    yield (
        f"Stock take {take.id}: {quantity(result.unit_count, 'unit')} of "
        f"{quantity(len(result.lines), 'product')} in {quantity(take.photo_count, 'photo')}, "
        f"{quantity(len(result.unknown), 'thing')} not in the catalogue"
    )
    yield (
        f"Boxes of units that are counted in another photo: {result.double_sightings}; "
        f"products as in stock: {len(result.lines) - len(result.differences)}"
    )
    for line in result.differences:
        stock = "unknown" if line.stock is None else line.stock
        difference = "" if line.difference is None else f" ({line.difference:+})"
        decision = "" if line.decision == "open" else f", {DECISION_LABELS[line.decision]}"
        check = f", {line.unsure_count} to check" if line.unsure_count else ""
        yield (
            f"  {line.product.sku}  {line.product.name}: counted {line.counted}, "
            f"stock {stock}{difference}, {KIND_LABELS[line.kind]}{check}{decision}"
        )


def _item_as_json(line: StockLine, result: StockResult) -> dict[str, Any]:
    return {
        "sku": line.product.sku,
        "name": line.product.name,
        "count": line.counted,
        "unsure": line.unsure_count,
        "by_hand": line.entry.hand_count is not None,
        "stock": line.stock,
        "difference": line.difference,
        "state": line.kind,
        "decision": line.decision,
        "boxes": [
            {"photo": _photo_name(unit, result), "box": _box(unit, result)} for unit in line.units
        ],
    }


def _photo_name(unit: CountedUnit, result: StockResult) -> str:
    return result.photos[unit.sightings[0].photo_id].file


def _box(unit: CountedUnit, result: StockResult) -> list[float]:
    first = unit.sightings[0]
    region = result.photos[first.photo_id].units[first.position].region
    return [round(side, 4) for side in (region.left, region.top, region.right, region.bottom)]
