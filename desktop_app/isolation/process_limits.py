"""The limits that a child process gives itself, and the memory that is free.

POSIX has limits of a process: of its private memory, and a timer of its processor time that
ends it whatever its libraries are doing. Without them, on Windows, the program's own limit of
time remains, and the limits of pixels and cells.
"""

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

_STATUS: Final = Path("/proc/self/status")
_MEMORY: Final = Path("/proc/meminfo")


def limit_memory(more_bytes: int) -> None:
    """Let this process use at most ``more_bytes`` of private memory beyond what it has."""
    if sys.platform == "win32":
        return
    import resource

    with suppress(OSError, ValueError):
        limit = _field(_STATUS, "VmData") + more_bytes
        resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
    with suppress(OSError, ValueError):
        # A crash is expected here, and its memory need not fill the disk.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def limit_processor_time(seconds: float) -> None:
    """End this process after so much processor time from now; 0 takes the limit away."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_PROF, seconds)


def limit_idle_time(seconds: float) -> None:
    """End this process when so much time has passed; 0 takes the limit away."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def is_time_limit(exit_status: int) -> bool:
    """Return whether ``limit_processor_time`` has ended a process."""
    return sys.platform != "win32" and exit_status == -signal.SIGPROF


def free_memory_bytes() -> int | None:
    """Return the memory that is free or could be freed at once; None if not known."""
    with suppress(OSError, ValueError, KeyError):
        return _field(_MEMORY, "MemAvailable")
    with suppress(OSError, ValueError, AttributeError):
        return os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return None


def _field(file: Path, name: str) -> int:
    """Return a value in bytes of a file of the kernel, whose lines are ``name: value kB``."""
    for line in file.read_text(encoding="ascii").splitlines():
        key, _, value = line.partition(":")
        if key == name:
            return int(value.split()[0]) << 10
    raise KeyError(name)
