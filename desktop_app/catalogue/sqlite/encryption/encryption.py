"""The encryption of a catalogue that need not be open, or of a backup."""

from collections.abc import Callable
from pathlib import Path

from desktop_app import paths
from desktop_app.access.refusal import require_right
from desktop_app.catalogue.sqlite.audit_log_transfer import log_in_file
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.driver import key_id_of, require_encryption
from desktop_app.catalogue.sqlite.encryption.catalogue_key import remember, unlocked_key
from desktop_app.catalogue.sqlite.encryption.conversion import decrypt_catalogue, encrypt_catalogue
from desktop_app.catalogue.sqlite.encryption.key_file import (
    Argon2Cost,
    read_key,
    read_key_id,
    write_key,
)
from desktop_app.catalogue.sqlite.encryption.locking import (
    is_in_keyring,
    keep_in_keyring,
    remove_from_keyring,
    unlock_by_keyring,
)
from desktop_app.domain.log_entry import LogKind
from desktop_app.domain.role import Right, Role
from desktop_app.errors import LockedCatalogueError, Message, VitrineError
from desktop_app.progress import Job


class SqliteEncryption:
    """Implements ``Encryption``.

    Args:
        place: the folder of a catalogue, or the archive of a backup.
        cost: of making a key of a new password; None for the default.
        role: returns the role of the user, which must have the right to encrypt.
    """

    def __init__(
        self,
        place: Path,
        cost: Argon2Cost | None = None,
        role: Callable[[], Role] = lambda: Role.ADMIN,
    ) -> None:
        self._place = place
        self._cost = cost
        self._role = role

    @property
    def is_encrypted(self) -> bool:
        key_id = read_key_id(self._place)
        if self._place.is_file():
            return bool(key_id)
        return bool(key_id) and key_id == key_id_of(self._place / paths.DATABASE_NAME)

    @property
    def is_locked(self) -> bool:
        if not self.is_encrypted:
            return False
        key_id = read_key_id(self._place)
        return unlocked_key(key_id) is None and not unlock_by_keyring(key_id)

    def unlock(self, password: str) -> None:
        require_encryption()
        remember(read_key(self._place, password))

    def encrypt(self, password: str) -> Job[int]:
        self._require_right()
        removed = yield from encrypt_catalogue(self._place, password, self._cost)
        self._log("encrypt")
        return removed

    def decrypt(self) -> Job[None]:
        self._require_right()
        key_id = read_key_id(self._place)
        if not key_id:
            self.require_encrypted()
        yield from decrypt_catalogue(self._place)
        self._log("decrypt")
        if key_id and read_key_id(self._place) != key_id:
            remove_from_keyring(key_id)

    def change_password(self, old: str, new: str) -> None:
        self._require_right()
        self.require_encrypted()
        require_encryption()
        key = read_key(self._place, old)
        with database_errors_as_messages(self._place):
            write_key(self._place, key, new, self._cost)
        remember(key)
        self._log("change_key")

    @property
    def is_in_keyring(self) -> bool:
        key_id = read_key_id(self._place)
        return bool(key_id) and is_in_keyring(key_id)

    def keep_in_keyring(self) -> None:
        key = unlocked_key(read_key_id(self._place))
        if key is None:
            raise LockedCatalogueError(self._place, self._place.name)
        keep_in_keyring(key)

    def remove_from_keyring(self) -> None:
        if key_id := read_key_id(self._place):
            remove_from_keyring(key_id)

    def _require_right(self) -> None:
        require_right(self._role(), Right.ENCRYPT)

    def _log(self, kind: LogKind) -> None:
        with database_errors_as_messages(self._place):
            log_in_file(self._place / paths.DATABASE_NAME, kind)

    def require_encrypted(self) -> None:
        """Check that the catalogue is encrypted.

        Raises:
            VitrineError: it is not.
        """
        if not self.is_encrypted:
            raise VitrineError(
                Message("The catalogue in {folder} is not encrypted.", folder=self._place),
                Message("Encrypt it first, or choose another folder."),
            )
