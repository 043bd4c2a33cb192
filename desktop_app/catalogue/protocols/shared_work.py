"""What the stations of a shared catalogue tell each other besides the products."""

from collections.abc import Collection, Sequence
from typing import Protocol

from desktop_app.domain.shared_work import AcceptedLine, FieldConflict
from desktop_app.domain.synchronisation import ReceivedChanges, SyncState


class AcceptedLineStore(Protocol):
    """The products that were accepted at the counters."""

    def add(self, lines: Sequence[AcceptedLine]) -> None:
        """Store lines; nothing changes them later."""

    def newest(self, limit: int) -> list[AcceptedLine]:
        """Return the lines that were accepted last, the newest first."""


class ConflictStore(Protocol):
    """Values of two stations for one field. One is in the catalogue; users decide."""

    def count_open(self) -> int:
        """Return the number of conflicts that nobody has settled."""

    def open(self, limit: int) -> list[FieldConflict]:
        """Return conflicts that nobody has settled, the oldest first."""

    def settle(self, conflict_ids: Collection[int]) -> None:
        """Store that conflicts are settled, by the actor."""


class Synchronisation(Protocol):
    """The exchange of a station's copy with the server, in the background."""

    @property
    def state(self) -> SyncState:
        """The state as it is now; possible on any thread."""

    def take_received(self) -> ReceivedChanges:
        """Return what others have changed since the last call; possible on any thread."""

    def wait_for_exchange(self, timeout_s: float) -> bool:
        """Wait until what was written before is sent and what others have written is here.

        Returns:
            whether that was so within the time; at once false while the server is not reached.
        """
