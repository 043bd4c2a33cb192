"""The repair of a damaged catalogue."""

from desktop_app.domain.damage import RepairReport
from desktop_app.engine.backup_folder import RecoveryFolder
from desktop_app.engine.ingest.thumbnail_recovery import ThumbnailRecovery
from desktop_app.progress import Job


def repair_catalogue(folder: RecoveryFolder) -> Job[RepairReport]:
    """Replace a damaged catalogue by what can be read of it; it must not be open.

    Lost thumbnails are made again from the files of the pictures. Everything else that is
    computed from pictures, such as embeddings, is made again when the catalogue is opened.

    Raises:
        VitrineError: nothing can be read, or the catalogue is in use or read-only.
    """
    return folder.repair(ThumbnailRecovery())
