"""Photos of customers in the tables of pictures, of the recycle bin and of stock takes."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any, Final, NamedTuple

from desktop_app.catalogue.sqlite.database import PICTURES_NAME, CatalogueDatabase
from desktop_app.catalogue.sqlite.database_errors import database_errors_as_messages
from desktop_app.catalogue.sqlite.forgotten_rows import (
    forget_confirmations,
    forget_contents,
    forget_pictures,
)
from desktop_app.domain.forgetting import ForgetScope, FoundPhotos, KeptUsage
from desktop_app.domain.timestamps import utc_text

_BY_IDS: Final = "IN (SELECT value FROM json_each(?))"
_HASH_BYTES: Final = 16
_STOCK_FOLDER: Final = f"{PICTURES_NAME}/stock_takes"
# Of a picture ``p``. The last condition lets SQLite use the index of such pictures.
_IS_KEPT: Final = "(p.origin = 'confirmed' OR p.is_captured) AND p.origin <> 'import'"
_UNLIMITED: Final = -1


class _Table(NamedTuple):
    """A table with photos, as it is queried with the alias ``p``.

    Attributes:
        name: of the table.
        time: column of the time at which a photo was added.
        path: column of the path of its file; an expression for none.
        size_bytes: an expression for the size of what is kept of it.
        condition: which rows are photos of customers.
    """

    name: str
    time: str
    path: str
    size_bytes: str
    condition: str


def _pictures(prefix: str) -> _Table:
    sizes = (
        f"coalesce((SELECT sum(length(jpeg)) FROM {prefix}{table} WHERE picture_id = p.id), 0)"
        for table in ("thumbnails", "confirmed_files")
    )
    return _Table(f"{prefix}pictures", "p.added_at", "p.path", " + ".join(sizes), _IS_KEPT)


def _confirmations(prefix: str) -> _Table:
    return _Table(f"{prefix}confirmations", "p.confirmed_at", "''", "length(p.jpeg)", "TRUE")


_TABLES: Final = (
    _pictures(""),
    _pictures("bin_"),
    _confirmations(""),
    _confirmations("bin_"),
)


class _Photo(NamedTuple):
    id: int
    content_hash: str
    path: str
    size_bytes: int
    is_confirmed: bool


class _StockPhoto(NamedTuple):
    id: int
    content_hash: str
    file: str
    station: str
    counted_at: str


class SqliteKeptPhotos:
    """Implements ``KeptPhotoStore``."""

    def __init__(self, database: CatalogueDatabase) -> None:
        self._database = database

    def usage(self) -> KeptUsage:
        found = self._found(ForgetScope())
        return KeptUsage(found.count, found.size_bytes)

    def stock_usage(self) -> KeptUsage:
        photos = self._stock_photos()
        files = self._sized(_stock_names(photos))
        (packed,) = self._database.rows("SELECT total(length(keypoints)) FROM stock_photos")[0]
        return KeptUsage(len(photos), int(packed) + sum(files.values()))

    def find(self, scope: ForgetScope) -> FoundPhotos:
        return FoundPhotos() if scope.is_empty else self._found(scope)

    def find_stock(self, scope: ForgetScope) -> FoundPhotos:
        photos = self._stock_in(scope)
        sizes = self._sized(_stock_names(photos))
        outside = self._existing(photo.file for photo in photos if not _is_kept_file(photo.file))
        return FoundPhotos(len(photos), sum(sizes.values()), tuple(sorted(sizes)), outside)

    def forget(self, scope: ForgetScope, *, limit: int) -> FoundPhotos:
        if scope.is_empty:
            return FoundPhotos()
        scope = self._with_hashes_of_files(scope)
        with self._database.transaction():
            found = [self._rows(table, scope, limit) for table in _TABLES]
            photos = [photo for some in found for photo in some]
            if not photos:
                return FoundPhotos()
            self._database.record_change("forget photos")
            pictures, binned, confirmations, binned_confirmations = (
                [photo.id for photo in some] for some in found
            )
            forget_pictures(self._database, pictures, binned)
            forget_confirmations(self._database, confirmations, in_bin=False)
            forget_confirmations(self._database, binned_confirmations, in_bin=True)
            forget_contents(self._database, (photo.content_hash for photo in photos))
            names = self._unused({photo.path for photo in photos})
            deleted = self._described(photos, names)
            self._delete_files(names)
        return deleted

    def forget_stock(self, scope: ForgetScope) -> FoundPhotos:
        with self._database.transaction():
            found = self.find_stock(scope)
            photos = self._stock_in(scope)
            if photos:
                self._database.record_change("forget photos")
                self._database.execute(
                    f"DELETE FROM stock_photos WHERE id {_BY_IDS}",
                    [json.dumps([photo.id for photo in photos])],
                )
            used = _stock_names(self._stock_photos())
            self._delete_files([name for name in found.files if name not in used])
        return found

    def unused(self, names: Sequence[str]) -> list[str]:
        of_stock_takes = _stock_names(self._stock_photos())
        found = self._unused(f"./{name}" for name in names)
        return [name for name in found if name not in of_stock_takes]

    def compact(self) -> None:
        self._database.compact()

    def _found(self, scope: ForgetScope) -> FoundPhotos:
        scope = self._with_hashes_of_files(scope)
        photos = [photo for table in _TABLES for photo in self._rows(table, scope, _UNLIMITED)]
        names = {name for photo in photos if (name := _own_name(photo.path))}
        return self._described(photos, sorted(names))

    def _described(self, photos: Sequence[_Photo], names: Sequence[str]) -> FoundPhotos:
        sizes = self._sized(names)
        outside = self._existing(
            self._database.locations.located(photo.path)
            for photo in photos
            if photo.path and not photo.is_confirmed and not _own_name(photo.path)
        )
        size = sum(photo.size_bytes for photo in photos) + sum(sizes.values())
        hashes = frozenset(photo.content_hash for photo in photos)
        return FoundPhotos(len(photos), size, tuple(names), outside, hashes)

    def _rows(self, table: _Table, scope: ForgetScope, limit: int) -> list[_Photo]:
        is_confirmed = "p.origin = 'confirmed'" if table.name.endswith("pictures") else "TRUE"
        condition, values = _condition(table, scope)
        rows = self._database.rows(
            f"SELECT p.id, p.content_hash, {table.path}, {table.size_bytes}, {is_confirmed} "
            f"FROM {table.name} p LEFT JOIN changes c ON c.id = p.change_id "
            f"WHERE {condition} ORDER BY p.id LIMIT :limit",
            {**values, "limit": limit},
        )
        return [_Photo(*row) for row in rows]

    def _with_hashes_of_files(self, scope: ForgetScope) -> ForgetScope:
        """Return a scope with the confirmed photos whose kept file has one of its hashes."""
        if not scope.hashes:
            return scope
        found: set[str] = set()
        for prefix in ("", "bin_"):
            last = 0
            query = (
                f"SELECT f.picture_id, p.content_hash, f.jpeg FROM {prefix}confirmed_files f "
                f"JOIN {prefix}pictures p ON p.id = f.picture_id "
                "WHERE f.picture_id > ? ORDER BY f.picture_id LIMIT 64"
            )
            while rows := self._database.rows(query, [last]):
                found |= {own for _, own, jpeg in rows if _hash(jpeg) in scope.hashes}
                last = rows[-1][0]
        return scope.with_linked(found)

    def _unused(self, paths: Iterable[str]) -> list[str]:
        """Return the names of those own files that no picture has any more."""
        names = {path: name for path in paths if (name := _own_name(path))}
        rows = self._database.rows(
            f"SELECT path FROM pictures WHERE path {_BY_IDS} "
            f"UNION ALL SELECT path FROM bin_pictures WHERE path {_BY_IDS}",
            [json.dumps(list(names))] * 2,
        )
        used = {path for (path,) in rows}
        return sorted(name for path, name in names.items() if path not in used)

    def _stock_photos(self) -> list[_StockPhoto]:
        rows = self._database.rows(
            "SELECT p.id, p.content_hash, p.file, c.station, c.changed_at "
            "FROM stock_photos p JOIN changes c ON c.id = p.change_id ORDER BY p.id"
        )
        return [_StockPhoto(*row) for row in rows]

    def _stock_in(self, scope: ForgetScope) -> list[_StockPhoto]:
        return [
            photo
            for photo in self._stock_photos()
            if scope.includes(self._taken_at(photo), photo.station, {photo.content_hash})
        ]

    def _taken_at(self, photo: _StockPhoto) -> datetime:
        """Return when a photo was taken: a later correction replaces the time in its row."""
        times = [datetime.fromisoformat(photo.counted_at)]
        for name in _stock_names([photo]):
            with suppress(OSError):
                modified_s = (self._database.folder / name).stat().st_mtime
                times.append(datetime.fromtimestamp(modified_s, UTC))
        return min(times)

    def _sized(self, names: Iterable[str]) -> dict[str, int]:
        """Return the sizes of those own files that exist, by name."""
        sizes = {}
        for name in names:
            file = self._database.folder / name
            if file.is_file():
                sizes[name] = file.stat().st_size
        return sizes

    def _delete_files(self, names: Iterable[str]) -> None:
        """Delete own files; with an error, the transaction around it changes nothing."""
        with database_errors_as_messages(self._database.folder):
            for name in names:
                (self._database.folder / name).unlink(missing_ok=True)

    @staticmethod
    def _existing(paths: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({path for path in paths if Path(path).is_file()}))


def _condition(table: _Table, scope: ForgetScope) -> tuple[str, dict[str, Any]]:
    """Return the condition for the photos of a scope, and its values."""
    parts: list[str] = list(_range_conditions(table, scope))
    ranged = f"({' AND '.join([table.condition, *parts])})"
    named = "p.content_hash IN (SELECT value FROM json_each(:hashes))"
    condition = named if scope.hashes else f"({ranged} OR {named})"
    return condition, {
        "hashes": json.dumps(sorted(scope.named)),
        "since": "" if scope.since is None else utc_text(scope.since),
        "before": "" if scope.before is None else utc_text(scope.before),
        "station": scope.station,
    }


def _range_conditions(table: _Table, scope: ForgetScope) -> Iterator[str]:
    if scope.since is not None:
        yield f"{table.time} >= :since"
    if scope.before is not None:
        yield f"{table.time} < :before"
    if scope.station:
        yield "coalesce(c.station, '') = :station"


def _own_name(path: str) -> str:
    """Return the name of a file in the catalogue's own folder of pictures; empty for another."""
    parts = PurePosixPath(path).parts if path.startswith("./") else ()
    is_own = len(parts) > 1 and parts[0] == PICTURES_NAME and ".." not in parts
    return "/".join(parts) if is_own else ""


def _stock_names(photos: Iterable[_StockPhoto]) -> set[str]:
    """Return where the kept files of stock photos are, relative to the catalogue."""
    return {
        f"{_STOCK_FOLDER}/{Path(photo.file).name}" for photo in photos if _is_kept_file(photo.file)
    }


def _is_kept_file(file: str) -> bool:
    """Return whether a photo of a stock take has a file in the catalogue's own folder."""
    path = Path(file)
    return path.parent.name == Path(_STOCK_FOLDER).name and len(path.stem) == 2 * _HASH_BYTES


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=_HASH_BYTES).hexdigest()
