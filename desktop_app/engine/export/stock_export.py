"""The lines of a stock take as a CSV file or workbook."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, Cell, table_writer
from desktop_app.domain.stock_take import (
    CountedUnit,
    DifferenceKind,
    StockDecision,
    StockLine,
    StockResult,
)
from desktop_app.errors import Message
from desktop_app.output_file import output_file

KIND_LABELS: Final[dict[DifferenceKind, Message]] = {
    "equal": Message("As in stock"),
    "missing": Message("Missing units"),
    "surplus": Message("Too many"),
    "no_stock": Message("No stock known"),
    "not_seen": Message("In no photo"),
}
DECISION_LABELS: Final[dict[StockDecision, Message]] = {
    "open": Message("Open"),
    "keep": Message("Keep the stock"),
    "recount": Message("Count again"),
}
NOT_IN_CATALOGUE: Final = Message("Not in the catalogue")
_HEADINGS: Final = (
    Message("SKU"),
    Message("Name"),
    Message("Category"),
    Message("GTIN"),
    Message("Counted"),
    Message("To check"),
    Message("Stock"),
    Message("Difference"),
    Message("State"),
    Message("Decision"),
    Message("Counted by"),
    Message("Station"),
    Message("Date and time"),
    Message("Photos"),
)


def export_stock_take(
    result: StockResult, file: Path, translate: Callable[[Message], str] = str
) -> int:
    """Write all lines of a stock take, then the things that are not in the catalogue.

    Args:
        result: of the stock take.
        file: a CSV file or workbook by its suffix; it is replaced in one step.
        translate: translates headings and states.

    Returns:
        the number of rows.

    Raises:
        VitrineError: the suffix is unknown, or the file cannot be written.
    """
    rows = [
        *(_line_cells(line, result, translate) for line in result.lines),
        *(_unknown_cells(unit, result, translate) for unit in result.unknown),
    ]
    with output_file(file, TABLE_SUFFIXES) as draft, table_writer(draft, file.suffix) as write:
        write([translate(heading) for heading in _HEADINGS])
        for row in rows:
            write(row)
    return len(rows)


def _line_cells(
    line: StockLine, result: StockResult, translate: Callable[[Message], str]
) -> Sequence[Cell]:
    product = line.product
    return (
        *(product.sku, product.name, product.category, product.gtin),
        *(line.counted, line.unsure_count, line.stock, line.difference),
        translate(KIND_LABELS[line.kind]),
        translate(DECISION_LABELS[line.decision]),
        *_origin_cells(line.units, result, line),
    )


def _unknown_cells(
    unit: CountedUnit, result: StockResult, translate: Callable[[Message], str]
) -> Sequence[Cell]:
    state = translate(NOT_IN_CATALOGUE)
    return "", "", "", "", 1, 1, None, None, state, "", *_origin_cells([unit], result, None)


def _origin_cells(
    units: Sequence[CountedUnit], result: StockResult, line: StockLine | None
) -> Sequence[Cell]:
    """Return who counted last, where and when, and the names of the photos."""
    ids = sorted({one.photo_id for unit in units for one in unit.sightings})
    photos = [result.photos[id_] for id_ in ids]
    names = "; ".join(Path(one.file).name for one in photos)
    entry = None if line is None else line.entry
    if entry is not None and entry.hand_count is not None and entry.actor is not None:
        return entry.actor.author, entry.actor.station, entry.entered_at, names
    if not photos:
        return "", "", "", names
    last = max(photos, key=lambda one: one.counted_at)
    return last.actor.author, last.actor.station, last.counted_at, names
