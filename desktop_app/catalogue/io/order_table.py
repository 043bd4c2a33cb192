"""Reading an order: a table of SKUs and how many of each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.column_recognition import normalised_heading, recognise_columns
from desktop_app.catalogue.io.table_reader import Table, padded
from desktop_app.domain.sku import normalised_sku
from desktop_app.errors import Message, VitrineError

# More lines are no order that is checked with a photo.
MAX_LINES: Final = 10_000
MAX_QUANTITY: Final = 9_999
# As spreadsheets write 2: "2", "2.0" or "2,00". In "1,000" the comma may mean either.
_WHOLE_NUMBER: Final = re.compile(r"([0-9]{1,6})(?:[.,]0{1,2})?")
# In the form of ``normalised_heading``, the preferred one first.
_QUANTITY_NAMES: Final = (
    *("quantity", "qty", "count", "pieces", "pcs", "units", "number", "amount", "ordered"),
    *("quantity ordered", "qty ordered", "ordered quantity", "order quantity", "lineitem quantity"),
    *("menge", "anzahl", "stück", "stk", "bestellmenge", "quantité", "qté", "cantidad"),
    *("quantità", "quantidade", "aantal", "ilość", "množství", "количество", "кол во"),
    *("数量", "订购数量", "订单数量", "件数", "個数", "수량"),
)


@dataclass(frozen=True, slots=True)
class OrderedLine:
    """One line of an order.

    Attributes:
        line: line number, from 1.
        sku: as the order writes it.
        quantity: number of units, 0..``MAX_QUANTITY``.
        name: as the order writes it; empty if it has no names.
    """

    line: int
    sku: str
    quantity: int
    name: str = ""


def read_order(file: Path) -> tuple[OrderedLine, ...]:
    """Read the lines of an order from a CSV file or workbook.

    It has a column of SKUs and may have one of quantities; without it every line is one unit.

    Raises:
        VitrineError: the file cannot be read, has no SKUs or no lines, or a quantity is no
            whole number.
    """
    table = Table(file)
    known = recognise_columns(table.headings)
    if "sku" not in known:
        raise VitrineError(
            Message("{name} has no column {column}.", name=file.name, column="sku"),
            Message("An order needs the columns sku and quantity."),
        )
    lines = tuple(_lines(table, known))
    if not lines:
        raise VitrineError(
            Message("{name} has no lines.", name=file.name),
            Message("Write a line for each product below the headings."),
        )
    return lines


def _lines(table: Table, known: dict[str, str]) -> Iterator[OrderedLine]:
    headings = table.headings
    sku, name = headings.index(known["sku"]), known.get("name")
    name_at = None if name is None else headings.index(name)
    quantity_at = _quantity_column(headings)
    for number, values in table.lines():
        cells = padded(values, len(headings))
        if not (found := normalised_sku(cells[sku])):
            continue
        if number > MAX_LINES:
            raise VitrineError(
                Message(
                    "{name} has more than {count} lines.", name=table.file.name, count=MAX_LINES
                ),
                Message("Divide the order into several tables."),
            )
        quantity = 1 if quantity_at is None else _quantity(cells[quantity_at], table.file, number)
        yield OrderedLine(number, found, quantity, "" if name_at is None else cells[name_at])


def _quantity_column(headings: tuple[str, ...]) -> int | None:
    by_name = {normalised_heading(heading): at for at, heading in enumerate(headings)}
    return next((by_name[name] for name in _QUANTITY_NAMES if name in by_name), None)


def _quantity(cell: str, file: Path, line: int) -> int:
    """Return a cell as a whole number; an empty one is 0."""
    found = _WHOLE_NUMBER.fullmatch(cell.strip() or "0")
    if found is None or int(found[1]) > MAX_QUANTITY:
        raise VitrineError(
            Message("{name}, line {line}: the quantity is no number.", name=file.name, line=line),
            Message("Write a whole number from 0 to {most} there.", most=MAX_QUANTITY),
        )
    return int(found[1])
