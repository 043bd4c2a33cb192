"""Which right each command needs, and the password that gives it."""

import argparse
import getpass
import logging
import sys
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.access.refusal import RefusedError
from desktop_app.access.role_lock import RoleLock
from desktop_app.domain.actor import Actor
from desktop_app.domain.role import Right, Role
from desktop_app.errors import Message, VitrineError, WrongPasswordError

_log = logging.getLogger(__name__)

_MAX_PASSWORD_BYTES: Final = 4_096
_Needed = Callable[[argparse.Namespace], Right | None]


def _always(right: Right | None) -> _Needed:
    return lambda _: right


def _if_given(right: Right, *names: str) -> _Needed:
    return lambda options: right if any(getattr(options, name) for name in names) else None


def _unless_given(right: Right, name: str) -> _Needed:
    return lambda options: None if getattr(options, name) else right


def _of_stock_take(options: argparse.Namespace) -> Right | None:
    if options.set or options.forget:
        return Right.EDIT_PRODUCTS
    return Right.EXPORT if options.out else Right.COUNT_STOCK


# By the module of the command; ``tests/cli/test_access.py`` compares them with all commands.
RIGHTS: Final[Mapping[str, _Needed]] = {
    "import_products": _unless_given(Right.IMPORT, "dry_run"),
    "identify": _always(None),
    "count": _always(None),
    "search": _always(None),
    "read_labels": _always(None),
    "stock_take": _of_stock_take,
    "shelf": _always(None),
    "teach": _always(Right.LEARN),
    "evaluate": _always(None),
    "audit": _always(Right.RESOLVE_DUPLICATES),
    "categories": _if_given(Right.EDIT_PRODUCTS, "apply"),
    "mappings": _if_given(Right.IMPORT, "forget"),
    "demo": _always(None),
    "open_file": _always(None),
    "open_window": _always(None),
    "export": _always(Right.EXPORT),
    "backup": _unless_given(Right.EXPORT, "list"),
    "publish": _always(Right.EXPORT),
    "fetch": _always(Right.EXPORT),
    "restore": _unless_given(Right.RESTORE, "dry_run"),
    "encrypt": _always(Right.ENCRYPT),
    "decrypt": _always(Right.ENCRYPT),
    "change_password": _always(Right.ENCRYPT),
    "doctor": _if_given(Right.RESTORE, "repair"),
    "forget": _unless_given(Right.FORGET, "dry_run"),
    "privacy": _always(None),
    "log": _always(Right.READ_LOG),
    "server": _always(Right.MANAGE_USERS),
    "lock": _if_given(Right.MANAGE_USERS, "set_password", "remove_password", "role", "minutes"),
}


def check_access(command: str, options: argparse.Namespace) -> None:
    """Check that the role of this computer may run a command, after unlocking it if needed.

    ``options.lock`` is the lock afterwards. It is unlocked for this command only.

    Args:
        command: the module of the command.
        options: of the command.

    Raises:
        VitrineError: the role may not, or the password is wrong.
    """
    lock = options.lock = RoleLock(paths.role_lock_file())
    needed = RIGHTS[command](options)
    if needed is None:
        return
    _check_role_at_server(getattr(options, "catalog", None), needed)
    if lock.role.may(needed):
        return
    password = _password(options, lock.role, needed)
    catalogue = getattr(options, "catalog", None)
    try:
        role = lock.unlock(password)
    except WrongPasswordError:
        _log_unlock(catalogue, None)
        raise
    _log_unlock(catalogue, role)
    if not role.may(needed):
        raise RefusedError(role, needed)


def _check_role_at_server(catalogue: Path | None, needed: Right) -> None:
    """Refuse what the login of a shared catalogue may not, also with the password of this one."""
    from desktop_app.catalogue.opening import role_by_server

    role = None if catalogue is None else role_by_server(catalogue)
    if role is not None and not role.may(needed):
        raise RefusedError(role, needed)


def read_password_file(file: Path) -> str:
    """Return the first line of a file with a password.

    Raises:
        VitrineError: the file cannot be read, or has no password.
    """
    try:
        with file.open("rb") as opened:
            line = opened.read(_MAX_PASSWORD_BYTES).decode("utf-8-sig").split("\n")[0].strip("\r")
    except (OSError, ValueError) as error:
        raise VitrineError(
            Message("The password in {file} cannot be read.", file=file),
            Message("Name a text file with the password in its first line."),
        ) from error
    if not line:
        raise VitrineError(
            Message("There is no password in {file}.", file=file),
            Message("Write it into the first line."),
        )
    return line


def ask_password(question: str) -> str | None:
    """Ask for a password on the terminal, unseen; None if there is no terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    return getpass.getpass(f"{question}: ", sys.stderr)


def _password(options: argparse.Namespace, role: Role, needed: Right) -> str:
    if options.unlock is not None:
        return read_password_file(options.unlock)
    password = ask_password("Password of the merchandiser or administrator")
    if not password:
        raise RefusedError(role, needed)
    return password


def _log_unlock(catalogue: Path | None, role: Role | None) -> None:
    """Add to the log of a catalogue that the computer was unlocked, or not."""
    from desktop_app.catalogue.opening import open_catalogue

    if catalogue is None or not (catalogue / paths.DATABASE_NAME).is_file():
        return
    try:
        with closing(open_catalogue(catalogue, actor=Actor.local(), create=False)) as store:
            store.audit_log.append("unlock" if role else "failed_unlock", role or "")
    except VitrineError as error:
        # A damaged catalogue is unlocked to be repaired.
        _log.info("the unlocking is not in the log of the catalogue: %s", error)
