"""The lock of this computer: which role is in force, and the passwords of higher roles."""

import logging
import math
import threading
import time
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop_app.access.lock_file import MAX_MINUTES, LockState, load_lock, save_lock
from desktop_app.access.refusal import require_right
from desktop_app.domain.role import Right, Role
from desktop_app.errors import Message, VitrineError, WrongPasswordError

_log = logging.getLogger(__name__)

MIN_PASSWORD_LENGTH: Final = 6
# Seconds to wait after the first wrong password; the time doubles with each further one.
_FIRST_DELAY_S: Final = 1.0
_MAX_DELAY_S: Final = 300.0


class RoleLock:
    """The role that is in force on this computer.

    Without a password everybody is an administrator. With one, the computer has its standing
    role until the password of a higher role is given. ``role`` may be read on any thread.

    Args:
        file: with the hashes of the passwords.
        now: returns seconds since 1970.
    """

    def __init__(self, file: Path, *, now: Callable[[], float] = time.time) -> None:
        self._file = file
        self._now = now
        self._mutex = threading.Lock()
        self._unlocked: Role | None = None
        try:
            self._state = load_lock(file)
        except VitrineError as error:
            _log.warning("the lock of the computer cannot be read: %s", error)
            # Whoever damages the file must not become an administrator by that.
            self._state = LockState(hashes={Role.ADMIN: ""})

    @property
    def is_set(self) -> bool:
        """Whether there is a password at all."""
        return bool(self._state.hashes)

    @property
    def standing_role(self) -> Role:
        """The role while nothing is unlocked."""
        return self._state.standing_role if self.is_set else Role.ADMIN

    @property
    def stored_standing_role(self) -> Role:
        """The role of ``set_standing_role``, also while there is no password."""
        return self._state.standing_role

    @property
    def role(self) -> Role:
        """The role that is in force."""
        return self._unlocked or self.standing_role

    @property
    def is_unlocked(self) -> bool:
        """Whether a higher role than the standing one is in force."""
        return self._unlocked is not None

    @property
    def idle_minutes(self) -> int:
        """After so many minutes without input the window is to call ``lock``."""
        return self._state.minutes

    def has_password(self, role: Role) -> bool:
        """Return whether there is a password for a role."""
        return role in self._state.hashes

    def unlock(self, password: str) -> Role:
        """Put the role in force that a password belongs to, and return it; takes some 0.1 s.

        Raises:
            WrongPasswordError: it belongs to none; the next one is refused for a while, longer
                with each wrong one.
            VitrineError: a wrong one was given too short a time ago, or the lock cannot be read.
        """
        with self._mutex:
            self._state = load_lock(self._file)
            if not self.is_set:
                return self.role
            self._check_delay()
            # Written before the password is compared: who ends the program now gains nothing.
            before, failures = self._state, self._state.failures + 1
            self._save(before.__replace__(failures=failures, failed_at=self._now()))
            role = _role_of(password, before)
            if role is None:
                raise WrongPasswordError(
                    Message("This password is wrong."),
                    Message("Wait {seconds} s before the next one.", seconds=self._wait_s()),
                )
            self._save(before.__replace__(failures=0, failed_at=0.0))
            self._unlocked = role
            return role

    def lock(self) -> None:
        """Put the standing role in force again."""
        self._unlocked = None

    def set_password(self, role: Role, password: str) -> None:
        """Set the password of the administrator, or then that of the merchandiser.

        Raises:
            VitrineError: the role in force may not, the password is too short, or that of
                another role, or there is no password of the administrator yet.
        """
        if role is Role.CLERK:
            raise ValueError("a clerk needs no password")
        with self._mutex:
            state = self._changeable()
            if role is not Role.ADMIN and Role.ADMIN not in state.hashes:
                raise VitrineError(
                    Message("There is no password of the administrator yet."),
                    Message("Set that one first."),
                )
            if len(password) < MIN_PASSWORD_LENGTH:
                raise VitrineError(
                    Message(
                        "A password needs at least {count} characters.", count=MIN_PASSWORD_LENGTH
                    ),
                    Message("Choose a longer one."),
                )
            others = {one: hash_ for one, hash_ in state.hashes.items() if one is not role}
            if _role_of(password, state.__replace__(hashes=others)) is not None:
                raise VitrineError(
                    Message("Another role has this password."), Message("Choose another one.")
                )
            hashes = {**others, role: _hash(password)}
            self._save(state.__replace__(hashes=hashes))
            # Who has set the lock goes on as before.
            self._unlocked = Role.ADMIN

    def remove_password(self, role: Role) -> None:
        """Remove the password of a role; without that of the administrator nothing is locked.

        Raises:
            VitrineError: the role in force may not.
        """
        with self._mutex:
            state = self._changeable()
            kept = {one: hash_ for one, hash_ in state.hashes.items() if one is not role}
            if role is Role.ADMIN:
                kept, self._unlocked = {}, None
            self._save(state.__replace__(hashes=kept))

    def set_standing_role(self, role: Role, *, idle_minutes: int) -> None:
        """Set the role while nothing is unlocked, and after how many minutes it is in force.

        Raises:
            VitrineError: the role in force may not.
        """
        if role is Role.ADMIN or not 1 <= idle_minutes <= MAX_MINUTES:
            raise ValueError(f"cannot stand as {role} or wait {idle_minutes} minutes")
        with self._mutex:
            self._save(self._changeable().__replace__(standing_role=role, minutes=idle_minutes))

    def _changeable(self) -> LockState:
        # Another window may have set the lock since.
        self._state = load_lock(self._file)
        require_right(self.role, Right.MANAGE_USERS)
        return self._state

    def _save(self, state: LockState) -> None:
        save_lock(state, self._file)
        self._state = state

    def _check_delay(self) -> None:
        if (seconds := self._wait_s()) > 0:
            raise VitrineError(
                Message("The last password was wrong."),
                Message("Wait {seconds} s before the next one.", seconds=seconds),
            )

    def _wait_s(self) -> int:
        """Return how long the next password is refused, in whole seconds."""
        if not self._state.failures:
            return 0
        delay_s = min(_FIRST_DELAY_S * 2.0 ** (self._state.failures - 1), _MAX_DELAY_S)
        # The clock may have been set back.
        return math.ceil(min(self._state.failed_at + delay_s - self._now(), delay_s))


def _role_of(password: str, state: LockState) -> Role | None:
    """Return the role that a password belongs to; None for none."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    hasher = PasswordHasher()
    for role, hash_ in state.hashes.items():
        try:
            if hasher.verify(hash_, _normalised(password)):
                return role
        except (VerificationError, InvalidHashError):
            continue
    return None


def _hash(password: str) -> str:
    # Imported when a password is given: the start of the program does not need it.
    from argon2 import PasswordHasher

    return PasswordHasher().hash(_normalised(password))


def _normalised(password: str) -> str:
    """Return a password in the form in which all keyboards give the same characters."""
    return unicodedata.normalize("NFKC", password)
