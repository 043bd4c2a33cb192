"""Reading and exporting the log of who has done what."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

from desktop_app.access.refusal import require_right
from desktop_app.catalogue.io.table_writers import TABLE_SUFFIXES, table_writer
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.log_entry import LogEntry, LogFilter, LogKind, LogPeople
from desktop_app.domain.role import Right
from desktop_app.domain.timestamps import utc_text
from desktop_app.engine.data_export import begin_export
from desktop_app.engine.log_description import describe_entry, kind_label
from desktop_app.errors import Message, VitrineError
from desktop_app.output_file import check_output, output_file
from desktop_app.progress import Job, Progress

_ROWS_PER_STEP: Final = 1_000
_HEADINGS: Final = (
    Message("Date and time"),
    Message("User"),
    Message("Station"),
    Message("Kind"),
    Message("What was done"),
    Message("Products"),
)


def filter_of_days(
    first: date | None = None,
    last: date | None = None,
    *,
    author: str | None = None,
    station: str | None = None,
    kind: LogKind | None = None,
) -> LogFilter:
    """Return a filter of the log.

    Args:
        first: the first day in the time zone of this computer; None for any.
        last: the last day, which is included; None for any.
        author: of the entries; None for all.
        station: of the entries; None for all.
        kind: of the entries; None for all.

    Raises:
        VitrineError: the last day is before the first one.
    """
    if first is not None and last is not None and last < first:
        raise VitrineError(
            Message("The last day is before the first one."), Message("Exchange the two.")
        )
    return LogFilter(
        "" if first is None else _start_of(first),
        "" if last is None else _start_of(last + timedelta(days=1)),
        author,
        station,
        kind,
    )


def log_entries(
    catalogue: Catalogue, log_filter: LogFilter, *, after: LogEntry | None = None, limit: int
) -> list[LogEntry]:
    """Return entries of the log, newest first; arguments as ``AuditLog.entries``.

    Raises:
        RefusedError: the role may not read the log.
    """
    require_right(catalogue.role, Right.READ_LOG)
    return catalogue.audit_log.entries(log_filter, after=after, limit=limit)


def log_people(catalogue: Catalogue) -> LogPeople:
    """Return whose entries there are.

    Raises:
        RefusedError: the role may not read the log.
    """
    require_right(catalogue.role, Right.READ_LOG)
    return catalogue.audit_log.people()


def export_log(
    catalogue: Catalogue,
    log_filter: LogFilter,
    file: Path,
    translate: Callable[[Message], str] = str,
) -> Job[int]:
    """Write entries of the log to a table, newest first; return their number.

    The export itself is the newest entry.

    Args:
        catalogue: the catalogue.
        log_filter: which entries.
        file: a CSV file or workbook by its suffix; it is replaced in one step.
        translate: translates headings and descriptions.

    Raises:
        VitrineError: the role may not read the log, the suffix is unknown, or the file cannot
            be written.
    """
    require_right(catalogue.role, Right.READ_LOG)
    check_output(file, TABLE_SUFFIXES)
    begin_export(catalogue, file)
    count, note = 0, Message("Exporting the log")
    with output_file(file, TABLE_SUFFIXES) as draft, table_writer(draft, file.suffix) as write_row:
        write_row([translate(heading) for heading in _HEADINGS])
        for entry in catalogue.audit_log.all(log_filter):
            write_row(
                (
                    *(entry.logged_at, entry.author, entry.station),
                    *(translate(kind_label(entry.kind)), translate(describe_entry(entry))),
                    entry.product_count,
                )
            )
            count += 1
            if count % _ROWS_PER_STEP == 0:
                yield Progress(count, 0, note)
    return count


def _start_of(day: date) -> str:
    # The time zone of the computer decides when a day begins.
    return utc_text(datetime.combine(day, time()).astimezone(UTC))
