"""The identity of a table, by which its later versions are recognised."""

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_app.domain.picture import PictureOrigin

# Tables with fewer columns are lists of further pictures, each with the same headings.
_MIN_HEADINGS: Final = 3


def table_origin(file: Path, headings: Sequence[str]) -> PictureOrigin:
    """Return the origin of the pictures that a table names.

    Shops export their products under a new name every week, with the same headings.
    """
    names = sorted({heading.casefold() for heading in headings if heading})
    if len(names) < _MIN_HEADINGS:
        return PictureOrigin(str(file))
    digest = hashlib.blake2b("\0".join(names).encode(), digest_size=16).hexdigest()
    return PictureOrigin(str(file), digest)
