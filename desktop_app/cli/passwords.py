"""The passwords of encrypted catalogues: from a file, or asked for on the terminal."""

import argparse
import os
from pathlib import Path
from typing import Final

from desktop_app.cli.access import ask_password, read_password_file
from desktop_app.cli.console import print_error
from desktop_app.errors import LockedCatalogueError, Message, VitrineError, WrongPasswordError

FILE_VARIABLE: Final = "VITRINE_PASSWORD_FILE"
_ATTEMPTS: Final = 3


def unlock(error: LockedCatalogueError, options: argparse.Namespace) -> None:
    """Unlock a catalogue or a backup whose key is not in the keyring of the system.

    Args:
        error: names it.
        options: with ``password_file``.

    Raises:
        VitrineError: there is nowhere to get the password from, or it is wrong.
    """
    from desktop_app.catalogue.opening import encryption_of

    encryption = encryption_of(error.place)
    for attempt in range(_ATTEMPTS):
        try:
            encryption.unlock(current_password(options, error))
        except WrongPasswordError as wrong:
            if _password_file(options) or attempt == _ATTEMPTS - 1:
                raise
            print_error(wrong.as_line())
        else:
            return


def current_password(options: argparse.Namespace, locked: LockedCatalogueError) -> str:
    """Return the password of a catalogue, from a file or the terminal.

    Args:
        options: with ``password_file``.
        locked: names the catalogue, and is raised if there is neither.
    """
    file = _password_file(options)
    if file is not None:
        return read_password_file(file)
    return _asked(f"Password of {locked.name}", locked)


def new_password(file: Path | None, option: str) -> str:
    """Return a new password from a file, or from the terminal, where it is entered twice.

    Args:
        file: with the password; None to ask for it.
        option: the option that names the file.

    Raises:
        VitrineError: there is neither, or the two are different.
    """
    if file is not None:
        return read_password_file(file)
    missing = VitrineError(
        Message("There is no terminal to enter a password on."),
        Message("Write it to a file, and name the file with {option}.", option=option),
    )
    first = _asked("New password", missing)
    if _asked("The same again", missing) != first:
        raise VitrineError(Message("The two passwords are different."), Message("Try again."))
    return first


def _password_file(options: argparse.Namespace) -> Path | None:
    file: Path | None = options.password_file
    name = os.environ.get(FILE_VARIABLE, "")
    return file or (Path(name) if name else None)


def _asked(question: str, otherwise: VitrineError) -> str:
    """Ask for a password; raise an error if there is no terminal."""
    answer = ask_password(question)
    if answer is None:
        raise otherwise
    return answer
