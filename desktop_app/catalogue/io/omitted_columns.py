"""The columns of a table that are no fields of a product."""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Final

from desktop_app.catalogue.gtin import gtin_14
from desktop_app.catalogue.io.column_recognition import looks_like
from desktop_app.catalogue.io.import_row import TableWarning
from desktop_app.catalogue.io.price_parser import parse_price
from desktop_app.domain.omitted_column import ColumnKind, OmittedColumn
from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES
from desktop_app.errors import Message

_SAMPLE_VALUES: Final = 200
_MIN_VALUES: Final = 2
_MIN_SHARE: Final = 0.8
_REASONS: Final[dict[ColumnKind, Message]] = {
    "price": Message("This column looks like a price, but is only kept as text."),
    "gtin": Message("This column looks like a GTIN, but is only kept as text."),
    "pictures": Message("This column looks like pictures, but is only kept as text."),
}


class OmittedColumns:
    """Collects the values of columns that are no field, and tells what may be missed.

    Args:
        headings: of the table.
        taken: positions of the columns that are fields.
    """

    def __init__(self, headings: Sequence[str], taken: Collection[int]) -> None:
        self._headings = headings
        self._samples: dict[int, list[str]] = {
            at: [] for at in range(len(headings)) if at not in taken
        }
        self._unfilled = list(self._samples)

    def add(self, cells: Sequence[str]) -> None:
        """Take a row into account."""
        for at in self._unfilled:
            sample = self._samples[at]
            if cells[at]:
                sample.append(cells[at])
                if len(sample) >= _SAMPLE_VALUES:
                    self._unfilled = [one for one in self._unfilled if one != at]

    def columns(self) -> Iterator[OmittedColumn]:
        """Yield the columns that have values."""
        for at, sample in self._samples.items():
            if sample:
                heading = self._headings[at]
                yield OmittedColumn(at + 1, heading, looks_like(heading) or _kind_of_values(sample))

    def warnings(self, line: int) -> Iterator[TableWarning]:
        """Yield warnings about columns that have values.

        Args:
            line: of the headings.
        """
        for column in self.columns():
            if not column.heading:
                reason = Message(
                    "Column {number} has no heading; it is left out.", number=column.number
                )
                yield TableWarning(line, "", reason)
            elif column.looks_like:
                yield TableWarning(line, column.heading, _REASONS[column.looks_like])


def _kind_of_values(sample: Sequence[str]) -> ColumnKind | None:
    if len(sample) < _MIN_VALUES:
        return None
    least = _MIN_SHARE * len(sample)
    kinds = (kind for kind, is_one in _KINDS.items() if sum(map(is_one, sample)) >= least)
    return next(kinds, None)


def _is_gtin(text: str) -> bool:
    return gtin_14(text) is not None


def _is_picture(text: str) -> bool:
    return text.casefold().endswith(tuple(PICTURE_SUFFIXES))


def _is_price(text: str) -> bool:
    price = parse_price(text)
    return price is not None and bool(price.number and price.currency)


_KINDS: Final[dict[ColumnKind, Callable[[str], bool]]] = {
    "gtin": _is_gtin,
    "pictures": _is_picture,
    "price": _is_price,
}
