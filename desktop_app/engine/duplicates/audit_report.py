"""The state, result and history of an audit."""

from dataclasses import dataclass

from desktop_app.engine.ingest.import_report import Rejection
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class History:
    """What the next undo and redo would do; None when there is nothing."""

    undo: Message | None
    redo: Message | None


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """What became of the lines of a table of decisions.

    Attributes:
        applied: lines that said something new.
        unchanged: lines that said what holds already.
        rejected: lines that cannot be used.
    """

    applied: int
    unchanged: int
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class AuditState:
    """How much of the catalogue has been looked through.

    Attributes:
        pictures: in the catalogue.
        audited: of these looked at so far.
    """

    pictures: int
    audited: int


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What one run of the audit did.

    Attributes:
        audited: contents of pictures looked at in this run.
        exact, copy, same_product: pairs of products known now, by the strongest level.
        groups: groups of products that are open now.
        seconds: how long it took.
    """

    audited: int
    exact: int
    copy: int
    same_product: int
    groups: int
    seconds: float
