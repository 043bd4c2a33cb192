"""The state and results of an audit."""

from dataclasses import dataclass

from desktop_app.engine.ingest.import_report import Rejection


@dataclass(frozen=True, slots=True)
class DecisionReport:
    """The result of an import of decisions.

    Attributes:
        applied: number of lines with a new decision.
        unchanged: number of lines with a decision that holds already.
        rejected: lines that cannot be used.
    """

    applied: int
    unchanged: int
    rejected: tuple[Rejection, ...]


@dataclass(frozen=True, slots=True)
class AuditState:
    """The progress of the audit through the catalogue.

    Attributes:
        pictures: number in the catalogue, without confirmed photos.
        audited: number of these that were scanned.
    """

    pictures: int
    audited: int


@dataclass(frozen=True, slots=True)
class AuditReport:
    """The result of one run of the audit.

    Attributes:
        audited: distinct contents that this run scanned.
        exact, copy, same_product, variant: pairs of products that nobody has decided about, by
            their strongest level.
        groups: number of open groups of duplicates.
        variant_groups: number of open groups of variants.
        seconds: duration of the run.
    """

    audited: int
    exact: int
    copy: int
    same_product: int
    variant: int
    groups: int
    variant_groups: int
    seconds: float
