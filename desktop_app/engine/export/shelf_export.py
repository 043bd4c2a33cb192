"""A shelf, or what is different from its plan, as a CSV file or workbook."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, Cell, table_writer
from desktop_app.domain.photo_count import FoundUnit
from desktop_app.domain.product import Product
from desktop_app.domain.shelf import DifferenceKind, ShelfComparison, ShelfRow
from desktop_app.engine.counting.shelf import shelf_rows
from desktop_app.errors import Message
from desktop_app.output_file import output_file

Translate = Callable[[Message], str]

DIFFERENCE_LABELS: Final[dict[DifferenceKind, Message]] = {
    "missing": Message("Missing"),
    "moved": Message("Moved"),
    "fewer": Message("Fewer facings"),
    "more": Message("More facings"),
    "new": Message("New"),
    "empty": Message("Possibly empty"),
    "unclear": Message("Please check"),
    "covered": Message("Partly covered or changed"),
}
_YES: Final = Message("yes")
_DIFFERENCE_HEADINGS: Final = (
    *(Message("Board"), Message("State"), Message("SKU"), Message("Name"), Message("Category")),
    *(Message("GTIN"), Message("Planned facings"), Message("Facings"), Message("To check")),
    *(Message("Possibly empty"), Message("Plan")),
)
_ROW_HEADINGS: Final = (
    *(Message("Board"), Message("SKU"), Message("Name"), Message("Category"), Message("GTIN")),
    *(Message("Facings"), Message("Room for")),
)


def export_differences(
    comparison: ShelfComparison, plan: str, file: Path, translate: Translate = str
) -> int:
    """Write what is different from a plan.

    Args:
        comparison: with the plan.
        plan: the name of the plan.
        file: a CSV file or workbook by its suffix; it is replaced in one step.
        translate: translates headings and states.

    Returns:
        the number of rows.

    Raises:
        VitrineError: the suffix is unknown, or the file cannot be written.
    """
    rows: list[Sequence[Cell]] = []
    for one in comparison.differences:
        is_empty = one.kind == "empty"
        counts = (None, None) if is_empty else (one.planned, one.found)
        rows.append(
            (
                one.board,
                translate(DIFFERENCE_LABELS[one.kind]),
                *_product_cells(one.product),
                *counts,
                "" if one.is_sure else translate(_YES),
                translate(_YES) if is_empty or one.leaves_gap else "",
                plan,
            )
        )
    return _write(file, _DIFFERENCE_HEADINGS, rows, translate)


def export_shelf(units: Sequence[FoundUnit], file: Path, translate: Translate = str) -> int:
    """Write the facings and gaps of a shelf, row by row.

    Args:
        units: of its photo.
        file: a CSV file or workbook by its suffix; it is replaced in one step.
        translate: translates headings.

    Returns:
        the number of rows.

    Raises:
        VitrineError: the suffix is unknown, or the file cannot be written.
    """
    rows = [cells for board, row in enumerate(shelf_rows(units), 1) for cells in _cells(board, row)]
    return _write(file, _ROW_HEADINGS, rows, translate)


def _cells(board: int, row: ShelfRow) -> Iterator[Sequence[Cell]]:
    """Yield the cells of facings and gaps, from left to right."""
    facings = [
        (one.regions[0].left, (board, *_product_cells(one.product), one.count, None))
        for one in row.facings
    ]
    gaps = [(one.region.left, (board, *_product_cells(None), 0, one.room)) for one in row.gaps]
    yield from (cells for _, cells in sorted([*facings, *gaps], key=lambda one: one[0]))


def _product_cells(product: Product | None) -> Sequence[Cell]:
    if product is None:
        return "", "", "", ""
    return product.sku, product.name, product.category, product.gtin


def _write(
    file: Path, headings: Sequence[Message], rows: Sequence[Sequence[Cell]], translate: Translate
) -> int:
    with output_file(file, TABLE_SUFFIXES) as draft, table_writer(draft, file.suffix) as write:
        write([translate(heading) for heading in headings])
        for row in rows:
            write(row)
    return len(rows)
