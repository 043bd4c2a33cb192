"""The secret key of this computer, by which it recognises the caches that it wrote itself.

A catalogue folder can come from anywhere, and so can the index files in it: a checksum only
tells that they are undamaged. Files that carry no code of this key are rebuilt.
"""

import logging
import secrets
from functools import cache
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.atomic_file import write_atomically

_log = logging.getLogger(__name__)

_FILE_NAME: Final = "cache.key"
_KEY_BYTES: Final = 32


def local_key() -> bytes:
    """Return the key of the user on this computer, 32 bytes; the first call creates it.

    If it can be neither read nor created, a key that lasts until the program ends.
    """
    return _key_in(paths.settings_file().with_name(_FILE_NAME))


@cache
def _key_in(file: Path) -> bytes:
    try:
        return _stored_key(file) or _create_key(file)
    except OSError as error:
        _log.info("caches are rebuilt at every start, %s cannot be used: %s", file, error)
        return secrets.token_bytes(_KEY_BYTES)


def _stored_key(file: Path) -> bytes | None:
    try:
        key = file.read_bytes()
    except FileNotFoundError:
        return None
    return key if len(key) == _KEY_BYTES else None


def _create_key(file: Path) -> bytes:
    file.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(_KEY_BYTES)
    with write_atomically(file, is_private=True) as draft:
        draft.write_bytes(key)
    # Another program may have replaced it in between; all must use the same one.
    return _stored_key(file) or key
