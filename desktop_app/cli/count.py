"""``vitrine count``: count the products in photos of many."""

import argparse
from contextlib import ExitStack
from pathlib import Path

from desktop_app.cli.console import print_error, print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    add_measure_option,
    file_path,
)
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.errors import VitrineError
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine count``."""
    parser = add_command(subparsers, "count", run, "count the products in photos of many")
    parser.add_argument("photos", nargs="+", type=file_path, metavar="PHOTO")
    add_catalogue_option(parser)
    parser.add_argument(
        "--out",
        type=file_path,
        metavar="FILE",
        help="CSV file to write, with the columns photo, sku, name, count, score; it is replaced",
    )
    add_measure_option(parser)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print what each photo shows; an unreadable photo does not stop the others."""
    from desktop_app.cli.output.photo_count import as_json, as_lines
    from desktop_app.engine.counting.count_export import count_writer

    status = ExitStatus.OK
    with ExitStack() as stack:
        # First, so that a file that cannot be written is reported before any photo is searched.
        write = stack.enter_context(count_writer(options.out)) if options.out else None
        workspace = stack.enter_context(open_workspace(options, settings))
        counting = workspace.counting()
        for photo in options.photos:
            try:
                count = counting.count(photo)
            except VitrineError as error:
                status = ExitStatus.INPUT_ERROR
                _print_error(photo, error, options)
                continue
            if options.json:
                print_json(as_json(photo, count))
            else:
                print_lines(as_lines(photo, count))
            if write is not None:
                write(photo, count)
    return status


def _print_error(photo: Path, error: VitrineError, options: argparse.Namespace) -> None:
    if options.json:
        print_json({"photo": str(photo), "error": error.as_line()})
    else:
        print_error(error.as_line())
