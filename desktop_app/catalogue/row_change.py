"""A change of one row of a shared catalogue."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from desktop_app.catalogue.shared_tables import Key


class RowChange(NamedTuple):
    """What a station has done to a row of a shared table.

    Attributes:
        table: its name.
        key: the primary key.
        before: the columns that it had, as far as they were recorded; None if it is new, or was
            written without looking at the earlier one.
        after: all its columns; None if it is deleted.
    """

    table: str
    key: Key
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None

    @property
    def row(self) -> Mapping[str, Any]:
        """All columns of a row that is not deleted."""
        assert self.after is not None
        return self.after

    @property
    def changed_columns(self) -> tuple[str, ...]:
        """The columns with another value; all of a row without a ``before``."""
        if self.before is None:
            return tuple(self.row)
        return tuple(
            name
            for name, value in self.row.items()
            if name not in self.before or self.before[name] != value
        )
