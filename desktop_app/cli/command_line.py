"""The parser of the ``vitrine`` command, and the handling of errors for all subcommands."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn, Protocol

from desktop_app import __version__, paths
from desktop_app.cli import (
    audit,
    backup,
    categories,
    change_password,
    count,
    decrypt,
    demo,
    doctor,
    encrypt,
    evaluate,
    export,
    fetch,
    forget,
    identify,
    import_products,
    lock,
    log,
    mappings,
    open_file,
    open_window,
    privacy,
    publish,
    read_labels,
    restore,
    search,
    server,
    shelf,
    stock_take,
    teach,
)
from desktop_app.cli.access import check_access
from desktop_app.cli.console import print_error
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers
from desktop_app.cli.passwords import unlock
from desktop_app.cli.shared_catalogue import use_local_copy
from desktop_app.cli.usage_errors import UsageError, usage_sentence
from desktop_app.cli.version import version_line
from desktop_app.errors import LockedCatalogueError, StoredDataError, VitrineError
from desktop_app.logs.log_file import start_logging
from desktop_app.logs.log_lines import ProgramText
from desktop_app.logs.native_output import silence_native_output
from desktop_app.logs.running_session import running_session
from desktop_app.memory_errors import is_out_of_memory, out_of_memory_error
from desktop_app.settings import Settings, load_settings
from desktop_app.visible_text import one_line
from desktop_app.write_errors import is_full_disk

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
    count,
    search,
    read_labels,
    stock_take,
    shelf,
    teach,
    evaluate,
    audit,
    categories,
    mappings,
    demo,
    open_file,
    export,
    backup,
    restore,
    encrypt,
    decrypt,
    change_password,
    publish,
    fetch,
    privacy,
    forget,
    doctor,
    lock,
    log,
    server,
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one subcommand and return its exit status; without a subcommand open the window.

    Args:
        arguments: the command line without the program's name; None for ``sys.argv``.
    """
    _replace_closed_streams()
    options = build_parser().parse_args(arguments)
    if options.version:
        print(version_line())
        return ExitStatus.OK
    if not options.verbose:
        silence_native_output()
    log_file, reports = paths.log_file(), paths.reports_folder()
    start_logging(log_file, reports=reports, verbose=options.verbose)
    for stream in (sys.stdout, sys.stderr):
        # Names of products and files can be in any language, pipes often are not UTF-8.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    command = options.run.__module__.rpartition(".")[2]
    fields = {"version": ProgramText(__version__), "command": ProgramText(command)}
    _log.info("the program starts", extra={"fields": fields})
    with running_session(reports, log_file):
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    try:
        status = _run_unlocked(options)
        # Fail here instead of when the interpreter ends.
        sys.stdout.flush()
    except StoredDataError as error:
        return _report_unexpected(error, getattr(options, "catalog", None))
    except VitrineError as error:
        _log.info("the command fails: %s", error)
        print_error(error.as_line())
        is_usage = isinstance(error, UsageError)
        return ExitStatus.USAGE_ERROR if is_usage else ExitStatus.INPUT_ERROR
    except KeyboardInterrupt:
        print_error("interrupted; completed work is kept")
        return ExitStatus.INTERRUPTED
    except Exception as error:  # noqa: BLE001 - the outermost handler: log it, print one line
        return _report_unexpected(error, getattr(options, "catalog", None))
    return status


def _run_unlocked(options: argparse.Namespace) -> int:
    """Run the command; ask for the password of each encrypted catalogue or backup it opens."""
    settings = load_settings(paths.settings_file())
    while True:
        try:
            use_local_copy(options)
            check_access(options.run.__module__.rpartition(".")[2], options)
            status: int = options.run(options, settings)
        except LockedCatalogueError as error:
            # Nothing has been done before a catalogue is open, so the command can begin again.
            unlock(error, options)
        else:
            return status


def _report_unexpected(error: Exception, catalogue: Path | None) -> ExitStatus:
    """Print one line about an error of the system or a bug, and return the exit status.

    Args:
        error: what was raised.
        catalogue: the folder that the command used; None for none.
    """
    if isinstance(error, BrokenPipeError):
        # The reader of our output, for example ``head``, has closed the pipe.
        _discard_output()
        return ExitStatus.INPUT_ERROR
    if isinstance(error, OSError) and is_full_disk(error):
        _discard_output()
        print_error("the disk is full; Free some space, then try again")
        return ExitStatus.INPUT_ERROR
    if catalogue is not None and (damage := _damage_of(catalogue, error)) is not None:
        _log.info("command failed", exc_info=error)
        print_error(damage.as_line())
        return ExitStatus.INPUT_ERROR
    if is_out_of_memory(error):
        _log.info("there is not enough memory", exc_info=error)
        print_error(out_of_memory_error().as_line())
        return ExitStatus.INPUT_ERROR
    _log.error("command failed", exc_info=error)
    print_error(f"internal error ({error!r}); see {paths.log_file()}")
    return ExitStatus.INTERNAL_ERROR


def _damage_of(catalogue: Path, error: Exception) -> VitrineError | None:
    """Return the error of a damaged catalogue: unexpected values in it can raise any other."""
    try:
        from desktop_app.catalogue.opening import explain_error

        return explain_error(catalogue, error)
    except Exception as failure:  # noqa: BLE001 - without an explanation the error is reported
        _log.info("the catalogue cannot be checked: %s", failure)
        return None


def _replace_closed_streams() -> None:
    """Write to nowhere if standard output or error were closed, as by ``2>&-``."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - as the interpreter does


def _discard_output() -> None:
    """Let the interpreter's last flush of standard output succeed."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Parser(argparse.ArgumentParser):
    """A parser that reports usage errors on one line, like every other error."""

    def error(self, message: str) -> NoReturn:
        line = one_line(f"vitrine: {usage_sentence(message, self.prog)}")
        self.exit(ExitStatus.USAGE_ERROR, f"{line}\n")

    def parse_known_args(  # type: ignore[override]
        self, args: Sequence[str] | None = None, namespace: argparse.Namespace | None = None
    ) -> tuple[argparse.Namespace, list[str]]:
        """Report unknown arguments with the name of their subcommand."""
        options, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return options, unknown


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    parser: argparse.ArgumentParser = _Parser(
        prog="vitrine", description="Find a product from a photo, offline."
    )
    parser.add_argument(
        "--version", action="store_true", help="print the version, the commit and the model"
    )
    parser.add_argument("--verbose", action="store_true", help="also log to the terminal")
    open_window.add_options(parser)
    subparsers = parser.add_subparsers(title="commands", metavar="")
    for command in _COMMANDS:
        command.add_parser(subparsers)
    return parser
