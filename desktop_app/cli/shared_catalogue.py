"""Shared catalogues on the command line: a command works on the local copy of this computer."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.cli.access import ask_password
from desktop_app.cli.console import print_note, run_job
from desktop_app.domain.actor import Actor
from desktop_app.errors import ServerError, VitrineError

if TYPE_CHECKING:
    from collections.abc import Callable

    from desktop_app.catalogue.postgres.server_address import ServerAddress
    from desktop_app.progress import Job


def use_local_copy(options: argparse.Namespace) -> None:
    """Replace the address of a shared catalogue in ``options.catalog`` by a folder.

    Raises:
        VitrineError: the address is none, or there is no copy yet and the server is not reached.
    """
    location = getattr(options, "catalog", None)
    if isinstance(location, str):
        options.catalog = local_copy(parsed_address(location))


def parsed_address(text: str) -> "ServerAddress":
    """Return the address of a shared catalogue.

    Raises:
        VitrineError: the text is none.
    """
    # Imported here, as everything that loads the client of the server.
    from desktop_app.catalogue.postgres.server_address import ServerAddress

    return ServerAddress.parse(text)


def local_copy(address: "ServerAddress") -> Path:
    """Return the folder of the local copy of a shared catalogue, with what is new on the server.

    Raises:
        VitrineError: there is no complete copy yet, and the server cannot be used.
    """
    from desktop_app.catalogue.station.local_copy import copy_catalogue, copy_folder, is_complete

    folder = copy_folder(address)

    def copy(password: str | None) -> "Job[object]":
        return copy_catalogue(address, folder, actor=Actor.local(), password=password)

    try:
        run_with_password(address, copy)
    except VitrineError as error:
        if not is_complete(folder):
            raise
        print_note(f"vitrine: the copy on this computer is used: {error.as_line()}")
    return folder


def run_with_password(address: "ServerAddress", job: "Callable[[str | None], Job[object]]") -> None:
    """Run a job of a server; ask for the password on a terminal, and keep it in the keyring.

    Args:
        address: of the server.
        job: returns the job that uses a password, or with None that of the address, of
            ``~/.pgpass`` or of the keyring.

    Raises:
        VitrineError: of the job, or there is no password.
    """
    from desktop_app.catalogue.postgres.connection import keep_password

    try:
        run_job(job(None))
    except ServerError as error:
        if not error.needs_password:
            raise
        password = ask_password(f"Password for {address}")
        if not password:
            raise
        run_job(job(password))
        if not keep_password(address, password):
            print_note(
                "vitrine: the password is not kept, because there is no keyring; write it into "
                "the file .pgpass, so that changes are sent"
            )
