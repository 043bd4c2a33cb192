"""``vitrine open``: open the window with a file, as a file manager does."""

import argparse
from pathlib import Path

from desktop_app.cli.options import Subparsers, file_path
from desktop_app.errors import Message, VitrineError
from desktop_app.paths import DATABASE_NAME
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine open``."""
    summary = "open the window with a photo, a table or a catalogue"
    parser = subparsers.add_parser("open", help=summary, description=summary)
    parser.add_argument(
        "file",
        nargs="?",
        type=file_path,
        metavar="FILE",
        help="a photo, which is searched in the last catalogue; a table, which is imported; or "
        "the folder or the database of a catalogue",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Show the window until it is closed.

    Raises:
        VitrineError: there is no such file.
    """
    from desktop_app.app import run_window

    file: Path | None = options.file
    if file is None:
        return run_window(settings)
    file = file.absolute()
    if not file.exists():
        raise VitrineError(
            Message("There is no file or folder {path}.", path=file), Message("Check the name.")
        )
    if file.name == DATABASE_NAME:
        return run_window(settings, catalogue=file.parent)
    if (file / DATABASE_NAME).exists():
        return run_window(settings, catalogue=file)
    return run_window(settings, file=file)
