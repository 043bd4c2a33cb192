"""The errors of a computer that has too little memory."""

import errno
from typing import Final

from desktop_app.errors import Message, VitrineError

# What Python, the system's loader of libraries and native libraries say where they raise an
# error that is not about memory alone.
_SAYINGS: Final = (
    *("can't start new thread", "failed to map segment", "cannot allocate memory"),
    *("bad_alloc", "bad allocation", "insufficient memory", "failed to allocate memory"),
)


def is_out_of_memory(error: BaseException) -> bool:
    """Return whether an error means that there is not enough memory."""
    if isinstance(error, MemoryError):
        return True
    if isinstance(error, OSError):
        return error.errno == errno.ENOMEM
    return any(saying in str(error).lower() for saying in _SAYINGS)


def out_of_memory_error() -> VitrineError:
    """Return the error for too little memory."""
    return VitrineError(
        Message("There is not enough memory."),
        Message("Close other programs, then try again."),
    )
