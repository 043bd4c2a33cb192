"""The key of an encrypted catalogue, and those that this process has unlocked.

A key is unlocked once for each process, as with the keyring of the system. Every encrypted
database of a catalogue begins with the id of its key, also copies and backups, so that the key
is found for any file.
"""

import secrets
import threading
from dataclasses import dataclass, field
from typing import Final

ID_BYTES: Final = 16
_SECRET_BYTES: Final = 32

_unlocked: dict[bytes, "CatalogueKey"] = {}
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class CatalogueKey:
    """A key that encrypts databases.

    Attributes:
        id: 16 random bytes, which are no secret.
        secret: 32 random bytes.
    """

    id: bytes
    secret: bytes = field(repr=False)

    def __post_init__(self) -> None:
        if (len(self.id), len(self.secret)) != (ID_BYTES, _SECRET_BYTES):
            raise ValueError("a key has another length")


def new_key() -> CatalogueKey:
    """Return a new random key."""
    return CatalogueKey(secrets.token_bytes(ID_BYTES), secrets.token_bytes(_SECRET_BYTES))


def remember(key: CatalogueKey) -> None:
    """Let this process open all databases of a key until it ends."""
    with _lock:
        _unlocked[key.id] = key


def forget(key_id: bytes) -> None:
    """Let this process open no more databases of a key."""
    with _lock:
        _unlocked.pop(key_id, None)


def unlocked_key(key_id: bytes) -> CatalogueKey | None:
    """Return the key with this id; None if this process has not unlocked it."""
    with _lock:
        return _unlocked.get(key_id)
