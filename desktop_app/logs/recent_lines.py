"""The last lines of the log file."""

import json
import logging
from collections import deque
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

# The log is the newest file and as many older ones.
BACKUP_COUNT: Final = 3


def recent_lines(file: Path, count: int, *, process: int | None = None) -> list[dict[str, Any]]:
    """Return the last lines of the log, oldest first.

    Args:
        file: the log file; it may be missing.
        count: number of lines at most.
        process: number of the process whose lines are wanted; None for all.
    """
    lines = (line for line in _lines(file) if process in (None, line.get("process")))
    return list(deque(lines, maxlen=count))


def recent_problems(file: Path, count: int) -> list[dict[str, Any]]:
    """Return the last warnings and errors of the log, oldest first."""
    levels = logging.getLevelNamesMapping()
    problems = (
        line
        for line in _lines(file)
        if levels.get(str(line.get("level")), logging.NOTSET) >= logging.WARNING
    )
    return list(deque(problems, maxlen=count))


def as_text(line: Mapping[str, Any]) -> str:
    """Return a line of the log for people: its traceback is indented below."""
    known = ("time", "level", "logger", "process", "event", "traceback")
    fields = [f"{name}={value}" for name, value in line.items() if name not in known]
    first = [str(line.get(name, "")) for name in ("time", "level", "logger", "event")]
    return "\n    ".join([" ".join([*first, *fields]), *line.get("traceback", ())])


def _lines(file: Path) -> Iterator[dict[str, Any]]:
    rotated = [file.with_name(f"{file.name}.{n}") for n in range(BACKUP_COUNT, 0, -1)]
    for one in (*rotated, file):
        try:
            text = one.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue
        for line in text.split("\n"):
            try:
                values = json.loads(line)
            except ValueError:
                continue  # of an earlier version of the program, or cut off by a crash
            if isinstance(values, dict):
                yield values
