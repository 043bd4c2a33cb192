"""The files that the picture cells of a table name."""

import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.import_row import ImportRow, TableWarning
from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.catalogue.io.picture_cells import (
    SEPARATORS,
    cell_parts,
    host_of,
    is_web_address,
    spellings,
    without_quotes,
)
from desktop_app.catalogue.io.picture_names import PictureNames, normalised_name, parts_of
from desktop_app.catalogue.io.table_reader import local_path
from desktop_app.catalogue.io.workbook_pictures import WorkbookPictures
from desktop_app.domain.picture_suffixes import PICTURE_SUFFIXES
from desktop_app.errors import Message
from desktop_app.visible_text import as_encodable, is_encodable

# Longer texts are descriptions, or pictures encoded as text.
_MAX_CELL_CHARACTERS: Final = 20_000
_MAX_NAME_CHARACTERS: Final = 1_000
_MAX_PARTS: Final = 300
# Names with separators in them are put together again from so many parts.
_MAX_JOINED_PARTS: Final = 4
_MAX_NAMED_CANDIDATES: Final = 3
_MAX_NAMED_HOSTS: Final = 5
# What cells with a picture in them show to programs that do not know it.
_PLACED_PICTURE: Final = re.compile(r"=?(_xlfn\.)?DISPIMG\(|#(VALUE|BUSY|UNKNOWN)!", re.IGNORECASE)
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
        addresses: of pictures on the web.
        names: addresses, and names of files that do not exist, as the cells have them; with
            the path that was looked for, empty for addresses.
        remarks: what is ambiguous, or found in another place.
        count, missing: numbers of names with and without files.
        has_unused: whether pictures are left out.
    """

    files: list[Path] = field(default_factory=list)
    addresses: list[str] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    remarks: list[Message] = field(default_factory=list)
    count: int = 0
    missing: int = 0
    has_unused: bool = False

    def leave_out(self, reason: Message) -> None:
        """Add why a picture is not used."""
        self.remarks.append(reason)
        self.has_unused = True

    def leave_out_unstorable(self) -> None:
        """Leave out files whose paths have bytes that are no text."""
        for file in self.files:
            if not is_encodable(str(file)):
                self.leave_out(Message("The name {name} is not valid text.", name=file))
        self.files = [file for file in self.files if is_encodable(str(file))]

    def add(self, other: "_Found") -> None:
        """Add what the cells of another part name."""
        self.files += other.files
        self.addresses += other.addresses
        self.names |= other.names
        self.remarks += other.remarks
        self.count += other.count
        self.missing += other.missing
        self.has_unused |= other.has_unused


class PictureResolver:
    """Finds the files that the picture cells of a table name, or that are placed in them.

    Args:
        table: the table; the numbers of its rows are those of ``ImportRow.line``.
        root: folder of relative paths.
        sheet: name of the workbook's sheet; empty for the first one.
        own_pictures: stores pictures that have no file of their own; None leaves them out.
    """

    def __init__(
        self,
        table: Path,
        root: Path,
        *,
        sheet: str = "",
        own_pictures: OwnPictures | None = None,
    ) -> None:
        self._table = table
        self._root = root
        self._sheet = sheet
        self._own_pictures = own_pictures
        self._names = PictureNames(root)
        self._not_downloaded: dict[str, str] = {}

    def resolve(self, row: ImportRow) -> ImportRow:
        """Return the row with the files of its ``picture_cells``; they may not exist."""
        if not row.picture_cells and not self._placed_pictures.has(row.line):
            return row
        found = _Found()
        for cell in row.picture_cells:
            if _PLACED_PICTURE.match(cell) is None:
                self._add_cell(cell, found)
        addresses = self._add_downloads(found)
        is_expected = any(map(_PLACED_PICTURE.match, row.picture_cells))
        self._add_placed_pictures(row.line, found, is_expected=is_expected)
        found.leave_out_unstorable()
        warnings = [TableWarning(row.line, "", remark) for remark in found.remarks]
        return replace(
            row,
            pictures=list(dict.fromkeys(found.files)),
            addresses=addresses,
            picture_names=found.names,
            has_unused_pictures=found.has_unused,
            warnings=[*row.warnings, *warnings],
        )

    def warnings(self) -> Sequence[TableWarning]:
        """Return what there is to say about the pictures of all rows."""
        reasons = []
        if self._names.is_too_large:
            reasons.append(
                Message(
                    "The folder {name} has too many files to search for pictures by name.",
                    name=self._root.name,
                )
            )
        if self._placed_pictures.is_damaged:
            reasons.append(Message("The pictures in the cells of the workbook cannot be read."))
        if self._not_downloaded:
            hosts = Counter(self._not_downloaded.values()).most_common()
            reasons.append(
                Message(
                    "{count} pictures are on the web ({hosts}). They are only downloaded if "
                    "you ask for it.",
                    count=len(self._not_downloaded),
                    hosts=", ".join(f"{host}: {count}" for host, count in hosts[:_MAX_NAMED_HOSTS]),
                )
            )
        return [TableWarning(1, "", reason) for reason in reasons]

    @cached_property
    def _placed_pictures(self) -> WorkbookPictures:
        return WorkbookPictures(self._table, self._sheet)

    def _add_placed_pictures(self, line: int, found: _Found, *, is_expected: bool) -> None:
        placed = list(self._placed_pictures.of_row(line))
        if is_expected and not placed:
            found.leave_out(Message("A picture of the workbook cannot be read."))
        for suffix, contents in placed:
            if not contents:
                found.leave_out(Message("A picture of the workbook cannot be read."))
            elif self._own_pictures is None:
                found.has_unused = True
            else:
                found.files.append(self._own_pictures.save(contents, suffix))

    def _add_downloads(self, found: _Found) -> list[str]:
        """Add the files of web addresses; return those that are not downloaded."""
        missing = []
        for address in found.addresses:
            file = self._own_pictures.downloaded(address) if self._own_pictures else None
            failure = self._own_pictures.failures.get(address) if self._own_pictures else None
            self._not_downloaded.pop(address, None)
            if file is not None:
                found.files.append(file)
            elif failure is not None:
                found.leave_out(
                    Message(
                        "{address} is not downloaded: {reason}", address=address, reason=failure
                    )
                )
            else:
                found.has_unused = True
                missing.append(address)
                self._not_downloaded[address] = host_of(address)
        return missing

    def _add_cell(self, cell: str, found: _Found) -> None:
        cell = as_encodable(cell)
        parts = sum(map(cell.count, SEPARATORS))
        if len(cell) > _MAX_CELL_CHARACTERS or parts > _MAX_PARTS:
            found.leave_out(Message("The text is too long for the name of a picture."))
            return
        for part in cell_parts(cell):
            if is_web_address(part):
                found.addresses.append(part)
                found.names[part] = ""
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
                is_whole = end - start == len(parts)
                if not is_whole and self._add_file(separator.join(parts[start:end]), found):
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
            # pathlib would take most of the time of a table.
            file = os.path.join(self._root, local_path(spelling))  # noqa: PTH118
            if os.path.isfile(file):  # noqa: PTH113
                found.files.append(Path(file))
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
            found.leave_out(
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
        is_relative = not name.startswith(("/", "\\")) and ":" not in name
        return (
            is_relative
            and bool(folders)
            and file.parent != self._root
            and normalised_name(folders[-1]) != normalised_name(file.parent.name)
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
            found.leave_out(Message("The text is too long for the name of a picture."))
        else:
            file = self._root / local_path(name)
            found.files.append(file)
            found.names[without_quotes(text)] = str(file)


def _is_list(text: str) -> bool:
    """Return whether a text with separators is rather several paths than one."""
    folders = re.split(r"[/\\]", text)[:-1]
    if not any(separator in folder for folder in folders for separator in SEPARATORS):
        return False
    return _LIST.search(text) is not None or _ABSOLUTE.match(text) is None


def _are_picture_names(parts: Iterable[str]) -> bool:
    """Return whether all parts that are not empty end like the names of pictures."""
    names = [name for name in map(without_quotes, parts) if name]
    return bool(names) and all(Path(name).suffix.casefold() in PICTURE_SUFFIXES for name in names)
