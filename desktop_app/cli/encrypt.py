"""``vitrine encrypt``: encrypt a catalogue with a password."""

import argparse

from desktop_app.cli.console import print_json, print_lines, run_job
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command
from desktop_app.cli.passwords import new_password
from desktop_app.cli.quantity import quantity
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine encrypt``."""
    parser = add_command(subparsers, "encrypt", run, "encrypt a catalogue with a password")
    add_catalogue_option(parser)
    parser.add_argument(
        "--keyring",
        action="store_true",
        help="let the keyring of the system open it, so that nobody is asked for the password",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Encrypt the catalogue and its backups; an interrupted encryption is completed."""
    from desktop_app.catalogue.opening import encryption_of, require_keyring

    if options.keyring:
        require_keyring()
    encryption = encryption_of(options.catalog)
    removed = run_job(encryption.encrypt(new_password(options.password_file, "--password-file")))
    if options.keyring:
        encryption.keep_in_keyring()
    if options.json:
        print_json({"encrypted": str(options.catalog), "removed": removed})
        return ExitStatus.OK
    lines = [
        f"Encrypted {options.catalog}",
        "Without the password, and without the file catalog.key, nobody can read it any more.",
        "Not encrypted are the folders pictures and shelves, and all files elsewhere.",
    ]
    if removed:
        lines.append(f"{quantity(removed, 'unreadable backup')} removed")
    print_lines(lines)
    return ExitStatus.OK
