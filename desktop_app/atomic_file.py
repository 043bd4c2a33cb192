"""Files that are replaced as a whole, or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

# Read and written by the owner only.
PRIVATE_MODE: Final = 0o600


@contextmanager
def write_atomically(target: Path, *, is_private: bool = False) -> Iterator[Path]:
    """Yield a path to write to; at the end of the block this file replaces ``target``.

    If an error leaves the block, ``target`` stays as it was.

    Args:
        target: the file.
        is_private: whether only the user may read it; the path then exists already, empty.
            On Windows the folder decides.
    """
    draft = target.with_name(f"{target.name}-{secrets.token_hex(4)}")
    try:
        if is_private:
            os.close(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_MODE))
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
