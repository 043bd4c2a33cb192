"""Exceptions described without the values in their texts.

The text of an exception may contain anything: a product's name, a file of the user, an address
with its password. What remains is the type, the code of an error of the system or of the
database, the text if it is known to name parts of programs only, and where it was raised.
"""

import errno
import os
import re
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from desktop_app.errors import VitrineError

_PROGRAM: Final = Path(__file__).resolve().parents[2]
_MAX_FRAMES: Final = 40
# Their texts, if they are exactly of this type, come from Python and name types and attributes.
_TELLING: Final = frozenset(
    {
        AttributeError,
        ImportError,
        IndexError,
        MemoryError,
        ModuleNotFoundError,
        NameError,
        NotImplementedError,
        RecursionError,
        TypeError,
        UnboundLocalError,
        ZeroDivisionError,
    }
)
# A quotation, or a word with a separator of folders or of an address.
_VALUE: Final = re.compile(r"'[^']*'|\"[^\"]*\"|“[^”]*”|['\"“]|\S*[/\\]\S*")
_IDENTIFIER: Final = re.compile(r"[A-Za-z_][\w.]*\Z", re.ASCII)


def describe_error(error: BaseException) -> str:
    """Return the type of an exception and what is known to be harmless of its text."""
    parts = [type(error).__name__, _harmless_text(error)]
    cause = error.__cause__
    if isinstance(error, VitrineError) and cause is not None and cause is not error:
        parts.append(f"(because of {describe_error(cause)})")
    return " ".join(part for part in parts if part)


def describe_traceback(error: BaseException) -> list[str]:
    """Return where an exception and its causes were raised, the first cause first.

    Files are relative to the program, or to the folder of the installed packages.
    """
    lines: list[str] = []
    for one in reversed(list(_chain(error))):
        frames = traceback.extract_tb(one.__traceback__, limit=-_MAX_FRAMES)
        for frame in frames:
            lines.append(f'File "{_short(frame.filename)}", line {frame.lineno}, in {frame.name}')
            if frame.line:
                lines.append(f"  {frame.line}")
        lines.append(describe_error(one))
    return lines


def without_values(text: str) -> str:
    """Return a text up to its first path, address or quotation that is no identifier.

    What follows a path may belong to it, because names of files contain blanks.
    """
    ends = [
        found.start()
        for found in _VALUE.finditer(text)
        if not _IDENTIFIER.match(found.group()[1:-1])
    ]
    return f"{text[: ends[0]]}…" if ends else text


def _harmless_text(error: BaseException) -> str:
    if isinstance(error, VitrineError):
        return f"“{error.message.template}”"
    if isinstance(error, OSError) and error.errno is not None:
        code = errno.errorcode.get(error.errno, str(error.errno))
        return f"{code} ({os.strerror(error.errno)})"
    if name := getattr(error, "sqlite_errorname", ""):
        return str(name)
    return without_values(str(error)) if type(error) in _TELLING else ""


def _chain(error: BaseException) -> Iterator[BaseException]:
    """Yield an exception and those that have led to it, the newest first."""
    seen: set[int] = set()
    one: BaseException | None = error
    while one is not None and id(one) not in seen:
        seen.add(id(one))
        yield one
        one = one.__cause__ or (None if one.__suppress_context__ else one.__context__)


def _short(file: str) -> str:
    for folder in (_PROGRAM, *map(Path, sys.path)):
        if folder.is_absolute() and Path(file).is_relative_to(folder):
            return Path(file).relative_to(folder).as_posix()
    return Path(file).name
