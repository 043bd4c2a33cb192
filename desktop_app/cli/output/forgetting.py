"""What was forgotten, as JSON and as text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from desktop_app.engine.privacy.forget_report import ForgetReport


def report_as_json(report: "ForgetReport") -> dict[str, Any]:
    """Return a report as JSON."""
    return {
        "dry_run": report.is_dry_run,
        "deleted": [
            {
                "what": place.kind,
                "count": place.count,
                "bytes": place.size_bytes,
                "where": place.where,
            }
            for place in report.places
        ],
        "remaining": [
            {"where": one.where, "reason": one.error.as_line()} for one in report.remaining
        ],
        "outside": list(report.outside),
    }


def report_as_lines(report: "ForgetReport") -> Iterator[str]:
    """Yield a report as lines for people."""
    from desktop_app.engine.privacy.forget_report import PLACE_LABELS

    yield "Would be deleted:" if report.is_dry_run else "Deleted:"
    for place in report.places:
        size_mb = place.size_bytes / 1e6
        yield f"{place.count:6}  {size_mb:8.1f} MB  {PLACE_LABELS[place.kind]}  {place.where}"
    if not report.places:
        yield "nothing"
    for path in report.outside:
        yield f"Stays, because the program has only read it: {path}"
    for one in report.remaining:
        yield f"Not changed: {one.where}: {one.error.as_line()}"
