"""Reports about unexpected errors and crashes: text files that the next start shows once.

A report has versions, the traceback and the last lines of the log, and nothing that belongs to
the user. Only the newest reports are kept.
"""

import json
import logging
from collections import deque
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from desktop_app.logs.recent_lines import as_text
from desktop_app.logs.system_facts import shorten_paths, system_facts

_MAX_REPORTS: Final = 10
_MAX_REPORTS_PER_SESSION: Final = 5
_LINES: Final = 50
# Frames of a traceback that tell one error from another.
_TELLING_LINES: Final = 5
_NEW: Final = ".new.txt"
_SHOWN: Final = ".txt"


class ErrorReportHandler(logging.Handler):
    """Writes a report for each error with a traceback, but not for the same one again.

    Args:
        folder: of the reports; created when one is written.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._lines: deque[dict[str, Any]] = deque(maxlen=_LINES)
        self._seen: set[tuple[str, ...]] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Note a line that ``LogLineFormatter`` has formatted, and report its error."""
        line: dict[str, Any] = json.loads(record.msg)
        traceback = line.get("traceback")
        if record.levelno >= logging.ERROR and traceback:
            error = tuple(traceback[-_TELLING_LINES:])
            if error not in self._seen and len(self._seen) < _MAX_REPORTS_PER_SESSION:
                self._seen.add(error)
                write_report(self._folder, str(line["event"]), traceback, self._lines)
        self._lines.append(line)


def write_report(
    folder: Path, what: str, traceback: Iterable[str], lines: Iterable[Mapping[str, Any]]
) -> Path | None:
    """Write a report, and delete the oldest ones.

    Args:
        folder: of the reports; created if it is missing.
        what: has happened.
        traceback: lines of it.
        lines: the last lines of the log before.

    Returns:
        The file; None if it cannot be written.
    """
    now = datetime.now(UTC)
    lines = list(lines)
    facts = {"time": f"{now:%Y-%m-%dT%H:%M:%SZ}", **system_facts(), "device": _device(lines)}
    text = "\n".join(
        [
            f"Vitrine: {what}",
            "",
            *(f"{name}: {value}" for name, value in facts.items()),
            "",
            *traceback,
            "",
            "Last lines of the log:",
            *map(as_text, lines),
            "",
        ]
    )
    file = folder / f"report-{now:%Y%m%d-%H%M%S-%f}{_NEW}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file.touch(mode=0o600)
        file.write_text(shorten_paths(text), encoding="utf-8")
        for old in reports(folder)[:-_MAX_REPORTS]:
            old.unlink(missing_ok=True)
    except OSError:
        return None
    return file


def reports(folder: Path) -> list[Path]:
    """Return all reports, the oldest first."""
    return sorted(folder.glob(f"report-*{_SHOWN}"))


def take_new_reports(folder: Path) -> list[Path]:
    """Return the reports that have not been shown yet, oldest first.

    From now on they count as shown. Another window gets others.
    """
    taken: list[Path] = []
    for file in sorted(folder.glob(f"report-*{_NEW}")):
        with suppress(OSError):
            taken.append(file.rename(file.with_name(file.name.removesuffix(_NEW) + _SHOWN)))
    return taken


def _device(lines: Iterable[Mapping[str, Any]]) -> str:
    """Return the device of the model, which is logged when the model has been loaded."""
    return next((str(line["device"]) for line in reversed(list(lines)) if "device" in line), "")
