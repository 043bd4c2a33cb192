"""Entries of the log: who has done what in a catalogue, when and at which station."""

from dataclasses import dataclass
from typing import Final, Literal, get_args

from desktop_app.domain.action import ActionKind, EditKind
from desktop_app.domain.resolution import ResolutionKind

OtherKind = Literal[
    "undo",
    "redo",
    "revert",
    "learn",
    "start_stock_take",
    "remove_stock_take",
    "export",
    "backup",
    "restore",
    "repair",
    "settings",
    "unlock",
    "failed_unlock",
    "lock",
    "delete_history",
    "forget",
    "encrypt",
    "decrypt",
    "change_key",
]
LogKind = ActionKind | OtherKind

LOG_KINDS: Final[tuple[LogKind, ...]] = (
    *get_args(EditKind),
    *get_args(ResolutionKind),
    *get_args(OtherKind),
)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One thing that was done.

    Attributes:
        kind: what was done.
        subject: what it was done to, such as the name of a file or an SKU; may be empty.
        product_count: number of products that were changed.
        author: name of the user; empty if unknown.
        station: name of the computer; empty if unknown.
        logged_at: UTC, ``2026-11-21T16:00:00Z``.
        undone_kind: of ``undo``, ``redo`` and ``revert``: the kind of that action; else empty.
    """

    id: int
    kind: LogKind
    subject: str
    product_count: int
    author: str
    station: str
    logged_at: str
    undone_kind: ActionKind | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class LogFilter:
    """Which entries are wanted; the empty filter wants all.

    Attributes:
        since: the first moment, UTC, ``2026-11-21T16:00:00Z``; empty for no limit.
        before: the first moment after the last one; empty for no limit.
        author: of the entries; None for all.
        station: of the entries; None for all.
        kind: of the entries; None for all.
    """

    since: str = ""
    before: str = ""
    author: str | None = None
    station: str | None = None
    kind: LogKind | None = None


@dataclass(frozen=True, slots=True)
class LogPeople:
    """Whose entries there are: names of users and of stations, sorted."""

    authors: tuple[str, ...]
    stations: tuple[str, ...]
