"""Exit statuses of the ``vitrine`` command."""

from enum import IntEnum


class ExitStatus(IntEnum):
    """What the shell gets; part of the command line's contract."""

    OK = 0
    INPUT_ERROR = 1
    USAGE_ERROR = 2
    INTERNAL_ERROR = 3
    INTERRUPTED = 130
