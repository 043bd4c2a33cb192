"""The lock of the computer: passwords of roles, delays and the standing role."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import argon2
import pytest
from argon2 import PasswordHasher

from desktop_app.access.refusal import RefusedError
from desktop_app.access.role_lock import RoleLock
from desktop_app.domain.role import Role
from desktop_app.errors import VitrineError, WrongPasswordError

ADMIN = "correct horse"
MERCHANDISER = "battery staple"


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.seconds = 1_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture(autouse=True, scope="module")
def cheap_hashes() -> Iterator[None]:
    """Make hashes with the least memory, which a user's computer must not."""
    with pytest.MonkeyPatch.context() as patch:
        cheap = partial(PasswordHasher, time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(argon2, "PasswordHasher", cheap)
        yield


@pytest.fixture(scope="module")
def locked_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The contents of a lock with both passwords; hashing takes time."""
    file = tmp_path_factory.mktemp("lock") / "lock.json"
    lock = RoleLock(file)
    lock.set_password(Role.ADMIN, ADMIN)
    lock.set_password(Role.MERCHANDISER, MERCHANDISER)
    return file.read_bytes()


@pytest.fixture
def file(tmp_path: Path, locked_file: bytes) -> Path:
    path = tmp_path / "lock.json"
    path.write_bytes(locked_file)
    return path


def test_without_a_password_everybody_is_an_administrator(tmp_path: Path) -> None:
    lock = RoleLock(tmp_path / "lock.json")
    assert (lock.role, lock.is_set) == (Role.ADMIN, False)


def test_a_locked_computer_starts_as_a_clerk(file: Path) -> None:
    lock = RoleLock(file)
    assert (lock.role, lock.is_unlocked) == (Role.CLERK, False)


@pytest.mark.parametrize(
    ("password", "role"), [(ADMIN, Role.ADMIN), (MERCHANDISER, Role.MERCHANDISER)]
)
def test_a_password_unlocks_its_role_until_it_is_locked(
    file: Path, password: str, role: Role
) -> None:
    lock = RoleLock(file)
    assert lock.unlock(password) == role
    assert (lock.role, lock.is_unlocked) == (role, True)
    lock.lock()
    assert lock.role is Role.CLERK
    assert RoleLock(file).role is Role.CLERK


def test_the_file_has_no_password_and_only_the_user_reads_it(tmp_path: Path) -> None:
    file = tmp_path / "lock.json"
    RoleLock(file).set_password(Role.ADMIN, ADMIN)
    contents = file.read_text()
    assert "$argon2id$" in contents
    assert ADMIN not in contents
    if os.name == "posix":
        assert file.stat().st_mode & 0o077 == 0


def test_wrong_passwords_are_delayed_longer_and_longer_also_after_a_restart(file: Path) -> None:
    clock = Clock()
    for seconds in (1, 2, 4, 8):
        with pytest.raises(WrongPasswordError, match="wrong") as caught:
            RoleLock(file, now=clock).unlock("guess it")
        assert str(caught.value.hint) == f"Wait {seconds} s before the next one."
        # The right one is refused, too, and this try does not count.
        with pytest.raises(VitrineError, match="was wrong"):
            RoleLock(file, now=clock).unlock(ADMIN)
        clock.seconds += seconds
    lock = RoleLock(file, now=clock)
    assert lock.unlock(ADMIN) is Role.ADMIN
    lock.lock()
    with pytest.raises(WrongPasswordError) as caught:
        lock.unlock("guess it")
    assert str(caught.value.hint) == "Wait 1 s before the next one."


def test_a_clock_that_was_set_back_does_not_lock_the_user_out(file: Path) -> None:
    clock = Clock()
    with pytest.raises(WrongPasswordError):
        RoleLock(file, now=clock).unlock("guess it")
    clock.seconds -= 1_000_000
    with pytest.raises(VitrineError) as caught:
        RoleLock(file, now=clock).unlock(ADMIN)
    assert str(caught.value.hint) == "Wait 1 s before the next one."


def test_only_an_administrator_changes_the_lock(file: Path) -> None:
    lock = RoleLock(file)
    before = file.read_bytes()
    with pytest.raises(RefusedError, match="clerk may not change passwords"):
        lock.set_password(Role.ADMIN, "my own password")
    with pytest.raises(RefusedError):
        lock.remove_password(Role.ADMIN)
    with pytest.raises(RefusedError):
        lock.set_standing_role(Role.MERCHANDISER, idle_minutes=5)
    assert file.read_bytes() == before


def test_a_lock_that_another_window_has_set_since_holds(tmp_path: Path) -> None:
    file = tmp_path / "lock.json"
    earlier = RoleLock(file)
    RoleLock(file).set_password(Role.ADMIN, ADMIN)
    with pytest.raises(RefusedError):
        earlier.remove_password(Role.ADMIN)


def test_the_standing_role_may_be_that_of_a_merchandiser(file: Path) -> None:
    lock = RoleLock(file)
    lock.unlock(ADMIN)
    lock.set_standing_role(Role.MERCHANDISER, idle_minutes=3)
    later = RoleLock(file)
    assert (later.role, later.idle_minutes) == (Role.MERCHANDISER, 3)


def test_without_the_password_of_the_administrator_nothing_is_locked(file: Path) -> None:
    lock = RoleLock(file)
    lock.unlock(ADMIN)
    lock.remove_password(Role.MERCHANDISER)
    assert RoleLock(file).is_set
    lock.remove_password(Role.ADMIN)
    assert not file.exists()
    assert RoleLock(file).role is Role.ADMIN


def test_the_administrator_needs_a_password_first_and_one_of_its_own(tmp_path: Path) -> None:
    lock = RoleLock(tmp_path / "lock.json")
    with pytest.raises(VitrineError, match="no password of the administrator"):
        lock.set_password(Role.MERCHANDISER, MERCHANDISER)
    with pytest.raises(VitrineError, match="at least 6 characters"):
        lock.set_password(Role.ADMIN, "short")
    lock.set_password(Role.ADMIN, ADMIN)
    with pytest.raises(VitrineError, match="Another role has this password"):
        lock.set_password(Role.MERCHANDISER, ADMIN)


def test_a_damaged_lock_makes_nobody_an_administrator(
    file: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file.write_bytes(file.read_bytes()[:40])
    lock = RoleLock(file)
    assert "cannot be read" in caplog.text
    caplog.clear()
    assert lock.role is Role.CLERK
    with pytest.raises(VitrineError, match="cannot be read") as caught:
        lock.unlock(ADMIN)
    assert "delete this file" in str(caught.value.hint)
