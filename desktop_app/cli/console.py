"""Output to the terminal: lines, JSON, errors, and the progress of a job."""

import json
import sys
from collections.abc import Iterable
from typing import Any, Final, TypeVar

from desktop_app.progress import Job, Progress, RemainingTime
from desktop_app.visible_text import as_json_text, one_line

Result = TypeVar("Result")

_PROGRESS_WIDTH: Final = 70


def print_lines(lines: Iterable[str]) -> None:
    """Print lines for people, each as one line that the terminal only shows."""
    print("\n".join(map(one_line, lines)))


def print_json(value: Any) -> None:
    """Print a value as one line of JSON."""
    print(as_json_text(json.dumps(value, ensure_ascii=False)), flush=True)


def print_error(message: str) -> None:
    """Print one line to standard error, after the program's name."""
    print_note(f"vitrine: {message}")


def print_note(text: str) -> None:
    """Print one line to standard error."""
    print(one_line(text), file=sys.stderr)


def run_job(job: Job[Result]) -> Result:
    """Run a job to its end and return its result; show its progress on a terminal."""
    remaining = RemainingTime()
    is_terminal = sys.stderr.isatty()
    try:
        while True:
            progress = next(job)
            if is_terminal and progress.total:
                _overwrite_line(_progress_line(progress, remaining.seconds_left(progress)))
    except StopIteration as end:
        result: Result = end.value
        return result
    finally:
        job.close()
        if is_terminal:
            _overwrite_line("")
            print("\r", end="", file=sys.stderr, flush=True)


def _progress_line(progress: Progress, seconds_left: float | None) -> str:
    left = "" if seconds_left is None else f", {seconds_left:.0f} s left"
    return one_line(f"{progress.note} {progress.done}/{progress.total}{left}")


def _overwrite_line(text: str) -> None:
    print(f"\r{text:<{_PROGRESS_WIDTH}}", end="", file=sys.stderr, flush=True)
