"""``vitrine fetch``: copy a shared catalogue to a folder, as a catalogue of its own."""

import argparse

from desktop_app.cli.console import print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_command, file_path
from desktop_app.cli.shared_catalogue import parsed_address, run_with_password
from desktop_app.domain.actor import Actor
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine fetch``."""
    parser = add_command(
        subparsers, "fetch", run, "copy a shared catalogue to a folder, independent of the server"
    )
    # Not ``--catalog``: the local copy of this computer is not needed.
    parser.add_argument(
        "--from",
        dest="source",
        required=True,
        metavar="ADDRESS",
        help="postgresql://USER@SERVER/DATABASE",
    )
    parser.add_argument(
        "--to", type=file_path, required=True, metavar="DIR", help="folder for the catalogue"
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Fetch a shared catalogue."""
    address = parsed_address(options.source)
    # Imported here: it loads the client of the server.
    from desktop_app.catalogue.station.transfer import fetch_catalogue

    run_with_password(
        address,
        lambda password: fetch_catalogue(
            address, options.to, actor=Actor.local(), password=password
        ),
    )
    if options.json:
        print_json({"address": str(address), "catalog": str(options.to)})
    else:
        print_lines([f"The catalogue of {address} is in {options.to}"])
    return ExitStatus.OK
