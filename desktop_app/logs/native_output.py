"""What native libraries print to standard error."""

import os
import sys

_STANDARD_ERROR = 2


def silence_native_output() -> None:
    """Keep standard error for the program's own lines.

    Decoders and drivers print to the descriptor itself, about damaged pictures for example.
    It leads nowhere from now on, and ``sys.stderr`` to where it led before.
    """
    stream = sys.__stderr__
    if stream is None or sys.stderr is not stream or stream.fileno() != _STANDARD_ERROR:
        return  # somebody has replaced it, such as a test
    stream.flush()
    sys.stderr = open(  # noqa: PTH123, SIM115 - a descriptor, kept open
        os.dup(_STANDARD_ERROR), "w", encoding="utf-8", errors="backslashreplace", buffering=1
    )
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_ERROR)
    os.close(nowhere)
