"""Reading a table of decisions about pairs of products."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, get_args

from desktop_app.catalogue.io.table_reader import Table, padded
from desktop_app.domain.resolution import ResolutionKind
from desktop_app.errors import Message, VitrineError

COLUMNS: Final = ("decision", "sku_a", "sku_b")
_KINDS: Final[dict[str, ResolutionKind]] = {kind: kind for kind in get_args(ResolutionKind)}


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One line of a table of decisions.

    Attributes:
        line: line number, from 1.
        sku_a: for a merge, the reference.
    """

    line: int
    kind: ResolutionKind
    sku_a: str
    sku_b: str


class DecisionTable:
    """A CSV file or workbook with the columns ``decision``, ``sku_a`` and ``sku_b``.

    Raises:
        VitrineError: the file cannot be read, or a column is missing.
    """

    def __init__(self, file: Path) -> None:
        self._table = Table(file)
        headings = [heading.casefold() for heading in self._table.headings]
        for name in COLUMNS:
            if name not in headings:
                raise VitrineError(
                    Message("{name} has no column {column}.", name=file.name, column=name),
                    Message("It needs the columns decision, sku_a and sku_b."),
                )
        self._positions = [headings.index(name) for name in COLUMNS]

    def count(self) -> int:
        """Return the number of lines."""
        return self._table.count()

    def lines(self) -> Iterator[DecisionLine | tuple[int, Message]]:
        """Yield the lines in order; for an unusable one, its number and the reason."""
        width = len(self._table.headings)
        for line, values in self._table.lines():
            cells = padded(values, width)
            word, *skus = (cells[position] for position in self._positions)
            kind = _KINDS.get(word.casefold())
            if any(values[width:]):
                yield line, Message("The row has more cells than the line of headings.")
            elif kind is None:
                yield (
                    line,
                    Message(
                        "The decision {word} is not merge, variant, different or later.",
                        word=word or "–",
                    ),
                )
            elif not all(skus):
                yield line, Message("The SKU is missing.")
            else:
                yield DecisionLine(line, kind, *skus)
