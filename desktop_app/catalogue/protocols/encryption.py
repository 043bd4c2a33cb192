"""The encryption of a catalogue that need not be open."""

from typing import Protocol

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
