"""Backups of a catalogue."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

# Of the name of a damaged catalogue that was replaced; it is no backup.
DAMAGED_SUFFIX: Final = ".sqlite-damaged"


@dataclass(frozen=True, slots=True)
class Backup:
    """A file with a copy of a catalogue.

    Attributes:
        made_at: UTC, ``2026-11-21T16:00:00Z``.
        byte_count: size of the file.
        product_count, picture_count: numbers in the copy.
        is_automatic: whether the program made it by itself.
        file_count: how many pictures are in it with their original files: those of the
            catalogue's own folder.
        outside_count: how many pictures are in it with their thumbnails only; their files
            are in other folders.
    """

    file: Path
    made_at: str
    byte_count: int
    product_count: int
    picture_count: int
    is_automatic: bool
    file_count: int = 0
    outside_count: int = 0


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What a restored backup would change, by SKU.

    Attributes:
        product_count, picture_count: numbers in the backup.
        more: number of products that only the backup has.
        fewer: number of products that only the catalogue has.
        changed: number of products with other values.
        is_readable: whether the catalogue can be read; if not, there is nothing to compare.
        is_same_catalogue: whether the backup is of this catalogue, not of another one.
    """

    product_count: int
    picture_count: int
    more: int
    fewer: int
    changed: int
    is_readable: bool
    is_same_catalogue: bool = True


@dataclass(frozen=True, slots=True)
class ForgottenBackup:
    """What forgetting photos does with a backup.

    Attributes:
        file: the backup.
        photo_count: number of the photos in it; 0 if that is unknown.
        size_bytes: of what is deleted.
        is_deleted: whether it is deleted as a whole, because it cannot be read.
        reason: why it stays as it is, with the photos that may be in it; None if it does not.
    """

    file: Path
    photo_count: int = 0
    size_bytes: int = 0
    is_deleted: bool = False
    reason: Exception | None = None
