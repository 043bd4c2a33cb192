"""An index of the picture files below a folder, by name."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.picture_files import TooManyFilesError, picture_files
from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES

# More files make the search by name slow; the paths of a table then have to be exact.
MAX_FILES: Final = 500_000
_SLASHES: Final = re.compile(r"[/\\]+")
_SAME_SUFFIXES: Final = {".jpeg": ".jpg", ".jpe": ".jpg", ".jfif": ".jpg", ".tiff": ".tif"}


class PictureNames:
    """The pictures below a folder; it is walked at the first search.

    Attributes:
        is_too_large: whether the folder has too many files of any kind to search it.

    Names are compared without case, in composed Unicode, and ``.jpeg`` is ``.jpg``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_read = False
        self._by_name: dict[str, list[str]] = defaultdict(list)
        self._by_stem: dict[str, list[str]] = defaultdict(list)
        self.is_too_large = False

    def find(self, name: str) -> list[Path]:
        """Return the files that ``name`` can mean: one, or several if it is ambiguous.

        Args:
            name: a path of any system, with or without the file's extension. Of several
                files with this name, those whose folders agree the most are returned.
        """
        if not self._is_read:
            self._read()
        *folders, base = parts_of(name) or [""]
        suffix = _split(base)[1].casefold()
        key = _key(base)
        found = self._by_name.get(key, []) if suffix in PICTURE_SUFFIXES else self._by_stem.get(key)
        return [self._folder / path for path in _nearest(found or [], [*folders, base])]

    def _read(self) -> None:
        self._is_read = True
        try:
            files = list(picture_files(self._folder, max_entries=MAX_FILES))
        except TooManyFilesError:
            self.is_too_large = True
            return
        for file in files:
            path = file.relative_to(self._folder).as_posix()
            self._by_name[_key(file.name)].append(path)
            self._by_stem[normalised_name(file.stem)].append(path)


def parts_of(name: str) -> list[str]:
    """Return folders and file of a path as written on any system, without drive and server."""
    return [part for part in _SLASHES.split(name) if part not in ("", ".", "..")]


def _nearest(paths: Sequence[str], wanted: Sequence[str]) -> list[str]:
    """Return the paths whose last folders agree the most with the wanted ones."""
    if len(paths) < 2:
        return list(paths)
    agreeing = [_agreement(path.split("/"), wanted) for path in paths]
    best = [path for path, value in zip(paths, agreeing, strict=True) if value == max(agreeing)]
    # The very name wins over one in another case.
    exact = [path for path in best if _composed(path).endswith(_composed(wanted[-1]))]
    return exact if len(exact) == 1 else best


def _agreement(parts: Sequence[str], wanted: Sequence[str]) -> int:
    """Return the number of folders, from the last one, that have the same names."""
    count = 0
    for part, name in zip(parts[-2::-1], wanted[-2::-1], strict=False):
        if normalised_name(part) != normalised_name(name):
            break
        count += 1
    return count


def _key(base: str) -> str:
    """Return the name of a file as it is compared."""
    stem, suffix = _split(normalised_name(base))
    return f"{stem}{_SAME_SUFFIXES.get(suffix, suffix)}"


def _split(base: str) -> tuple[str, str]:
    """Return stem and suffix of a name; many times faster than pathlib."""
    stem, dot, suffix = base.rpartition(".")
    return (stem, dot + suffix) if stem else (base, "")


def normalised_name(text: str) -> str:
    """Return a name without case and in composed Unicode, for comparisons."""
    return _composed(_composed(text).casefold())


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)
