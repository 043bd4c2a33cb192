"""What is known of a sheet without its values."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

CellRange = tuple[tuple[int, int], tuple[int, int]]


@dataclass(slots=True)
class SheetLayout:
    """The extent of a sheet, and how its cells are shown.

    Attributes:
        rows, columns: of the rectangle that holds all cells.
        cells: number of cells.
        shown_as: what shows the numbers that are not shown as they are, by row and column
            from 0.
        failed: rows and columns from 0 of the cells whose formulas have failed.
        image_addresses: web addresses in formulas such as ``IMAGE("https://…")``, by row and
            then by column from 0.
        merged: first and last row and column of merged cells; empty if not known.
    """

    rows: int = 0
    columns: int = 0
    cells: int = 0
    shown_as: dict[tuple[int, int], Callable[[float], str]] = field(default_factory=dict)
    failed: set[tuple[int, int]] = field(default_factory=set)
    image_addresses: dict[int, dict[int, str]] = field(default_factory=dict)
    merged: Sequence[CellRange] = ()
