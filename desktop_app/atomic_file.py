"""Files that are there whole, or not at all."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def write_atomically(target: Path) -> Iterator[Path]:
    """Give a path to write to, whose file takes the place of ``target`` at the end.

    What is cut off by an error or a cancel leaves ``target`` as it was.
    """
    draft = target.with_name(f"{target.name}-{secrets.token_hex(4)}")
    try:
        yield draft
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
