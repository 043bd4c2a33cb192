"""The backups of a catalogue that need not be open."""

from collections.abc import Callable
from pathlib import Path

from desktop_app.access.refusal import require_right
from desktop_app.catalogue.protocols.recovery import ThumbnailSource
from desktop_app.catalogue.sqlite.backup_listing import list_backups
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.recovery.repair import repair_database
from desktop_app.catalogue.sqlite.restoring import preview_restore, restore_backup
from desktop_app.domain.backup import Backup, RestorePreview
from desktop_app.domain.damage import RepairReport
from desktop_app.domain.role import Right, Role
from desktop_app.progress import Job


class SqliteBackupFolder:
    """Implements ``RecoveryFolder`` for the catalogue in ``folder``.

    Args:
        folder: of the catalogue.
        role: returns the role of the user, which must have the right to restore.
    """

    def __init__(self, folder: Path, role: Callable[[], Role] = lambda: Role.ADMIN) -> None:
        self._folder = folder
        self._role = role

    def all(self) -> list[Backup]:
        return list_backups(self._folder)

    def preview_restore(self, file: Path) -> Job[RestorePreview]:
        return preview_restore(file, self._folder)

    def restore(self, file: Path) -> Job[Path | None]:
        require_right(self._role(), Right.RESTORE)
        return restore_backup(file, self._folder)

    def repair(self, thumbnails: ThumbnailSource) -> Job[RepairReport]:
        require_right(self._role(), Right.RESTORE)
        return repair_database(self._folder / DATABASE_NAME, thumbnails)
