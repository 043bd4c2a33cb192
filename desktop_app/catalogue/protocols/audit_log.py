"""The log of a catalogue: who has done what, when and at which station."""

from collections.abc import Iterator
from typing import Protocol

from desktop_app.domain.log_entry import LogEntry, LogFilter, LogKind, LogPeople


class AuditLog(Protocol):
    """Entries are only added, never changed or removed.

    Actions of the history and their undo are logged by the stores that write them, in the same
    transaction. What changes no row of the catalogue is logged by the use case.
    """

    def append(
        self, kind: LogKind, subject: str = "", *, product_count: int = 0, author: str = ""
    ) -> None:
        """Add an entry of this actor, now; a catalogue that is read-only gets none.

        Args:
            kind: what is done.
            subject: what it is done to, such as the name of a file; no path, no password.
            product_count: number of products that are changed.
            author: who does it, if it is not the author of the actor.
        """

    def entries(
        self,
        log_filter: LogFilter = LogFilter(),  # noqa: B008 - frozen
        *,
        after: LogEntry | None = None,
        limit: int,
    ) -> list[LogEntry]:
        """Return entries, newest first.

        Args:
            log_filter: which ones.
            after: only those that follow this one in the list; None for the newest.
            limit: maximum number.
        """

    def all(self, log_filter: LogFilter = LogFilter()) -> Iterator[LogEntry]:  # noqa: B008
        """Yield entries newest first, reading them in batches."""

    def people(self) -> LogPeople:
        """Return whose entries there are."""
