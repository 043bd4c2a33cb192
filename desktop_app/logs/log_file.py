"""The log file: rotated, and written on a thread of its own.

A slow disk must not stall the window, so a line is only put into a queue. If nothing can be
written, lines are dropped; logging never raises and prints nothing.
"""

import logging
import logging.handlers
import os
import queue
import sys
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from typing import Any, Final

from desktop_app.logs.error_reports import ErrorReportHandler
from desktop_app.logs.log_lines import LogLineFormatter
from desktop_app.logs.recent_lines import BACKUP_COUNT
from desktop_app.visible_text import one_line, visible_lines

MAX_BYTES: Final = 1_000_000
_MAX_WAITING: Final = 10_000
_TERMINAL_FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"


class LogHandler(logging.handlers.QueueHandler):
    """Formats lines where they are logged and has a thread write them.

    Formatting here, and not on the thread, keeps exceptions and what they refer to, such as
    objects of Qt, on the thread that they belong to.

    Args:
        file: the log file; its folder is created.
        reports: folder of the reports about unexpected errors; None to write none.
    """

    def __init__(self, file: Path, reports: Path | None = None) -> None:
        self._lines: queue.Queue[logging.LogRecord] = queue.Queue(_MAX_WAITING)
        super().__init__(self._lines)
        self.setFormatter(LogLineFormatter())
        targets: list[logging.Handler] = [_RotatedFile(file)]
        if reports is not None:
            targets.append(ErrorReportHandler(reports))
        self._targets = targets
        self._writer = logging.handlers.QueueListener(
            self._lines, *targets, respect_handler_level=True
        )
        self._writer.start()
        self._is_open = True

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line: too many are waiting."""

    def close(self) -> None:
        """Write what waits and end the thread; called when the program ends, too."""
        if self._is_open:
            self._is_open = False
            self._writer.stop()
            for target in self._targets:
                # What a full disk has not taken is lost.
                with suppress(OSError):
                    target.close()
        super().close()


class _RotatedFile(logging.handlers.RotatingFileHandler):
    """Appends to a file that only the user may read."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            file, maxBytes=MAX_BYTES, backupCount=BACKUP_COUNT, encoding="utf-8", delay=True
        )

    def doRollover(self) -> None:
        """Begin a new file; go on with the old one if another program has it open.

        Raises:
            OSError: the old one is too large, too; the line is dropped.
        """
        try:
            super().doRollover()
        except OSError:
            stream = self.stream = self._open()
            if stream.tell() > (1 + BACKUP_COUNT) * MAX_BYTES:
                raise

    def handleError(self, record: logging.LogRecord) -> None:
        """Drop the line: the disk is full, or the folder cannot be written to."""

    def _open(self) -> "TextIOWrapper[Any]":
        folder = Path(self.baseFilename).parent
        folder.mkdir(parents=True, exist_ok=True)
        number = os.open(self.baseFilename, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        return os.fdopen(number, "a", encoding=self.encoding)


class _TerminalFormatter(logging.Formatter):
    """Keeps names of files and products from controlling the terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record, with its traceback on lines of their own."""
        return visible_lines(super().format(record))

    def formatMessage(self, record: logging.LogRecord) -> str:
        """Return the first line."""
        return one_line(super().formatMessage(record))


def start_logging(file: Path, *, reports: Path | None = None, verbose: bool = False) -> None:
    """Log to a file; with ``verbose`` to standard error as well, there with all values.

    What an earlier call has started is ended.

    Args:
        file: the log file.
        reports: folder of the reports about unexpected errors; None to write none.
        verbose: whether to log to the terminal, too.
    """
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for handler in root.handlers[:]:
        if isinstance(handler, LogHandler):
            root.removeHandler(handler)
            handler.close()
    root.addHandler(LogHandler(file, reports))
    if verbose:
        terminal = logging.StreamHandler(sys.stderr)
        terminal.setFormatter(_TerminalFormatter(_TERMINAL_FORMAT))
        root.addHandler(terminal)
