"""The right to write data of a catalogue to files, and its entry in the log."""

from pathlib import Path

from desktop_app.access.refusal import require_right
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.role import Right


def begin_export(catalogue: Catalogue, file: Path) -> None:
    """Check the right to export, and log the export to a file or folder before it begins.

    Raises:
        RefusedError: the role lacks the right.
    """
    require_right(catalogue.role, Right.EXPORT)
    catalogue.audit_log.append("export", file.name)


def begin_backup(catalogue: Catalogue, file: Path | None) -> None:
    """Check the right to write a backup, and log it before it begins.

    Args:
        catalogue: the catalogue.
        file: of the backup; None for one in the folder of the automatic ones.

    Raises:
        RefusedError: the role lacks the right.
    """
    require_right(catalogue.role, Right.EXPORT)
    catalogue.audit_log.append("backup", "" if file is None else file.name)


def begin_deletion_of_answers(catalogue: Catalogue) -> None:
    """Check the right to delete kept answers of the counter, and log it before it begins.

    Raises:
        RefusedError: the role lacks the right.
    """
    require_right(catalogue.role, Right.DELETE_HISTORY)
    catalogue.audit_log.append("delete_history")
