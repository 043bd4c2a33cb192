"""The photos of the demo's slideshow, in the files and folders that its host has chosen."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.picture_files import picture_files

MAX_PHOTOS: Final = 1000


def slideshow_photos(sources: Sequence[Path]) -> list[Path]:
    """Return the photos of files and folders, in their order; runs on any thread.

    Files and folders that do not exist, or cannot be read, are left out.

    Args:
        sources: files, or folders whose pictures are shown in the order of their paths.
    """
    photos: list[Path] = []
    for source in sources:
        found = picture_files(source) if source.is_dir() else filter(Path.is_file, (source,))
        photos += islice(found, MAX_PHOTOS - len(photos))
    return photos
