"""``vitrine shelf``: the facings and gaps of a shelf, and what changed on it."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.console import print_error, print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.errors import VitrineError
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.domain.photo_count import PhotoCount
    from desktop_app.engine.counting.counting import Counting


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine shelf``."""
    parser = add_command(
        subparsers, "shelf", run, "list the facings and gaps of a shelf, and what changed on it"
    )
    parser.add_argument("photos", nargs="+", type=file_path, metavar="PHOTO")
    add_catalogue_option(parser)
    parser.add_argument(
        "--plan",
        type=file_path,
        metavar="PHOTO",
        help="an earlier photo of the same shelf, with which the photos are compared",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print the rows of each photo; one that cannot be used does not stop the others."""
    status = ExitStatus.OK
    with open_workspace(options, settings) as workspace:
        counting = workspace.counting()
        plan = None if options.plan is None else _read(counting, options.plan)
        for photo in options.photos:
            try:
                _print(photo, counting, plan, options)
            except VitrineError as error:
                status = ExitStatus.INPUT_ERROR
                if options.json:
                    print_json({"photo": str(photo), "error": error.as_line()})
                else:
                    print_error(error.as_line())
    return status


def _print(
    photo: Path, counting: "Counting", plan: "PhotoCount | None", options: argparse.Namespace
) -> None:
    from desktop_app.cli.output.shelf import as_json, as_lines
    from desktop_app.engine.counting.shelf import shelf_rows
    from desktop_app.engine.counting.shelf_alignment import align_shelf
    from desktop_app.engine.counting.shelf_comparison import compare_shelf

    count = _read(counting, photo)
    comparison = None
    if plan is not None:
        alignment = align_shelf(plan.photo, count.photo)
        comparison = compare_shelf(plan.units, count.units, alignment)
    rows = shelf_rows(count.units)
    if options.json:
        print_json(as_json(photo, rows, comparison))
    else:
        print_lines(as_lines(photo, rows, comparison))


def _read(counting: "Counting", photo: Path) -> "PhotoCount":
    from desktop_app.engine.counting.counting import SHELF_SIDE_PX
    from desktop_app.engine.counting.shelf_reading import complete_shelf

    return complete_shelf(counting, counting.count(photo, side_px=SHELF_SIDE_PX))
