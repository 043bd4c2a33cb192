"""The parser of the ``vitrine`` command, and the handling of errors for all subcommands."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from typing import Final, NoReturn, Protocol

from desktop_app import __version__, paths
from desktop_app.cli import (
    audit,
    backup,
    categories,
    demo,
    doctor,
    evaluate,
    export,
    identify,
    import_products,
    mappings,
    open_window,
    restore,
    search,
    teach,
)
from desktop_app.cli.console import print_error
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers
from desktop_app.cli.usage_errors import UsageError, usage_sentence
from desktop_app.errors import VitrineError
from desktop_app.logs import start_logging
from desktop_app.settings import Settings, load_settings

_log = logging.getLogger(__name__)


class Command(Protocol):
    """What the module of a subcommand provides."""

    def add_parser(self, subparsers: Subparsers) -> None:
        """Add the subcommand's parser, with ``run`` as its default."""

    def run(self, options: argparse.Namespace, settings: Settings) -> int:
        """Run the subcommand and return its exit status."""


# In the order in which ``vitrine --help`` lists them.
_COMMANDS: Final[tuple[Command, ...]] = (
    import_products,
    identify,
    search,
    teach,
    evaluate,
    audit,
    categories,
    mappings,
    demo,
    export,
    backup,
    restore,
    doctor,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status; without a subcommand open the window.

    Args:
        arguments: the command line without the program's name; None for ``sys.argv``.
    """
    options = build_parser().parse_args(arguments)
    start_logging(paths.log_file(), verbose=options.verbose)
    for stream in (sys.stdout, sys.stderr):
        # Names of products and files can be in any language, pipes often are not UTF-8.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        status: int = options.run(options, load_settings(paths.settings_file()))
    except VitrineError as error:
        print_error(error.as_line())
        is_usage = isinstance(error, UsageError)
        return ExitStatus.USAGE_ERROR if is_usage else ExitStatus.INPUT_ERROR
    except KeyboardInterrupt:
        print_error("interrupted; completed work is kept")
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output, for example ``head``, has closed the pipe.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.INPUT_ERROR
    except Exception as error:  # noqa: BLE001 - the outermost handler: log it, print one line
        _log.exception("command failed")
        print_error(f"internal error ({error!r}); see {paths.log_file()}")
        return ExitStatus.INTERNAL_ERROR
    return status


class _Parser(argparse.ArgumentParser):
    """A parser that reports usage errors on one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        self.exit(ExitStatus.USAGE_ERROR, f"vitrine: {usage_sentence(message, self.prog)}\n")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Report what is left over under the name of the subcommand that got it."""
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return options, unknown


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser: argparse.ArgumentParser = _Parser(
        prog="vitrine", description="Find a product from a photo, offline."
    )
    parser.add_argument("--version", action="version", version=f"vitrine {__version__}")
    parser.add_argument("--verbose", action="store_true", help="also log to the terminal")
    open_window.add_options(parser)
    subparsers = parser.add_subparsers(title="commands", metavar="")
    for command in _COMMANDS:
        command.add_parser(subparsers)
    return parser
