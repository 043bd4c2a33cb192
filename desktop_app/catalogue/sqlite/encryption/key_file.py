"""The file with the key of an encrypted catalogue, which a password opens.

``catalog.key`` is JSON: the salt and the parameters of Argon2id, which makes a key of the
password, and the key of the catalogue in a small SQLCipher database that is encrypted with the
key of the password. So a change of the password changes this file alone.
"""

import base64
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated, Final, Literal
from zipfile import ZipFile

import msgspec

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.sqlite.backup_manifest import DAMAGED_ARCHIVE
from desktop_app.catalogue.sqlite.driver import DatabaseError, connect
from desktop_app.catalogue.sqlite.encryption.catalogue_key import ID_BYTES, CatalogueKey
from desktop_app.domain.password_rules import MIN_PASSWORD_LETTERS
from desktop_app.errors import Message, VitrineError, WrongPasswordError

KEY_NAME: Final = "catalog.key"
_SECRET_BYTES: Final = 32
_MAX_FILE_BYTES: Final = 64 << 10
# Of the small database: the key is less than a kilobyte.
_SMALL_PAGES: Final = "PRAGMA cipher_page_size = 1024"
_NOTE: Final = (
    "Vitrine needs this file to open the encrypted catalogue beside it. "
    "Without it, or without its password, the catalogue cannot be read by anybody."
)


class Argon2Cost(msgspec.Struct, frozen=True):
    """The parameters of Argon2id; by default the second recommendation of RFC 9106.

    Attributes:
        passes: over the memory.
        memory_kib: in KiB.
        lanes: that are computed in parallel.
    """

    passes: Annotated[int, msgspec.Meta(ge=1, le=100)] = 3
    memory_kib: Annotated[int, msgspec.Meta(ge=8, le=4 << 20)] = 64 << 10
    lanes: Annotated[int, msgspec.Meta(ge=1, le=64)] = 4


DEFAULT_COST: Final = Argon2Cost()


class _KeyFile(msgspec.Struct, frozen=True, kw_only=True):
    """The contents of the file; the names must not change."""

    note: str = _NOTE
    format: Literal[1] = 1
    key_id: str
    function: Literal["argon2id"] = "argon2id"
    salt: str
    cost: Argon2Cost
    wrapped_key: str


def write_key(
    folder: Path, key: CatalogueKey, password: str, cost: Argon2Cost | None = None
) -> None:
    """Write the key of the catalogue in ``folder``, protected by a password, in one step.

    Args:
        folder: of the catalogue.
        key: the key.
        password: at least ``MIN_PASSWORD_LETTERS`` long.
        cost: of making a key of the password; None for the default.

    Raises:
        VitrineError: the password is too short.
        OSError: the file cannot be written.
    """
    require_password(password)
    cost = cost or DEFAULT_COST
    salt = secrets.token_bytes(ID_BYTES)
    contents = _KeyFile(
        key_id=key.id.hex(),
        salt=salt.hex(),
        cost=cost,
        wrapped_key=base64.b64encode(_wrapped(key, _password_key(password, salt, cost))).decode(),
    )
    with write_atomically(folder / KEY_NAME, is_private=True) as draft:
        draft.write_bytes(msgspec.json.format(msgspec.json.encode(contents), indent=1))


def read_key(place: Path, password: str) -> CatalogueKey:
    """Return the key of a catalogue or a backup; takes a third of a second.

    Args:
        place: the folder of the catalogue, or the archive of a backup.
        password: that protects the key.

    Raises:
        WrongPasswordError: the password is another one.
        VitrineError: the file is missing or damaged.
    """
    file = place / KEY_NAME
    contents = _read(place)
    if contents is None:
        raise _damaged(file)
    try:
        salt = bytes.fromhex(contents.salt)
        wrapped = base64.b64decode(contents.wrapped_key, validate=True)
        secret = _unwrapped(wrapped, _password_key(password, salt, contents.cost))
        return CatalogueKey(bytes.fromhex(contents.key_id), secret)
    except ValueError as error:
        raise _damaged(file) from error


def read_key_id(place: Path) -> bytes:
    """Return the id of the key of a catalogue or a backup, by its place; empty for none."""
    contents = _read(place)
    try:
        return b"" if contents is None else bytes.fromhex(contents.key_id)
    except ValueError:
        return b""


def require_password(password: str) -> None:
    """Raise a ``VitrineError`` if a new password is too short."""
    if len(password) < MIN_PASSWORD_LETTERS:
        raise VitrineError(
            Message("The password is shorter than {least} characters.", least=MIN_PASSWORD_LETTERS),
            Message("Choose a longer one, such as several words."),
        )


def _read(place: Path) -> _KeyFile | None:
    """Return the contents of the key file of a place; None if it is missing or damaged."""
    try:
        with ExitStack() as stack:
            if place.is_file():
                archive = stack.enter_context(ZipFile(place))
                stream = stack.enter_context(archive.open(KEY_NAME))
            else:
                stream = stack.enter_context((place / KEY_NAME).open("rb"))
            return msgspec.json.decode(stream.read(_MAX_FILE_BYTES), type=_KeyFile)
    except (OSError, msgspec.MsgspecError, *DAMAGED_ARCHIVE):
        return None


def _password_key(password: str, salt: bytes, cost: Argon2Cost) -> CatalogueKey:
    """Return the key that a password gives, which encrypts the key of the catalogue."""
    # Imported here, so that plain catalogues are opened faster.
    from argon2.low_level import Type, hash_secret_raw

    secret = hash_secret_raw(
        # The same letters can be entered as different characters.
        unicodedata.normalize("NFC", password).encode(),
        salt,
        time_cost=cost.passes,
        memory_cost=cost.memory_kib,
        parallelism=cost.lanes,
        hash_len=_SECRET_BYTES,
        type=Type.ID,
    )
    return CatalogueKey(salt, secret)


def _wrapped(key: CatalogueKey, password_key: CatalogueKey) -> bytes:
    with _scratch_file() as file:
        with closing(connect(file, key=password_key)) as db, db:
            db.execute(_SMALL_PAGES)
            db.execute("CREATE TABLE key (secret BLOB NOT NULL)")
            db.execute("INSERT INTO key VALUES (?)", [key.secret])
        return file.read_bytes()


def _unwrapped(wrapped: bytes, password_key: CatalogueKey) -> bytes:
    with _scratch_file() as file:
        file.write_bytes(wrapped)
        try:
            with closing(connect(file, key=password_key)) as db:
                db.execute(_SMALL_PAGES)
                return bytes(db.execute("SELECT secret FROM key").fetchone()[0])
        except DatabaseError as error:
            raise WrongPasswordError(
                Message("The password is wrong."), Message("Try again.")
            ) from error


@contextmanager
def _scratch_file() -> Iterator[Path]:
    """Yield a path for a small database; what is written to it is encrypted."""
    with TemporaryDirectory(prefix="vitrine-") as folder:
        yield Path(folder) / "key"


def _damaged(file: Path) -> VitrineError:
    return VitrineError(
        Message("The file {file} is missing or damaged.", file=file),
        Message("Copy it from a backup of the folder, or restore a backup of the catalogue."),
    )
