"""The file with the lock of this computer: hashes of passwords, never passwords."""

import os
from pathlib import Path

import msgspec

from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.domain.role import Role
from desktop_app.errors import Message, VitrineError

MAX_MINUTES = 1_440


class LockState(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """What is stored of the lock.

    Attributes:
        hashes: argon2id hashes of passwords by role; empty if nothing is locked.
        standing_role: the role of this computer while it is locked.
        minutes: after so many minutes without input the standing role is in force again.
        failures: number of wrong passwords since the last right one.
        failed_at: when the last one was entered, in seconds since 1970.
    """

    hashes: dict[Role, str] = {}
    standing_role: Role = Role.CLERK
    minutes: int = 10
    failures: int = 0
    failed_at: float = 0.0


def load_lock(file: Path) -> LockState:
    """Return the stored lock; that of a computer without a lock if there is no file.

    Raises:
        VitrineError: the file cannot be read or is damaged. Nothing can be unlocked then.
    """
    try:
        return msgspec.json.decode(file.read_bytes(), type=LockState)
    except FileNotFoundError:
        return LockState()
    except (OSError, msgspec.DecodeError) as error:
        raise VitrineError(
            Message("The lock of this computer in {file} cannot be read.", file=file),
            Message("An administrator of the computer can delete this file and lock it again."),
        ) from error


def save_lock(state: LockState, file: Path) -> None:
    """Replace the file, so that only this user may read it; without a password remove it.

    Raises:
        VitrineError: the file cannot be written.
    """
    try:
        if not state.hashes:
            file.unlink(missing_ok=True)
            return
        make_folder(file.parent)
        with write_atomically(file, is_private=True) as draft:
            draft.write_bytes(msgspec.json.encode(state))
    except OSError as error:
        reason = os.strerror(error.errno or 0)
        raise VitrineError(
            Message("The lock in {file} cannot be written: {reason}.", file=file, reason=reason),
            Message("Check the rights of its folder and the free space."),
        ) from error
