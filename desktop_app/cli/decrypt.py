"""``vitrine decrypt``: remove the encryption of a catalogue."""

import argparse

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine decrypt``."""
    parser = add_command(subparsers, "decrypt", run, "remove the encryption of a catalogue")
    add_catalogue_option(parser)


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Decrypt the catalogue and its automatic backups."""
    from desktop_app.catalogue.opening import encryption_of

    run_job(encryption_of(options.catalog).decrypt())
    if options.json:
        print_json({"decrypted": str(options.catalog)})
    else:
        print_lines(
            [
                f"Decrypted {options.catalog}",
                "Backups that you made while it was encrypted stay encrypted.",
            ]
        )
    return ExitStatus.OK
