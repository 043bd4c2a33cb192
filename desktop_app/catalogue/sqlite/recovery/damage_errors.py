"""The errors for a database that is no catalogue, or a damaged one.

Each names the newest backup, because that is what most users need next.
"""

from datetime import UTC, datetime
from pathlib import Path

from desktop_app.catalogue.sqlite.backup_listing import list_backups
from desktop_app.catalogue.sqlite.recovery.expected_schema import PAGE_BYTES
from desktop_app.domain.backup import Backup
from desktop_app.errors import DamagedCatalogueError, Message


def damaged_error(folder: Path, details: tuple[str, ...] = ()) -> DamagedCatalogueError:
    """Return the error for a catalogue whose database is damaged.

    Args:
        folder: of the catalogue.
        details: what a check has found.
    """
    message = Message("The catalogue in {folder} is damaged.", folder=folder)
    return _error(message, folder, is_repairable=True, details=details)


def missing_table_error(folder: Path, table: str) -> DamagedCatalogueError:
    """Return the error for a database that lacks a table."""
    message = Message(
        "The catalogue in {folder} is damaged: the table {table} is missing.",
        folder=folder,
        table=table,
    )
    return _error(message, folder, is_repairable=True)


def no_database_error(folder: Path, file: Path) -> DamagedCatalogueError:
    """Return the error for a file that SQLite does not accept as a database."""
    size = file.stat().st_size if file.is_file() else 0
    if size and size % PAGE_BYTES == 0:
        # A database has whole pages: only the beginning of this one may be damaged.
        return damaged_error(folder)
    message = Message("The file catalog.sqlite in {folder} is not a catalogue.", folder=folder)
    return _error(message, folder, is_repairable=False)


def foreign_database_error(folder: Path) -> DamagedCatalogueError:
    """Return the error for the database of another program."""
    message = Message(
        "The file catalog.sqlite in {folder} is the database of another program.", folder=folder
    )
    return _error(message, folder, is_repairable=False)


def empty_file_error(folder: Path) -> DamagedCatalogueError:
    """Return the error for a database without contents."""
    message = Message("The file catalog.sqlite in {folder} is empty.", folder=folder)
    otherwise = Message("Delete it to begin a new catalogue, or choose another folder.")
    return _error(message, folder, is_repairable=False, otherwise=otherwise)


def folder_in_the_way_error(folder: Path) -> DamagedCatalogueError:
    """Return the error for a folder with the name of the database."""
    message = Message("catalog.sqlite in {folder} is a folder, not a catalogue.", folder=folder)
    hint = Message("Rename it, or choose another folder.")
    return DamagedCatalogueError(message, hint, folder, has_backup=False, is_repairable=False)


def _error(
    message: Message,
    folder: Path,
    *,
    is_repairable: bool,
    details: tuple[str, ...] = (),
    otherwise: Message = Message("Choose another folder."),  # noqa: B008 - immutable
) -> DamagedCatalogueError:
    backups = list_backups(folder)
    hint, command = otherwise, None
    repair = f'"vitrine doctor --repair --catalog {folder}"'
    if backups:
        date = _local_date(backups[0])
        values = {"name": backups[0].file.name, "date": date}
        if is_repairable:
            hint = Message(
                "Restore the backup {name} of {date}, or repair the catalogue.", **values
            )
        else:
            hint = Message(
                "Restore the backup {name} of {date}, or choose another folder.", **values
            )
        restore = f'"vitrine restore {backups[0].file} --catalog {folder}"'
        last = f"repair the catalogue with {repair}" if is_repairable else "choose another folder"
        command = f"Restore the backup of {date} with {restore}, or {last}"
    elif is_repairable:
        hint = Message("Repair the catalogue, or restore a backup that is kept elsewhere.")
        command = f"Repair the catalogue with {repair}, or restore a backup that is kept elsewhere"
    return DamagedCatalogueError(
        message,
        hint,
        folder,
        terminal_hint=command,
        has_backup=bool(backups),
        is_repairable=is_repairable,
        details=details,
    )


def _local_date(backup: Backup) -> str:
    try:
        made_at = datetime.strptime(backup.made_at, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError:
        return backup.made_at
    return f"{made_at.astimezone():%Y-%m-%d %H:%M}"
