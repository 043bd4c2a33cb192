"""How far the local copy of a shared catalogue is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class SyncState:
    """What a station knows about its exchange with the server.

    Attributes:
        is_connected: whether the server is reached.
        waiting: number of changes of this station that the server does not have.
        last_contact: the end of the last exchange; None if there was none since the start.
        error: why the server is not reached, a ``VitrineError``; None while it is, and at first.
    """

    is_connected: bool = False
    waiting: int = 0
    last_contact: datetime | None = None
    error: Exception | None = None
