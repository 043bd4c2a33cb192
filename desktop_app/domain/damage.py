"""What the repair of a damaged catalogue has saved."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class RepairedTable:
    """What a repair has saved of a table.

    Attributes:
        name: of the table.
        kept: number of rows that are there again, also those in ``changed``.
        lost: number of rows that could not be read; None if it is not known.
        changed: number of rows in which values that could not be read are empty now.
    """

    name: str
    kept: int
    lost: int | None
    changed: int


@dataclass(frozen=True, slots=True)
class RepairReport:
    """What a repair has saved of a catalogue.

    Attributes:
        damaged_copy: the file as it was before, in the folder of backups; None if the
            catalogue was not damaged and nothing was changed.
        tables: the tables that had rows before the repair.
    """

    damaged_copy: Path | None
    tables: tuple[RepairedTable, ...] = ()

    def table(self, name: str) -> RepairedTable:
        """Return what was saved of a table; of one that had no rows, nothing."""
        known = {table.name: table for table in self.tables}
        return known.get(name, RepairedTable(name, 0, 0, 0))
