"""The backups of a catalogue that need not be open, and may be damaged."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from desktop_app.catalogue.protocols.recovery import ThumbnailSource
from desktop_app.domain.backup import Backup, RestorePreview
from desktop_app.domain.damage import RepairReport
from desktop_app.progress import Job


class BackupFolder(Protocol):
    """Lists and restores the backups of the catalogue in one folder."""

    def all(self) -> Sequence[Backup]:
        """Return the backups in the folder of the automatic ones, newest first."""

    def preview_restore(self, file: Path) -> Job[RestorePreview]:
        """Find out what ``restore`` would change; nothing is changed.

        Raises:
            VitrineError: the file is no backup, is damaged, or of a newer version.
        """

    def restore(self, file: Path) -> Job[Path | None]:
        """Replace the catalogue by a backup, in one step; it should be opened again.

        Returns:
            a backup of the replaced catalogue, in its folder of backups; None if there was
            none.

        Raises:
            VitrineError: the file is no backup or damaged, or the catalogue is locked.
        """


class RecoveryFolder(BackupFolder, Protocol):
    """Also repairs the catalogue."""

    def repair(self, thumbnails: ThumbnailSource) -> Job[RepairReport]:
        """Replace a damaged catalogue by what can be read of it; it must not be open.

        Args:
            thumbnails: checks the thumbnails, and makes new ones.

        Raises:
            VitrineError: nothing can be read, or the catalogue is in use or read-only.
        """
