"""The errors of writing a file, and the separator of values, for all exports."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError

# Between several values in one cell; an import reads it too.
VALUE_SEPARATOR: Final = "|"


@contextmanager
def write_errors_as_messages(file: Path) -> Iterator[None]:
    """Raise a ``VitrineError`` for every error of the system while a file is written."""
    try:
        yield
    except OSError as error:
        raise VitrineError(
            Message(
                "{file} cannot be written: {reason}.", file=file, reason=error.strerror or error
            ),
            Message("Close the program that has it open, or choose another folder."),
        ) from error
