"""The rows of a table that are imported again, some of them corrected."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RowSelection:
    """Some rows of a table.

    Attributes:
        lines: numbers of their lines.
        corrections: cells that replace those of a line, by its number.
    """

    lines: frozenset[int]
    corrections: Mapping[int, tuple[str, ...]] = field(default_factory=dict)
