"""The entries of an import's report that can be worked through.

A report can have many thousand of them: the functions run off the GUI thread.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A row that was not imported, or that is to be checked.

    Attributes:
        line: of the table.
        reason: one sentence.
        column: heading of the column that it is about; empty if it is not about one.
        sku, name: of the product; empty if not known.
        is_rejected: whether something was not imported.
        is_skipped: whether the row is no product, such as a total.
    """

    line: int
    reason: Message
    column: str = ""
    sku: str = ""
    name: str = ""
    is_rejected: bool = True
    is_skipped: bool = False


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """A report, and what is left to do.

    Attributes:
        report: of the last import of the table, or of some of its rows.
        entries: what is left, in the order of the lines.
        lines: of the entries.
        rejected_lines: of those that were not imported.
        rejected: number of the entries that were not imported.
        skipped: number of the entries whose rows are no products.
    """

    report: ImportReport
    entries: Sequence[ReportEntry]
    lines: frozenset[int]
    rejected_lines: frozenset[int]
    rejected: int
    skipped: int


def outcome_of(report: ImportReport) -> ImportOutcome:
    """Return a report with its entries."""
    return _outcome(report, _entries_of(report))


def after_retry(
    entries: Sequence[ReportEntry], lines: Collection[int], report: ImportReport
) -> ImportOutcome:
    """Return what is left after some lines were imported again.

    Args:
        entries: before.
        lines: that were imported again.
        report: about them.
    """
    kept = [entry for entry in entries if entry.line not in lines]
    return _outcome(report, [*kept, *(one for one in _entries_of(report) if one.line in lines)])


def without(outcome: ImportOutcome, removed: Collection[int]) -> ImportOutcome:
    """Return what is left without the entries at some positions."""
    positions = frozenset(removed)
    kept = [entry for at, entry in enumerate(outcome.entries) if at not in positions]
    return _outcome(outcome.report, kept)


def _entries_of(report: ImportReport) -> Iterable[ReportEntry]:
    for one in report.rejected:
        yield ReportEntry(
            one.line,
            one.reason,
            sku=one.sku,
            name=one.name,
            is_rejected=not one.is_skipped,
            is_skipped=one.is_skipped,
        )
    for warning in report.warnings:
        yield ReportEntry(
            warning.line,
            warning.reason,
            column=warning.column,
            sku=warning.sku,
            name=warning.name,
            is_rejected=False,
        )


def _outcome(report: ImportReport, entries: Iterable[ReportEntry]) -> ImportOutcome:
    ordered = sorted(entries, key=lambda entry: entry.line)
    rejected = [entry.line for entry in ordered if entry.is_rejected]
    return ImportOutcome(
        report,
        ordered,
        frozenset(entry.line for entry in ordered),
        frozenset(rejected),
        len(rejected),
        sum(entry.is_skipped for entry in ordered),
    )
