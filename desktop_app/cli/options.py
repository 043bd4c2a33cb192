"""Command-line options that several subcommands share."""

import argparse
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeAlias, get_args

from desktop_app.settings import Measure, Settings

# argparse has no public name for what ``add_subparsers`` returns.
Subparsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"  # noqa: SLF001


def add_command(
    subparsers: Subparsers,
    name: str,
    run: Callable[[argparse.Namespace, Settings], int],
    summary: str,
) -> argparse.ArgumentParser:
    """Add a subcommand with the options that every subcommand has, and return its parser.

    Args:
        subparsers: of the ``vitrine`` parser.
        name: of the subcommand.
        run: called with the parsed options and the user's settings.
        summary: its line in ``vitrine --help``.
    """
    parser = subparsers.add_parser(name, help=summary, description=summary)
    parser.set_defaults(run=run, measure="auto")
    parser.add_argument("--json", action="store_true", help="print JSON only")
    parser.add_argument("--device", choices=("auto", "cpu", "cuda"), help="where the model runs")
    parser.add_argument("--model", metavar="CARD", help="name or file of the model card")
    parser.add_argument(
        "--unlock",
        type=file_path,
        metavar="FILE",
        help="file with the password of a role that may do this, if the computer is locked",
    )
    parser.add_argument(
        "--password-file",
        type=file_path,
        metavar="FILE",
        help="file with the password of an encrypted catalogue (default: it is asked for)",
    )
    return parser


def add_catalogue_option(parser: argparse.ArgumentParser) -> None:
    """Add the required option ``--catalog``."""
    parser.add_argument(
        "--catalog",
        type=catalogue_location,
        required=True,
        metavar="DIR",
        help="catalogue folder, or postgresql://USER@SERVER/DATABASE for a shared catalogue",
    )


def add_measure_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--measure``; without it the user's settings apply."""
    parser.add_argument(
        "--measure", choices=get_args(Measure), help="how photos and pictures are compared"
    )
    parser.set_defaults(measure=None)


def catalogue_location(text: str) -> Path | str:
    """Return the folder of a catalogue, or the address of a shared one as it is.

    Before the command runs, the address is replaced by the folder of the local copy.

    Raises:
        argparse.ArgumentTypeError: the text is empty, which would be the working folder.
    """
    return text.strip() if "://" in text else file_path(text)


def file_path(text: str) -> Path:
    """Return the path of a file or folder.

    Raises:
        argparse.ArgumentTypeError: the text is empty, which would be the working folder.
    """
    if not text.strip():
        raise argparse.ArgumentTypeError("the name is empty")
    return Path(text)


def day(text: str) -> date:
    """Return a day.

    Raises:
        argparse.ArgumentTypeError: the text is none.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text} is not a day like 2026-11-27") from None


def positive_integer(text: str) -> int:
    """Return an integer of at least 1.

    Raises:
        argparse.ArgumentTypeError: the text is not such a number.
    """
    if not text.strip().isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text} is not a whole number of at least 1")
    return int(text)


def probability(text: str) -> float:
    """Return a number of 0 to 1.

    Raises:
        argparse.ArgumentTypeError: the text is not such a number.
    """
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise argparse.ArgumentTypeError(f"{text} is not a number of 0 to 1")
    return number
