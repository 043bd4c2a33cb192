"""The interface of what takes accepted products: a table, or the shop's till."""

from typing import Protocol

from desktop_app.engine.counter.till_entry import TillEntry
from desktop_app.errors import VitrineError


class RejectedEntryError(VitrineError):
    """An entry that the till refuses; another try would not help."""


class TillOutput(Protocol):
    """Takes entries, one after another, on a thread of its own."""

    def send(self, entry: TillEntry) -> None:
        """Hand over an entry; the same one may come again after a crash or a lost answer.

        Raises:
            RejectedEntryError: the entry is refused.
            VitrineError: it cannot be taken now; it is worth another try.
        """
