"""``vitrine read-labels``: read the text in the pictures of the catalogue."""

import argparse

from desktop_app.cli.console import print_json, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command
from desktop_app.cli.quantity import quantity
from desktop_app.cli.workspace_access import open_workspace
from desktop_app.errors import Message, VitrineError
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine read-labels``."""
    parser = add_command(subparsers, "read-labels", run, "read the text in the pictures")
    add_catalogue_option(parser)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Read the pictures that were not read; an interrupted run keeps what it has read."""
    from desktop_app.vision.embedder import default_threads
    from desktop_app.vision.label_text import LabelReader

    reader = LabelReader.load(default_threads())
    if reader is None:
        raise VitrineError(
            Message("Labels cannot be read because rapidocr is not installed."),
            Message("Install vitrine[ocr], then try again."),
        )
    with open_workspace(options, settings) as workspace:
        count = run_job(workspace.labels.read_pictures(reader))
    if options.json:
        print_json({"pictures": count})
    else:
        print(f"{quantity(count, 'picture')} read.")
    return ExitStatus.OK
