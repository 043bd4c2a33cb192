"""The files that the picture cells of a table name."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath
from typing import Final

from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.io.picture_cells import (
    SEPARATORS,
    cell_parts,
    is_web_address,
    spellings,
    without_quotes,
)
from desktop_app.catalogue.io.picture_files import PICTURE_SUFFIXES
from desktop_app.catalogue.io.picture_names import PictureNames, normalised_name, parts_of
from desktop_app.catalogue.io.table_reader import local_path
from desktop_app.errors import Message

# Longer texts are descriptions, or pictures encoded as text.
_MAX_CELL_CHARACTERS: Final = 20_000
_MAX_NAME_CHARACTERS: Final = 1_000
# Names with separators in them are put together again from so many parts.
_MAX_JOINED_PARTS: Final = 4
_MAX_NAMED_CANDIDATES: Final = 3
_ABSOLUTE: Final = re.compile(r"[/\\]|[A-Za-z]:[/\\]|file:", re.IGNORECASE)
# A separator after the extension of a picture, or before an absolute path.
_LIST: Final = re.compile(
    rf"({'|'.join(map(re.escape, sorted(PICTURE_SUFFIXES)))})[\"']?\s*[\n|;,]"
    r"|[\n|;,]\s*[\"']?([/\\]|[A-Za-z]:[/\\])",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Found:
    """What the cells of a row name.

    Attributes:
        files: found, and those that do not exist.
        addresses: of pictures in the web.
        remarks: what is ambiguous, or found in another place.
        count, missing: numbers of names with and without files.
    """

    files: list[Path] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    remarks: list[Message] = field(default_factory=list)
    count: int = 0
    missing: int = 0

    def add(self, other: "_Found") -> None:
        """Add what the cells of another part name."""
        self.files += other.files
        self.addresses += other.addresses
        self.remarks += other.remarks
        self.count += other.count
        self.missing += other.missing


class PictureResolver:
    """Finds the files that the picture cells of a table name.

    Args:
        table: the table; the numbers of its rows are those of ``ImportRow.line``.
        root: folder of relative paths.
    """

    def __init__(self, table: Path, root: Path) -> None:
        self._table = table
        self._root = root
        self._names = PictureNames(root)

    def resolve(self, row: ImportRow) -> ImportRow:
        """Return the row with the files of its ``picture_cells``; they may not exist."""
        found = _Found()
        for cell in row.picture_cells:
            self._add_cell(cell, found)
        warnings = [TableWarning(row.line, "", remark) for remark in found.remarks]
        return replace(
            row,
            pictures=list(dict.fromkeys(found.files)),
            warnings=[*row.warnings, *warnings],
        )

    def warnings(self) -> Sequence[TableWarning]:
        """Return what there is to say about the pictures of all rows."""
        if not self._names.is_too_large:
            return ()
        reason = Message(
            "The folder {name} has too many pictures to search them by name.",
            name=self._root.name,
        )
        return (TableWarning(1, "", reason),)

    def _add_cell(self, cell: str, found: _Found) -> None:
        if len(cell) > _MAX_CELL_CHARACTERS:
            found.remarks.append(Message("The text is too long for the name of a picture."))
            return
        for part in cell_parts(cell):
            if is_web_address(part):
                found.addresses.append(part)
            elif part:
                self._add_names(part.replace("\r", "\n"), found)

    def _add_names(self, text: str, found: _Found) -> None:
        """Add the file of ``text``, or the files of its parts if the whole is none."""
        if self._add_file(text, found):
            return
        splits = []
        for separator in SEPARATORS:
            if separator in text:
                parts = _Found()
                self._add_parts(text, separator, parts)
                if parts.count or _are_picture_names(text.split(separator)):
                    splits.append(parts)
        if splits:
            found.add(min(splits, key=lambda parts: parts.missing))
        else:
            self._add_missing(text, found)

    def _add_parts(self, text: str, separator: str, found: _Found) -> None:
        """Add the files of the parts of ``text``; parts may contain the separator themselves."""
        parts = text.split(separator)
        start = 0
        while start < len(parts):
            for end in range(min(start + _MAX_JOINED_PARTS, len(parts)), start, -1):
                if self._add_file(separator.join(parts[start:end]), found):
                    break
            else:
                end = start + 1
                if without_quotes(parts[start]):
                    self._add_names(parts[start], found)
            start = end

    def _add_file(self, name: str, found: _Found) -> bool:
        """Add the file that ``name`` means; return whether there is one, or several."""
        name = without_quotes(name)
        if not name or len(name) > _MAX_NAME_CHARACTERS:
            return False
        for spelling in spellings(name):
            file = self._root / local_path(spelling)
            if _is_file(file):
                found.files.append(file)
                found.count += 1
                return True
        for spelling in [] if _is_list(name) else spellings(name):
            candidates = self._names.find(spelling)
            if candidates:
                self._add_candidates(spelling, candidates, found)
                found.count += 1
                return True
        return False

    def _add_candidates(self, name: str, candidates: Sequence[Path], found: _Found) -> None:
        base = parts_of(name)[-1]
        if len(candidates) > 1:
            found.remarks.append(
                Message(
                    "{name} may be any of these: {places}.",
                    name=base,
                    places=", ".join(self._places(candidates)),
                )
            )
            return
        (file,) = candidates
        found.files.append(file)
        if self._is_elsewhere(name, file):
            place = next(self._places(candidates))
            found.remarks.append(
                Message("{name} is not in its folder; {place} is used.", name=base, place=place)
            )

    def _is_elsewhere(self, name: str, file: Path) -> bool:
        """Return whether a relative path and the file have folders of different names."""
        folders = parts_of(name)[:-1]
        parent = file.relative_to(self._root).parent.name
        is_relative = not name.startswith(("/", "\\")) and ":" not in name
        return (
            is_relative
            and bool(folders and parent)
            and normalised_name(folders[-1]) != normalised_name(parent)
        )

    def _places(self, files: Sequence[Path]) -> Iterator[str]:
        """Yield the relative paths of the first files, and that there are more."""
        for file in files[:_MAX_NAMED_CANDIDATES]:
            yield file.relative_to(self._root).as_posix()
        if len(files) > _MAX_NAMED_CANDIDATES:
            yield "…"

    def _add_missing(self, text: str, found: _Found) -> None:
        found.missing += 1
        name = spellings(without_quotes(text))[0]
        if len(name) > _MAX_NAME_CHARACTERS:
            found.remarks.append(Message("The text is too long for the name of a picture."))
        else:
            found.files.append(self._root / local_path(name))


def _is_list(text: str) -> bool:
    """Return whether a text with separators is rather several paths than one."""
    folders = re.split(r"[/\\]", text)[:-1]
    if not any(separator in folder for folder in folders for separator in SEPARATORS):
        return False
    return _LIST.search(text) is not None or _ABSOLUTE.match(text) is None


def _are_picture_names(parts: Iterable[str]) -> bool:
    """Return whether all parts that are not empty end like the names of pictures."""
    names = [name for name in map(without_quotes, parts) if name]
    return bool(names) and all(
        PurePosixPath(name).suffix.casefold() in PICTURE_SUFFIXES for name in names
    )


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
