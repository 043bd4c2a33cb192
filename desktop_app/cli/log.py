"""``vitrine log``: who has done what in a catalogue, when and where."""

import argparse
from contextlib import closing
from typing import Final

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    day,
    file_path,
)
from desktop_app.domain.actor import Actor
from desktop_app.domain.log_entry import LOG_KINDS, LogEntry
from desktop_app.settings import Settings

_BATCH: Final = 1_000


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine log``."""
    parser = add_command(subparsers, "log", run, "show who has done what in a catalogue")
    add_catalogue_option(parser)
    parser.add_argument("--from", type=day, dest="first", metavar="DATE", help="the first day")
    parser.add_argument("--to", type=day, dest="last", metavar="DATE", help="the last day")
    parser.add_argument("--station", metavar="NAME", help="only of this computer")
    parser.add_argument("--author", metavar="NAME", help="only of this user")
    parser.add_argument("--kind", choices=LOG_KINDS, metavar="KIND", help="such as import")
    parser.add_argument(
        "--out", type=file_path, metavar="FILE", help="CSV or XLSX file to write instead"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Print the entries newest first, or write them to a file."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.engine.audit_log import export_log, filter_of_days, log_entries

    log_filter = filter_of_days(
        options.first,
        options.last,
        author=options.author,
        station=options.station,
        kind=options.kind,
    )
    with closing(open_catalogue(options.catalog, actor=Actor.local(), create=False)) as catalogue:
        if options.out is not None:
            count = run_job(export_log(catalogue, log_filter, options.out))
            if options.json:
                print_json({"entries": count, "out": str(options.out)})
            else:
                print_lines([f"{count} entries are written to {options.out}"])
            return ExitStatus.OK
        last: LogEntry | None = None
        while entries := log_entries(catalogue, log_filter, after=last, limit=_BATCH):
            for entry in entries:
                _print(entry, as_json=options.json)
            last = entries[-1]
    return ExitStatus.OK


def _print(entry: LogEntry, *, as_json: bool) -> None:
    from desktop_app.engine.log_description import describe_entry

    what = str(describe_entry(entry))
    if as_json:
        print_json(
            {
                "at": entry.logged_at,
                "author": entry.author,
                "station": entry.station,
                "kind": entry.kind,
                "subject": entry.subject,
                "products": entry.product_count,
                "what": what,
            }
        )
    else:
        who = f"{entry.author or '?'} at {entry.station or '?'}"
        print_lines([f"{entry.logged_at}  {who}  {what}"])
