"""The tally of the present customer, with undo, and its table."""

import secrets
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, Cell, table_writer
from desktop_app.domain.accepted_product import AcceptedProduct
from desktop_app.domain.code import CodeContents
from desktop_app.domain.tally import Tally, TallyLine
from desktop_app.output_file import output_file

_MAX_UNDO: Final = 200
_NUMBER_FORMAT: Final = "%y%m%d-%H%M%S"
COLUMNS: Final = (
    *("sku", "name", "gtin", "count", "weight_kg", "unit_price", "total", "currency"),
    *("batch", "best_before", "use_by"),
)


class CustomerTally:
    """What was accepted for the present customer.

    Attributes:
        now: the tally.
        number: of the customer, unique on this computer: day and time, ``261127-140322``.
    """

    def __init__(self) -> None:
        self.now = Tally()
        self.number = new_customer_number()
        self._before: list[tuple[str, Tally]] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._before)

    def add(self, accepted: AcceptedProduct) -> TallyLine:
        """Add an accepted product; return the line that has it now."""
        new_id = secrets.token_hex(8)
        self._change(self.now.add(accepted, new_id))
        before = {line.id: line for line in self._before[-1][1].lines}
        return next(line for line in self.now.lines if before.get(line.id) != line)

    def add_lines(self, lines: Sequence[TallyLine]) -> None:
        """Add products with their counts, as one change."""
        after = self.now
        for line in lines:
            after = after.add(line.accepted, secrets.token_hex(8), line.count)
        self._change(after)

    def take_off(self, product_id: int, count: int) -> None:
        """Remove pieces of a product, the newest lines first."""
        after = self.now
        for line in reversed(self.now.lines):
            if line.accepted.product.id == product_id and count > 0:
                rest = line.count - count
                count -= line.count
                after = after.with_count(line.id, rest) if rest > 0 else after.without(line.id)
        self._change(after)

    def remove(self, line_id: str) -> None:
        """Remove a line."""
        self._change(self.now.without(line_id))

    def remove_product(self, sku: str) -> None:
        """Remove all lines of a product."""
        lines = self.now.lines
        self._change(Tally(tuple(one for one in lines if one.accepted.product.sku != sku)))

    def set_count(self, line_id: str, count: int) -> None:
        """Change the count of a line."""
        self._change(self.now.with_count(line_id, count))

    def start_next_customer(self) -> None:
        """Begin an empty tally; ``undo`` brings the last one back."""
        if self.now.lines:
            self._change(Tally())
            self.number = new_customer_number(self.number)

    def undo(self) -> None:
        """Take back the last change."""
        if self._before:
            self.number, self.now = self._before.pop()

    def restore(self, number: str, tally: Tally) -> None:
        """Continue with a customer; what was accepted meanwhile is of the same one."""
        self.number = number
        self.now = Tally((*tally.lines, *self.now.lines))
        self._before = []

    def _change(self, after: Tally) -> None:
        if after != self.now:
            self._before = [*self._before[1 - _MAX_UNDO :], (self.number, self.now)]
            self.now = after


def new_customer_number(before: str = "") -> str:
    """Return the number of a customer who comes now; it is larger than ``before``."""
    now = datetime.now().astimezone()
    # The clock may have been set back. A file may hold any text as the number before.
    with suppress(ValueError):
        last = datetime.strptime(before, _NUMBER_FORMAT).astimezone()
        now = max(now, last + timedelta(seconds=1))
    return now.strftime(_NUMBER_FORMAT)


def tally_rows(tally: Tally) -> Iterator[tuple[Cell, ...]]:
    """Yield the headings, a row per line, and a row per sum."""
    yield COLUMNS
    for line in tally.lines:
        product, code = line.accepted.product, line.code
        yield (
            *(product.sku, product.name, product.gtin, line.count, line.weight_kg),
            *(line.unit_price, line.total, product.currency),
            *(("", "", "") if code is None else _details(code)),
        )
    for currency, total in tally.sums().items():
        yield ("", "", "", "", "", "", total, currency, "", "", "")


def tally_text(tally: Tally) -> str:
    """Return the tally as lines with tabs, as spreadsheets and tills paste it."""
    return "\n".join("\t".join(_plain(cell) for cell in row) for row in tally_rows(tally))


def write_tally(tally: Tally, file: Path) -> None:
    """Write the tally as a CSV file or workbook, by the suffix.

    Raises:
        VitrineError: the suffix is unknown, or the file cannot be written.
    """
    with output_file(file, TABLE_SUFFIXES) as draft, table_writer(draft, file.suffix) as write_row:
        for row in tally_rows(tally):
            write_row(row)


def _details(code: CodeContents) -> tuple[str, str, str]:
    return code.batch, _day(code.best_before), _day(code.use_by)


def _day(day: object) -> str:
    return "" if day is None else str(day)


def _plain(cell: Cell) -> str:
    if cell is None:
        return ""
    text = f"{cell:f}" if isinstance(cell, Decimal) else str(cell)
    return " ".join(text.split())
