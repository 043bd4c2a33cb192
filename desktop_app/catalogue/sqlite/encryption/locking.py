"""Whether an encrypted catalogue or backup can be read by this process."""

from pathlib import Path

from desktop_app import system_keyring
from desktop_app.catalogue.sqlite.driver import key_id_of
from desktop_app.catalogue.sqlite.encryption.catalogue_key import (
    CatalogueKey,
    remember,
    unlocked_key,
)
from desktop_app.catalogue.sqlite.encryption.key_file import read_key_id
from desktop_app.errors import LockedCatalogueError, Message, VitrineError

_SERVICE = "Vitrine catalogue"


def require_unlocked(file: Path, place: Path | None = None) -> None:
    """Check that a database is plain, or that its key is unlocked; look for it in the keyring.

    Args:
        file: the database. One that is damaged or no database counts as plain.
        place: the folder or the backup with the key file; None for the folder of the database.

    Raises:
        LockedCatalogueError: its password is needed.
    """
    place = place or file.absolute().parent
    key_id = key_id_of(file)
    is_encrypted = bool(key_id) and key_id == read_key_id(place)
    if is_encrypted and unlocked_key(key_id) is None and not unlock_by_keyring(key_id):
        raise LockedCatalogueError(place, place.name)


def unlock_by_keyring(key_id: bytes) -> bool:
    """Unlock a key that is in the keyring of the system; return whether it is."""
    secret = system_keyring.read_secret(_SERVICE, key_id.hex())
    try:
        if secret is not None:
            remember(CatalogueKey(key_id, bytes.fromhex(secret)))
    except ValueError:
        return False
    return secret is not None


def require_keyring() -> None:
    """Raise a ``VitrineError`` if the system has no keyring that keeps keys."""
    if not system_keyring.is_available():
        raise VitrineError(
            Message("This computer has no keyring that keeps the password."),
            Message("Enter the password each time, or install vitrine[keyring]."),
        )


def keep_in_keyring(key: CatalogueKey) -> None:
    """Keep a key in the keyring of the system.

    Raises:
        VitrineError: there is none, or it refuses.
    """
    require_keyring()
    if not system_keyring.save_secret(_SERVICE, key.id.hex(), key.secret.hex()):
        raise VitrineError(
            Message("The keyring of this computer does not keep the password."),
            Message("Unlock it, then try again, or enter the password each time."),
        )


def remove_from_keyring(key_id: bytes) -> None:
    """Remove a key from the keyring of the system, if it is there."""
    system_keyring.delete_secret(_SERVICE, key_id.hex())


def is_in_keyring(key_id: bytes) -> bool:
    """Return whether the keyring of the system has a key."""
    return system_keyring.read_secret(_SERVICE, key_id.hex()) is not None
