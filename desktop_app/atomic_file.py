"""Files that are replaced as a whole, or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def write_atomically(target: Path) -> Iterator[Path]:
    """Yield a path to write to; at the end of the block this file replaces ``target``.

    If an error leaves the block, ``target`` stays as it was.
    """
    draft = target.with_name(f"{target.name}-{secrets.token_hex(4)}")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
