"""``vitrine lock``: passwords for the roles on this computer."""

import argparse
from pathlib import Path
from typing import Final

from desktop_app.access.lock_file import MAX_MINUTES
from desktop_app.access.role_lock import RoleLock
from desktop_app.cli.access import ask_password, read_password_file
from desktop_app.cli.console import print_json, print_lines
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.options import Subparsers, add_command, file_path, positive_integer
from desktop_app.cli.usage_errors import UsageError
from desktop_app.domain.role import Role
from desktop_app.errors import Message
from desktop_app.settings import Settings

_WITH_PASSWORD: Final = (Role.MERCHANDISER, Role.ADMIN)


def add_parser(subparsers: Subparsers) -> None:
    """Add ``vitrine lock``."""
    parser = add_command(
        subparsers, "lock", run, "set passwords for what only some may do on this computer"
    )
    change = parser.add_mutually_exclusive_group()
    change.add_argument(
        "--set-password",
        choices=[str(role) for role in _WITH_PASSWORD],
        help="set the password of a role; the terminal asks for it",
    )
    change.add_argument(
        "--remove-password",
        choices=[str(role) for role in _WITH_PASSWORD],
        help="remove the password of a role; without that of the admin nothing is locked",
    )
    parser.add_argument(
        "--new-password",
        type=file_path,
        metavar="FILE",
        help="file with the password to set, instead of the question",
    )
    parser.add_argument(
        "--role",
        choices=[str(Role.CLERK), str(Role.MERCHANDISER)],
        help="the role while no password is given (default: clerk)",
    )
    parser.add_argument(
        "--minutes",
        type=positive_integer,
        metavar="N",
        help="after so many minutes without input the window is locked again (default: 10)",
    )


def run(options: argparse.Namespace, settings: Settings) -> int:  # noqa: ARG001
    """Change the lock if asked to, and show it."""
    lock: RoleLock = options.lock
    if options.minutes is not None and options.minutes > MAX_MINUTES:
        raise UsageError(
            Message("{count} minutes are too many.", count=options.minutes),
            Message("Name at most {count} minutes.", count=MAX_MINUTES),
        )
    _change(lock, options)
    if options.json:
        print_json(
            {
                "locked": lock.is_set,
                "role": lock.standing_role,
                "passwords": [role for role in _WITH_PASSWORD if lock.has_password(role)],
                "minutes": lock.idle_minutes,
            }
        )
    else:
        print_lines(_as_lines(lock))
    return ExitStatus.OK


def _change(lock: RoleLock, options: argparse.Namespace) -> None:
    if options.set_password:
        role = Role(options.set_password)
        lock.set_password(role, _new_password(options.new_password, role))
    if options.remove_password:
        lock.remove_password(Role(options.remove_password))
    if options.role or options.minutes:
        standing = Role(options.role) if options.role else lock.stored_standing_role
        lock.set_standing_role(standing, idle_minutes=options.minutes or lock.idle_minutes)


def _new_password(file: Path | None, role: Role) -> str:
    if file is not None:
        return read_password_file(file)
    first = ask_password(f"New password of the {role}")
    if first is None:
        raise UsageError(
            Message("There is no terminal to ask for the new password."),
            Message("Name a file with it with --new-password."),
        )
    if ask_password("The same again") != first:
        raise UsageError(Message("The two passwords differ."), Message("Try again."))
    return first


def _as_lines(lock: RoleLock) -> list[str]:
    if not lock.is_set:
        return ["Nothing is locked: everybody is an administrator on this computer."]
    roles = " and ".join(role for role in _WITH_PASSWORD if lock.has_password(role))
    return [
        f"Without a password this computer works as a {lock.standing_role}.",
        f"There are passwords for: {roles}",
        f"The window is locked again after {lock.idle_minutes} min without input.",
    ]
