"""Crashes of native code, noticed by the next start.

While the program runs, it has a locked file, into which ``faulthandler`` writes when native code
crashes. At its end the program deletes this file. A file that is left and not locked any more is
that of a program that has crashed, or was killed; another window that is open keeps its lock.
"""

import faulthandler
import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from desktop_app.logs.error_reports import write_report
from desktop_app.logs.recent_lines import recent_lines

_log = logging.getLogger(__name__)

_LINES: Final = 50


@contextmanager
def running_session(folder: Path, log_file: Path) -> Iterator[None]:
    """Report crashes of earlier sessions, and have one of this session reported.

    Does nothing if ``faulthandler`` is in use already, or if nothing can be written.

    Args:
        folder: of the reports.
        log_file: the log, whose last lines get into a report.
    """
    if faulthandler.is_enabled():
        yield
        return
    file = folder / f"session-{os.getpid()}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _report_earlier(folder, log_file)
        stream = file.open("wb", buffering=0)
    except OSError:
        yield
        return
    with stream:
        is_locked = _lock(stream.fileno())
        if is_locked:
            faulthandler.enable(stream)
        try:
            yield
        finally:
            if is_locked:
                faulthandler.disable()
    with suppress(OSError):
        file.unlink()


def _report_earlier(folder: Path, log_file: Path) -> None:
    """Write a report for each session that native code has ended.

    Raises:
        OSError: the folder cannot be read.
    """
    for file in sorted(folder.glob("session-*.txt")):
        dump = _take(file)
        if dump is None:
            continue
        process = file.stem.removeprefix("session-")
        if dump and process.isdecimal():
            lines = recent_lines(log_file, _LINES, process=int(process))
            write_report(folder, "native code has crashed", dump.splitlines(), lines)
        elif not dump:
            _log.info("an earlier session has been killed")


def _take(file: Path) -> str | None:
    """Return what a session that is over has left, and delete it; None if it is running."""
    try:
        with file.open("r+b") as stream:
            if not _lock(stream.fileno()):
                return None
            dump = stream.read().decode("utf-8", "replace")
            if sys.platform != "win32":
                file.unlink()
        if sys.platform == "win32":
            file.unlink()
    except OSError:
        return None
    return dump.strip()


def _lock(number: int) -> bool:
    """Lock an open file until it is closed; return False if it is locked, or cannot be."""
    if sys.platform == "win32":
        return True  # a file that is open cannot be deleted there
    import fcntl

    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
