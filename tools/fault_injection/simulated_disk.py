"""The folder that a power failure leaves, from the records of what was written.

What POSIX promises is kept: the contents of a file as of its last fsync, and the names in a
folder as of the last fsync of that folder. Of the rest, some writes are lost, and the last may be
torn between two sectors; names change in order, as on file systems with a journal, and the last
changes are lost. A name may therefore be there without the contents of its file.
"""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final, Literal

from tools.fault_injection.power_records import Operation, Record

_PAGE_BYTES: Final = 4096
_SECTOR_BYTES: Final = 512
# Shared memory of SQLite, which it makes anew.
_VOLATILE: Final = "-shm"

_Keeping = Literal["nothing", "all", "first", "some"]


@dataclass(slots=True)
class _File:
    """The contents of a file: what is on the disk, and the changes since."""

    stored: bytearray = field(default_factory=bytearray)
    pending: list[Record] = field(default_factory=list)


@dataclass(slots=True)
class _NameChange:
    """A change of names.

    Attributes:
        record: of the change.
        file: the new or renamed file; None for a folder, or a removal.
        is_stored: whether it is on the disk for sure.
    """

    record: Record
    file: _File | None
    is_stored: bool = False


class SimulatedDisk:
    """A folder as a process has left it, whose last changes are not on the disk.

    Args:
        folder: as it was before the process, all of it on the disk.
    """

    def __init__(self, folder: Path) -> None:
        self._folders = {file for file in folder.rglob("*") if file.is_dir()} | {folder}
        files = [file for file in folder.rglob("*") if file.is_file()]
        self._start = {str(file): _File(bytearray(file.read_bytes())) for file in files}
        self._names = dict(self._start)
        self._by_inode = {file.stat().st_ino: self._start[str(file)] for file in files}
        self._changes: list[_NameChange] = []

    def apply(self, record: Record) -> None:
        """Make a recorded change."""
        match record.operation:
            case Operation.WRITE | Operation.TRUNCATE:
                if record.inode in self._by_inode:
                    self._by_inode[record.inode].pending.append(record)
            case Operation.SYNC:
                self._sync(record)
            case Operation.DONE:
                pass
            case _:
                self._changes.append(_NameChange(record, self._named(record)))

    def write_image(self, folder: Path, root: Path, random: Random) -> None:
        """Write what a power failure now leaves.

        Args:
            folder: the recorded folder.
            root: the folder to write to, instead of it.
            random: chooses what is lost.
        """
        names, folders = self._surviving_names(random)
        for path in sorted(folders):
            (root / path.relative_to(folder)).mkdir(parents=True, exist_ok=True)
        for name, file in names.items():
            target = root / Path(name).relative_to(folder)
            if not name.endswith(_VOLATILE) and target.parent.is_dir():
                target.write_bytes(_surviving_contents(file, random))

    def _named(self, record: Record) -> _File | None:
        """Change a name now; return the file that it belongs to from then on."""
        if record.operation == Operation.CREATE:
            file = self._by_inode[record.inode] = self._names[record.path] = _File()
            return file
        if record.operation == Operation.LINK:
            named = self._names.get(record.path)
        else:
            named = self._names.pop(record.path, None)
        if named is not None and record.other_path:
            self._names[record.other_path] = named
            return named
        return None

    def _sync(self, record: Record) -> None:
        file = self._names.get(record.path)
        if file is not None and file is self._by_inode.get(record.inode):
            for change in file.pending:
                _change(file.stored, change)
            file.pending = []
        for named in self._changes:
            paths = (named.record.path, named.record.other_path)
            if record.path in [str(Path(path).parent) for path in paths if path]:
                named.is_stored = True

    def _surviving_names(self, random: Random) -> tuple[dict[str, _File], set[Path]]:
        names, folders = dict(self._start), set(self._folders)
        pending = [number for number, one in enumerate(self._changes) if not one.is_stored]
        kind = random.randrange(4)
        kept = {0: 0, 1: len(pending)}.get(kind, random.randint(0, len(pending)))
        last = pending[kept] if kept < len(pending) else len(self._changes)
        for number, change in enumerate(self._changes):
            if change.is_stored or number < last:
                _change_names(names, folders, change)
        return names, folders


def _change_names(names: dict[str, _File], folders: set[Path], change: _NameChange) -> None:
    record = change.record
    if record.operation == Operation.MKDIR:
        folders.add(Path(record.path))
    elif record.operation == Operation.RMDIR:
        folders.discard(Path(record.path))
    else:
        if record.operation != Operation.LINK:
            names.pop(record.path, None)
        if change.file is not None:
            names[record.other_path or record.path] = change.file
        elif record.operation == Operation.RENAME:
            _rename_folder(names, folders, record)


def _rename_folder(names: dict[str, _File], folders: set[Path], record: Record) -> None:
    before, after = Path(record.path), Path(record.other_path)
    for folder in [one for one in folders if one.is_relative_to(before)]:
        folders.discard(folder)
        folders.add(after / folder.relative_to(before))
    for name in [one for one in names if Path(one).is_relative_to(before)]:
        names[str(after / Path(name).relative_to(before))] = names.pop(name)


def _surviving_contents(file: _File, random: Random) -> bytes:
    contents = bytearray(file.stored)
    pending = file.pending
    keeping: _Keeping = random.choice(("nothing", "all", "first", "some"))
    if keeping == "all":
        kept = pending
    elif keeping == "first":
        kept = pending[: random.randint(0, len(pending))]
        if kept and kept[-1].operation == Operation.WRITE:
            kept = [*kept[:-1], _torn(kept[-1], random)]
    elif keeping == "some":
        kept = [part for one in pending for part in _pages(one) if random.random() < 0.5]
    else:
        kept = []
    for change in kept:
        _change(contents, change)
    return bytes(contents)


def _change(contents: bytearray, record: Record) -> None:
    missing = record.offset - len(contents)
    if record.operation == Operation.TRUNCATE:
        del contents[record.offset :]
        missing = record.offset - len(contents)
    contents.extend(bytes(max(0, missing)))
    contents[record.offset : record.offset + len(record.data)] = record.data


def _torn(record: Record, random: Random) -> Record:
    """Return a write that has ended between two sectors."""
    step = random.choice((_SECTOR_BYTES, _PAGE_BYTES))
    size = random.randint(0, len(record.data) // step) * step
    return _part(record, 0, size)


def _pages(record: Record) -> list[Record]:
    """Return a write as those of its pages, which are written in any order."""
    if record.operation != Operation.WRITE:
        return [record]
    parts, start = [], 0
    while start < len(record.data):
        end = start + _PAGE_BYTES - (record.offset + start) % _PAGE_BYTES
        parts.append(_part(record, start, min(end, len(record.data))))
        start = end
    return parts


def _part(record: Record, start: int, end: int) -> Record:
    return Record(
        record.operation, "", "", record.inode, record.offset + start, record.data[start:end]
    )
