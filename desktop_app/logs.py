"""Logging to a rotated file and, on request, to standard error."""

import logging
import logging.handlers
import os
import sys
from pathlib import Path

_STANDARD_ERROR = 2
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_logging(file: Path, *, verbose: bool = False) -> None:
    """Log to a file; with ``verbose`` to standard error as well.

    If the folder cannot be created, there is no log file, and no error.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=3, encoding="utf-8", delay=True
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter(_FORMAT))
    root.addHandler(handler)
    if verbose:
        terminal = logging.StreamHandler(sys.stderr)
        terminal.setFormatter(logging.Formatter(_FORMAT))
        root.addHandler(terminal)


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
