"""``vitrine change-password``: change the password of an encrypted catalogue."""

import argparse

from desktop_app.cli.console import print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_catalogue_option, add_command, file_path
from desktop_app.cli.passwords import current_password, new_password
from desktop_app.errors import LockedCatalogueError
from desktop_app.settings import Settings


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine change-password``."""
    parser = add_command(
        subparsers, "change-password", run, "change the password of an encrypted catalogue"
    )
    add_catalogue_option(parser)
    parser.add_argument(
        "--new-password-file",
        type=file_path,
        metavar="FILE",
        help="file with the new password (default: it is asked for)",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Replace the password; the catalogue itself is not written again."""
    from desktop_app.catalogue.opening import encryption_of

    encryption = encryption_of(options.catalog)
    encryption.require_encrypted()
    locked = LockedCatalogueError(options.catalog, options.catalog.name)
    old = current_password(options, locked)
    new = new_password(options.new_password_file, "--new-password-file")
    encryption.change_password(old, new)
    if options.json:
        print_json({"changed": str(options.catalog)})
    else:
        print_lines(
            [
                f"Changed the password of {options.catalog}",
                "Backups that were made before still have the old one.",
            ]
        )
    return ExitStatus.OK
