"""What a long command did, as the command line prints it."""

from typing import Any

from desktop_app.engine.duplicates.audit_report import AuditReport
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.learning.teach_report import TeachReport


def import_as_json(report: ImportReport) -> dict[str, Any]:
    """Return what an import did as plain values."""
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "pictures": report.pictures,
        "rejected": [
            {"line": rejection.line, "reason": str(rejection.reason)}
            for rejection in report.rejected
        ],
    }


def import_as_line(report: ImportReport) -> str:
    """Return what an import did, without the rows that it refused, for people."""
    return (
        f"{report.added} added, {report.updated} updated, {report.unchanged} unchanged, "
        f"{report.pictures} pictures"
    )


def teaching_as_lines(report: TeachReport, *, is_on: bool) -> list[str]:
    """Return what was learnt for people.

    Args:
        report: what was learnt now.
        is_on: whether what was learnt, now or before, is switched on.
    """
    lines = [
        (
            f"learnt from {report.products} products: {report.pictures} pictures, "
            f"{report.confirmations} confirmed photo(s), in {report.seconds:.0f} s"
        ),
        f"found first, of {report.queries} asked for without those that look like them:",
        f"  before                   {report.before:6.1%}",
        (
            f"  after                    {report.after:6.1%}  "
            f"(the gain is known to within {report.uncertainty:.1%})"
        ),
        f"  products not learnt yet  {report.unseen:6.1%}",
    ]
    if report.advised:
        return [*lines, "It is switched on; vitrine teach --off switches it off."]
    lines.append("The catalogue is recognised as well as it can be already: nothing is changed.")
    return [*lines, "What was learnt before stays switched on."] if is_on else lines


def audit_as_lines(report: AuditReport, pairs: int, out: object) -> list[str]:
    """Return what an audit found for people.

    Args:
        report: what it found.
        pairs: of pictures that were written.
        out: where to.
    """
    return [
        f"looked at {report.audited} new pictures in {report.seconds:.0f} s",
        (
            f"products with the same file {report.exact}, with the same photograph "
            f"{report.copy}, probably the same {report.same_product}: {report.groups} groups"
        ),
        f"{pairs} pairs of pictures in {out}",
    ]
