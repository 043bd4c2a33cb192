"""How far the local copy of a shared catalogue is, and what has come to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

# What no list of products shows.
_RECORDS: Final = frozenset({"log_entries", "log_counts", "accepted_lines"})


@dataclass(frozen=True, slots=True)
class SyncState:
    """What a station knows about its exchange with the server.

    Attributes:
        is_connected: whether the server is reached.
        waiting: number of changes of this station that the server does not have.
        refused: number of changes of this station that the server has refused since the start.
        received: a number that grows when changes of others have come.
        last_contact: the end of the last exchange; None if there was none since the start.
        error: why the server is not reached, a ``VitrineError``; None while it is, and at first.
    """

    is_connected: bool = False
    waiting: int = 0
    refused: int = 0
    received: int = 0
    last_contact: datetime | None = None
    error: Exception | None = None


@dataclass(frozen=True, slots=True)
class ReceivedChanges:
    """What others have changed.

    Attributes:
        tables: names of the tables with changes.
        pictures: ids of the pictures that were added, changed or deleted, or whose embedding or
            keypoints were; None if there are too many to be named.
    """

    tables: frozenset[str] = frozenset()
    pictures: frozenset[int] | None = frozenset()

    @property
    def concerns_products(self) -> bool:
        """Whether what a window shows of the products may have changed."""
        return not self.tables <= _RECORDS
