"""A computer that is locked with passwords, for tests of what a role may not do."""

from pathlib import Path

import msgspec
from argon2 import PasswordHasher

from desktop_app import paths
from desktop_app.access.lock_file import LockState
from desktop_app.domain.role import Role

ADMIN_PASSWORD = "correct horse"
MERCHANDISER_PASSWORD = "battery staple"


def lock_computer(file: Path | None = None) -> Path:
    """Write the lock with both passwords, for a clerk; return its file.

    The hashes take the least time, which those of users must not.
    """
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    hashes = {
        Role.ADMIN: hasher.hash(ADMIN_PASSWORD),
        Role.MERCHANDISER: hasher.hash(MERCHANDISER_PASSWORD),
    }
    file = file or paths.role_lock_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(msgspec.json.encode(LockState(hashes=hashes)))
    return file
