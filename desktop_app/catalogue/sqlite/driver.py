"""Connections to the databases of catalogues, plain and encrypted, and their errors.

SQLCipher opens encrypted databases. Its Python package has the interface of ``sqlite3`` and
exceptions of its own: code that catches errors of a catalogue's database catches those of this
module, which are those of both.
"""

import sqlite3
from pathlib import Path
from typing import Any, Final, TypeAlias

from desktop_app.catalogue.sqlite.encryption.catalogue_key import (
    ID_BYTES,
    CatalogueKey,
    unlocked_key,
)
from desktop_app.errors import Message, VitrineError

try:
    from sqlcipher3 import dbapi2 as _sqlcipher
except ImportError:
    _sqlcipher = None

_Errors: TypeAlias = tuple[type[sqlite3.Error], type[sqlite3.Error]]

PLAIN_START: Final = b"SQLite format 3\0"
_other: Any = _sqlcipher or sqlite3
Error: Final[_Errors] = (sqlite3.Error, _other.Error)
DatabaseError: Final[_Errors] = (sqlite3.DatabaseError, _other.DatabaseError)
OperationalError: Final[_Errors] = (sqlite3.OperationalError, _other.OperationalError)
IntegrityError: Final[_Errors] = (sqlite3.IntegrityError, _other.IntegrityError)


def connect(
    file: Path,
    parameters: str = "",
    *,
    key: CatalogueKey | None = None,
    always_sqlcipher: bool = False,
    **options: Any,
) -> sqlite3.Connection:
    """Connect to a database.

    Args:
        file: the database; it is created if it does not exist, unless the parameters say not.
        parameters: of the address, such as ``mode=ro``; empty for none.
        key: of a database that is created; None for a plain one. The key of an existing one
            is found by its file.
        always_sqlcipher: whether encrypted databases can be attached to a plain one.
        options: as ``sqlite3.connect`` has them.

    Returns:
        a connection of ``sqlite3``, or one of SQLCipher with the same methods; it lacks
        ``serialize``, ``setlimit`` and ``blobopen``.

    Raises:
        sqlite3.Error: see ``Error``; the file cannot be opened. An encrypted database whose
            key is not unlocked is no database.
        VitrineError: the package for encrypted databases is missing.
    """
    key = key or key_of(file)
    where = _address(file, parameters)
    connection: sqlite3.Connection
    if key is None and not always_sqlcipher:
        connection = sqlite3.connect(where, uri=bool(parameters), **options)
        return connection
    require_encryption()
    connection = _other.connect(where, uri=bool(parameters), **options)
    # It would write to standard error.
    connection.execute("PRAGMA cipher_log_level = NONE")
    if key is not None:
        connection.execute(f'PRAGMA key = "{_specification(key)}"')
    return connection


def attach(
    connection: sqlite3.Connection,
    file: Path,
    name: str,
    *,
    parameters: str = "",
    key: CatalogueKey | None = None,
) -> None:
    """Attach a database to a connection that was opened with ``always_sqlcipher``.

    Args:
        connection: to another database.
        file: the database to attach; it is created if it does not exist.
        name: of its schema.
        parameters: of the address.
        key: of a database that is created, as for ``connect``.
    """
    key = key or key_of(file)
    where = _address(file, parameters)
    knows_keys = not isinstance(connection, sqlite3.Connection)
    if knows_keys:
        secret = "" if key is None else _specification(key)
        connection.execute(f"ATTACH ? AS {name} KEY ?", [where, secret])
    else:
        connection.execute(f"ATTACH ? AS {name}", [where])


def key_of(file: Path) -> CatalogueKey | None:
    """Return the key of a database; None if it is plain, missing, or its key is not unlocked."""
    return unlocked_key(key_id_of(file))


def key_id_of(file: Path) -> bytes:
    """Return the id of the key of a database; empty for a plain, a missing or an empty one.

    Of a file that is no database it is its first bytes.
    """
    try:
        with file.open("rb") as stream:
            start = stream.read(ID_BYTES)
    except OSError:
        return b""
    return b"" if start == PLAIN_START else start


def has_encryption() -> bool:
    """Return whether the package for encrypted databases is installed."""
    return _sqlcipher is not None


def require_encryption() -> None:
    """Raise a ``VitrineError`` if the package for encrypted databases is missing."""
    if not has_encryption():
        raise VitrineError(
            Message("Encrypted catalogues need the package sqlcipher3, which is not installed."),
            Message("Install vitrine[encryption], then try again."),
        )


def _address(file: Path, parameters: str) -> str:
    return f"{file.absolute().as_uri()}?{parameters}" if parameters else str(file)


def _specification(key: CatalogueKey) -> str:
    """Return a key as SQLCipher takes it: the raw key, and the salt that the file begins with."""
    return f"x'{key.secret.hex()}{key.id.hex()}'"
