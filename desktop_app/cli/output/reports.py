"""The results of long commands as JSON values and as lines of text."""

from pathlib import Path
from typing import Any

from desktop_app.cli.quantity import quantity
from desktop_app.engine.duplicates.audit_report import AuditReport
from desktop_app.engine.ingest.import_report import ImportReport
from desktop_app.engine.learning.calibration_report import CalibrationReport
from desktop_app.engine.learning.teach_report import TeachReport


def import_as_json(report: ImportReport) -> dict[str, Any]:
    """Return the result of an import as JSON values."""
    return {
        "added": report.added,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "pictures": report.pictures,
        "moved": report.moved,
        "removed": report.removed,
        "archived": report.archived,
        "rows": report.rows,
        "skipped": report.skipped_rows,
        "rejected": [
            {"line": rejection.line, "reason": str(rejection.reason)}
            for rejection in report.rejected
        ],
        "warnings": [
            {"line": warning.line, "column": warning.column, "reason": str(warning.reason)}
            for warning in report.warnings
        ],
    }


def import_as_line(report: ImportReport) -> str:
    """Return the result of an import as one line whose numbers of rows add up."""
    counts = [
        f"{report.added} added",
        f"{report.updated} updated",
        f"{report.unchanged} unchanged",
        f"{report.rejected_rows} rejected",
        f"{report.skipped_rows} skipped",
    ]
    if report.further_rows:
        counts.insert(3, f"{report.further_rows} further rows of these products")
    pictures = [quantity(report.pictures, "picture")]
    if report.moved:
        pictures.append(f"{report.moved} moved")
    if report.removed:
        pictures.append(f"{report.removed} removed")
    archived = f"; {report.archived} products archived" if report.archived else ""
    return f"{quantity(report.rows, 'row')}: {', '.join(counts)}; {', '.join(pictures)}{archived}"


def teaching_as_lines(report: TeachReport, *, is_on: bool) -> list[str]:
    """Return the result of learning as lines of text.

    Args:
        report: the result.
        is_on: whether a learned metric, new or earlier, is active.
    """
    lines = [
        (
            f"learned from {quantity(report.products, 'product')}: "
            f"{quantity(report.pictures, 'picture')}, "
            f"{report.confirmations} confirmed photo(s), in {report.seconds:.0f} s"
        ),
        (
            f"first hit correct, of {quantity(report.queries, 'picture')}, "
            "near-identical ones left out:"
        ),
        f"  before                   {report.before:6.1%}",
        (
            f"  after                    {report.after:6.1%}  "
            f"(uncertainty of the gain {report.uncertainty:.1%})"
        ),
        f"  products not learned      {report.unseen:6.1%}",
    ]
    if report.advised:
        return [*lines, "It is switched on; vitrine teach --off switches it off."]
    lines.append("There is no significant improvement, so nothing is changed.")
    return [*lines, "What was learned before stays switched on."] if is_on else lines


def calibration_as_lines(report: CalibrationReport) -> list[str]:
    """Return the result of fitting the scores to a catalogue as lines of text."""
    lines = [
        (
            f"scores measured with {quantity(report.queries, 'photo')}, "
            "with their products and without:"
        ),
        "  verdict match            with the model's   fitted to the catalogue",
        f"  known products           {report.match_before:14.1%}   {report.match_after:14.1%}",
        f"  absent products          {report.absent_before:14.1%}   {report.absent_after:14.1%}",
    ]
    if report.is_used:
        return [*lines, "The fitted scores are used; vitrine teach --off removes them."]
    return [*lines, "Fitting is no significant improvement; the model's scores are used."]


def audit_as_lines(report: AuditReport, pairs: int, out: Path) -> list[str]:
    """Return the result of an audit as lines of text.

    Args:
        report: the result.
        pairs: number of pairs that were written.
        out: the file they were written to.
    """
    return [
        f"scanned {report.audited} new pictures in {report.seconds:.0f} s",
        (
            f"pairs of products with the same file {report.exact}, with the same photograph "
            f"{report.copy}, probably the same {report.same_product}: {report.groups} groups"
        ),
        f"pairs of variants {report.variant}: {report.variant_groups} groups",
        f"{pairs} pairs of pictures in {out}",
    ]
