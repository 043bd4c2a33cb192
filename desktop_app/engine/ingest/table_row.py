"""A row of a table that is to be corrected, and what is wrong with it."""

from dataclasses import dataclass

from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class RowProblem:
    """What is wrong with a row.

    Attributes:
        column: position of the column; None if it is about the whole row.
        reason: one sentence.
    """

    column: int | None
    reason: Message


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of a table.

    Attributes:
        line: number of its line.
        headings: of the table.
        cells: one text for each heading.
        problems: what is wrong with it, as far as that is known without reading pictures.
        product_id: of the product that it describes; None if the catalogue has none.
    """

    line: int
    headings: tuple[str, ...]
    cells: tuple[str, ...]
    problems: tuple[RowProblem, ...]
    product_id: int | None
