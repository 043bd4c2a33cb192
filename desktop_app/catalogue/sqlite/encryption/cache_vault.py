"""The caches of an encrypted catalogue, each in a database that is encrypted with its key."""

from collections.abc import Collection, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.sqlite.driver import Error, connect, key_of
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey
from desktop_app.catalogue.sqlite.read_only import IMMUTABLE
from desktop_app.errors import Message, VitrineError

_SUFFIX: Final = "-encrypted.cache"
# A value of SQLite has at most a gigabyte.
_CHUNK_BYTES: Final = 16 << 20


class SqliteCacheVault:
    """Implements ``CacheVault``.

    Args:
        folder: of the catalogue.
        key: of the catalogue.
    """

    def __init__(self, folder: Path, key: CatalogueKey) -> None:
        self._folder = folder
        self._key = key

    def save(self, name: str, parts: Sequence[bytes | memoryview]) -> None:
        try:
            with write_atomically(self._file(name)) as draft:
                self._write(draft, parts)
        except (OSError, *Error) as error:
            raise VitrineError(
                Message("The index could not be saved in {folder}.", folder=self._folder),
                Message("Check that the disk has free space and that the folder is writable."),
            ) from error

    def load(self, name: str) -> list[bytes]:
        file = self._file(name)
        if not file.is_file():
            raise FileNotFoundError(file)
        try:
            with closing(connect(file, IMMUTABLE, key=self._key)) as db:
                (count,) = db.execute("SELECT max(part) + 1 FROM chunks").fetchone()
                query = "SELECT data FROM chunks WHERE part = ? ORDER BY number"
                return [
                    b"".join(data for (data,) in db.execute(query, [part]))
                    for part in range(count or 0)
                ]
        except Error as error:
            raise OSError(f"{file.name} is damaged") from error

    def remove(self, prefix: str, *, keep: Collection[str]) -> None:
        for file in self._folder.glob(f"*{_SUFFIX}"):
            name = file.name.removesuffix(_SUFFIX)
            if name.startswith(prefix) and name not in keep:
                with suppress(OSError):
                    file.unlink()

    def _file(self, name: str) -> Path:
        return self._folder / f"{name}{_SUFFIX}"

    def _write(self, draft: Path, parts: Sequence[bytes | memoryview]) -> None:
        with closing(connect(draft, key=self._key)) as db:
            # The draft is a new file, and is flushed as a whole before it takes its place.
            db.execute("PRAGMA journal_mode = OFF")
            db.execute("PRAGMA synchronous = OFF")
            db.execute(
                "CREATE TABLE chunks (part INTEGER NOT NULL, number INTEGER NOT NULL, "
                "data BLOB NOT NULL, PRIMARY KEY (part, number))"
            )
            for part, data in enumerate(parts):
                view = memoryview(data).cast("B")
                # An empty part has one chunk, too.
                for number, start in enumerate(range(0, max(1, len(view)), _CHUNK_BYTES)):
                    chunk = view[start : start + _CHUNK_BYTES]
                    db.execute("INSERT INTO chunks VALUES (?, ?, ?)", [part, number, chunk])
            db.commit()


def vault_of(folder: Path) -> SqliteCacheVault | None:
    """Return the vault of the catalogue in ``folder``; None if it is not encrypted."""
    key = key_of(folder / paths.DATABASE_NAME)
    return None if key is None else SqliteCacheVault(folder, key)
