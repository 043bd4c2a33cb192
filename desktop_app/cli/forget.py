"""``vitrine forget``: delete photos of a day, a station, or one photo, for good."""

import argparse
import sys
from contextlib import closing
from typing import TYPE_CHECKING, Final

from desktop_app import paths
from desktop_app.cli.console import print_json, print_lines, print_note, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, day
from desktop_app.cli.output.forgetting import report_as_json, report_as_lines
from desktop_app.cli.usage_errors import UsageError
from desktop_app.domain.actor import Actor
from desktop_app.errors import Message
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.domain.forgetting import ForgetScope
    from desktop_app.engine.privacy.forget_report import ForgetReport

_QUESTION: Final = "Delete this for good? It cannot be undone. [y/N] "


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine forget``."""
    parser = add_command(
        subparsers, "forget", run, "delete photos of a day, a station, or one photo, for good"
    )
    add_catalogue_option(parser)
    named = parser.add_mutually_exclusive_group()
    named.add_argument("--day", type=day, metavar="DATE", help="photos of a day: 2026-11-27")
    named.add_argument("--from", type=day, dest="first", metavar="DATE", help="the first day")
    named.add_argument(
        "--photo", metavar="FILE", help="one photo: its file, or the hash in its name"
    )
    parser.add_argument("--to", type=day, dest="last", metavar="DATE", help="the last day")
    parser.add_argument(
        "--station", default="", metavar="NAME", help="only what this computer has written"
    )
    parser.add_argument("--dry-run", action="store_true", help="only show what would be deleted")
    parser.add_argument("--yes", action="store_true", help="do not ask before deleting")


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Show what is in the scope, ask, and delete it."""
    scope = _scope(options)
    if not options.dry_run and not options.yes:
        if options.json or not sys.stdin.isatty():
            raise UsageError(
                Message("Nothing was deleted: this cannot be undone."),
                Message("Add --yes to delete, or --dry-run to see what would be deleted."),
            )
        found = _forget(options, scope, dry_run=True)
        print_lines(report_as_lines(found))
        if not found.count or not _is_confirmed():
            return ExitStatus.OK
    report = _forget(options, scope, dry_run=options.dry_run)
    if options.json:
        print_json(report_as_json(report))
    else:
        print_lines(report_as_lines(report))
    return ExitStatus.INPUT_ERROR if report.remaining else ExitStatus.OK


def _scope(options: argparse.Namespace) -> "ForgetScope":
    from desktop_app.engine.privacy.photo_scope import scope_of_days, scope_of_photo

    _check_usage(options)
    if options.photo:
        return scope_of_photo(options.photo)
    first, last = options.first or options.day, options.last or options.day
    if not (first or last or options.station):
        raise UsageError(
            Message("Nothing to forget is named."),
            Message("Add --day, --from and --to, --station or --photo."),
        )
    return scope_of_days(first, last, options.station)


def _check_usage(options: argparse.Namespace) -> None:
    if options.day and options.last:
        raise UsageError(
            Message("--day is one day, without --to."), Message("Use --from and --to.")
        )
    if options.photo and (options.station or options.last):
        raise UsageError(
            Message("--photo is one photo, without other conditions."),
            Message("Leave out --to and --station."),
        )


def _forget(options: argparse.Namespace, scope: "ForgetScope", *, dry_run: bool) -> "ForgetReport":
    from desktop_app.catalogue.opening import open_alone, open_answers
    from desktop_app.engine.privacy.forgetting import forget_photos
    from desktop_app.engine.privacy.kept_folders import KeptFolders

    folders = KeptFolders(paths.data_folder())
    with closing(open_alone(options.catalog, actor=Actor.local())) as catalogue:
        return run_job(forget_photos(catalogue, folders, open_answers, scope, dry_run=dry_run))


def _is_confirmed() -> bool:
    print(_QUESTION, end="", file=sys.stderr, flush=True)
    is_confirmed = sys.stdin.readline().strip().lower() in ("y", "yes")
    if not is_confirmed:
        print_note("Nothing was deleted.")
    return is_confirmed
