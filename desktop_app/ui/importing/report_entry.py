"""The entries of an import's report that can be worked through."""

from collections.abc import Collection, Sequence
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
    """

    line: int
    reason: Message
    column: str = ""
    sku: str = ""
    name: str = ""
    is_rejected: bool = True


@dataclass(frozen=True, slots=True)
class ImportOutcome:
    """A report and its entries, in the order of the lines."""

    report: ImportReport
    entries: Sequence[ReportEntry]


def outcome_of(report: ImportReport) -> ImportOutcome:
    """Return a report with its entries; with many thousand rows it takes a while."""
    return ImportOutcome(report, _entries_of(report))


def _entries_of(report: ImportReport) -> list[ReportEntry]:
    rejected = [
        ReportEntry(one.line, one.reason, sku=one.sku, name=one.name) for one in report.rejected
    ]
    warnings = [
        ReportEntry(one.line, one.reason, column=one.column, is_rejected=False)
        for one in report.warnings
    ]
    return sorted([*rejected, *warnings], key=lambda entry: entry.line)


def after_retry(
    entries: Sequence[ReportEntry], lines: Collection[int], again: Sequence[ReportEntry]
) -> list[ReportEntry]:
    """Return the entries that remain after some lines were imported again.

    Args:
        entries: before.
        lines: that were imported again.
        again: the entries of the report about them.
    """
    kept = [entry for entry in entries if entry.line not in lines]
    new = [entry for entry in again if entry.line in lines]
    return sorted([*kept, *new], key=lambda entry: entry.line)
