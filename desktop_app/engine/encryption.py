"""The encryption of a catalogue that need not be open."""

from dataclasses import dataclass
from typing import Protocol

from desktop_app import system_keyring
from desktop_app.progress import Job


class Encryption(Protocol):
    """Unlocks, encrypts and decrypts one catalogue; a backup can be unlocked.

    Unlocking and new passwords take some tenths of a second, on purpose.
    """

    @property
    def is_encrypted(self) -> bool:
        """Whether its database is encrypted."""

    @property
    def is_locked(self) -> bool:
        """Whether its password is needed; the keyring of the system is asked first."""

    def unlock(self, password: str) -> None:
        """Let this process open it until it ends.

        Raises:
            WrongPasswordError: the password is another one.
            VitrineError: the file of its key is missing or damaged.
        """

    def encrypt(self, password: str) -> Job[int]:
        """Encrypt it, with the backups in its folder; nothing may have it open.

        Returns:
            how many damaged copies and unreadable backups were removed.

        Raises:
            WrongPasswordError: it is encrypted already, with another password.
            VitrineError: the password is too short, or the catalogue is in use, damaged or
                read-only, or the disk is full.
        """

    def decrypt(self) -> Job[None]:
        """Remove the encryption of an unlocked catalogue; nothing may have it open.

        Raises:
            VitrineError: it is locked, in use, damaged or read-only, or the disk is full.
        """

    def change_password(self, old: str, new: str) -> None:
        """Replace the password; backups that were made before keep the old one.

        Raises:
            WrongPasswordError: the old password is another one.
            VitrineError: it is not encrypted, the new password is too short, or it cannot
                be written.
        """

    @property
    def is_in_keyring(self) -> bool:
        """Whether the keyring of the system opens it."""

    def keep_in_keyring(self) -> None:
        """Let the keyring of the system open an unlocked catalogue from now on.

        Raises:
            VitrineError: there is no keyring.
        """

    def remove_from_keyring(self) -> None:
        """Ask for the password again from now on."""


@dataclass(frozen=True, slots=True)
class EncryptionState:
    """What a user can do about the encryption of a catalogue.

    Attributes:
        is_encrypted: whether it is encrypted.
        is_in_keyring: whether the keyring of the system opens it.
        has_keyring: whether there is a keyring.
    """

    is_encrypted: bool
    is_in_keyring: bool
    has_keyring: bool


def encryption_state(encryption: Encryption) -> EncryptionState:
    """Return the state of an encryption; may wait for the keyring of the system."""
    return EncryptionState(
        encryption.is_encrypted, encryption.is_in_keyring, system_keyring.is_available()
    )


def encrypt(encryption: Encryption, password: str, *, in_keyring: bool) -> Job[int]:
    """Encrypt a catalogue; see ``Encryption.encrypt``."""
    removed = yield from encryption.encrypt(password)
    if in_keyring:
        encryption.keep_in_keyring()
    return removed


def decrypt(encryption: Encryption, password: str) -> Job[None]:
    """Remove the encryption of a catalogue whose password somebody knows."""
    encryption.unlock(password)
    yield from encryption.decrypt()


def unlock(encryption: Encryption, password: str, *, in_keyring: bool) -> None:
    """Unlock a catalogue or a backup; see ``Encryption.unlock``."""
    encryption.unlock(password)
    if in_keyring:
        encryption.keep_in_keyring()
