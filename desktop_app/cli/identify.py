"""``vitrine identify``: find the product in each photo."""

import argparse
from typing import TYPE_CHECKING

from desktop_app.cli.console import print_error, print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import (
    Subparsers,
    add_catalogue_option,
    add_command,
    add_measure_option,
    file_path,
    positive_integer,
)
from desktop_app.cli.workspace_access import open_workspace, use_label_reader
from desktop_app.errors import VitrineError
from desktop_app.settings import Settings

if TYPE_CHECKING:
    from desktop_app.domain.answer import Answer
    from desktop_app.engine.recognition.photo_decoding import PhotoSource


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine identify``."""
    parser = add_command(subparsers, "identify", run, "find the product in each photo")
    parser.add_argument("photos", nargs="+", type=file_path, metavar="PHOTO")
    add_catalogue_option(parser)
    parser.add_argument(
        "--top",
        type=positive_integer,
        default=5,
        metavar="N",
        help="maximum number of products per photo (default: 5)",
    )
    parser.add_argument(
        "--category", default="", metavar="NAME", help="find only products of this category"
    )
    add_measure_option(parser)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Print an answer per photo; an unreadable photo does not stop the others."""
    from desktop_app.cli.output.answer import as_json, as_lines

    def search(source: "PhotoSource", *, top: int) -> "Answer":
        return workspace.identify(source, top=top, category=options.category)

    status = ExitStatus.OK
    with open_workspace(options, settings) as workspace:
        use_label_reader(workspace, settings)
        for photo in options.photos:
            try:
                answer = workspace.labels.identify(search, photo, top=options.top)
            except VitrineError as error:
                status = ExitStatus.INPUT_ERROR
                if options.json:
                    print_json({"photo": str(photo), "error": error.as_line()})
                else:
                    print_error(error.as_line())
                continue
            if options.json:
                print_json(as_json(photo, answer))
            else:
                print_lines(as_lines(photo, answer))
    return status
