"""The photos that a user names: those of days, of a station, or one photo."""

import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app.domain.forgetting import ForgetScope
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.recognition.photo_decoding import decode_photo
from desktop_app.errors import Message, VitrineError
from desktop_app.input_file import require_ordinary_file

_HASH: Final = re.compile(r"[0-9a-f]{32}")


def scope_of_days(first: date | None, last: date | None, station: str = "") -> ForgetScope:
    """Return the photos of some days in the time zone of this computer.

    Args:
        first: the first day; None for any.
        last: the last day, which is included; None for any.
        station: name of the computer that has written them; empty for any.

    Raises:
        VitrineError: the last day is before the first one.
    """
    if first is not None and last is not None and last < first:
        raise VitrineError(
            Message("The last day is before the first one."), Message("Exchange the two.")
        )
    return ForgetScope(
        None if first is None else _start_of(first),
        None if last is None else _start_of(last + timedelta(days=1)),
        station,
    )


def scope_of_photo(name: str) -> ForgetScope:
    """Return one photo, by its file or by its hash.

    A photo is known by its file as the program has written or read it, and by the pixels of the
    photo that was confirmed.

    Args:
        name: 32 hexadecimal digits, or the path of a file.

    Raises:
        VitrineError: there is no such file, or it cannot be read.
    """
    if _HASH.fullmatch(name):
        return ForgetScope(hashes=frozenset((name,)))
    file = Path(name)
    return ForgetScope(hashes=hashes_of_file(file))


def hashes_of_file(file: Path) -> frozenset[str]:
    """Return the hashes that the program may know a photo by.

    Raises:
        VitrineError: there is no such file, or it cannot be read.
    """
    if not file.is_file():
        raise VitrineError(
            Message("There is no photo {name}.", name=file),
            Message("Name a file, or the 32 letters and digits of its hash."),
        )
    require_ordinary_file(file)
    try:
        hashes = {content_hash(file.read_bytes())}
    except OSError as error:
        raise VitrineError(
            Message("{name} cannot be read: {reason}.", name=file.name, reason=error.strerror),
            Message("Check that the file is there and that you may read it."),
        ) from error
    # A damaged file is still known by its contents.
    with suppress(VitrineError):
        hashes.add(content_hash(np.ascontiguousarray(decode_photo(file)).tobytes()))
    # The program names its own photos by their hash or key.
    if _HASH.fullmatch(file.stem):
        hashes.add(file.stem)
    return frozenset(hashes)


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time()).astimezone().astimezone(UTC)
