"""Progress of long jobs.

A long job is a generator that yields ``Progress`` and returns its result; closing it
cancels the job. It depends neither on the window nor on the terminal.
"""

import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """Progress of a job.

    Attributes:
        done: number of finished units.
        total: number of all units; 0 if unknown.
        note: current activity.
    """

    done: int
    total: int
    note: Message


Result = TypeVar("Result")
Job: TypeAlias = Generator[Progress, None, Result]


def finish(job: Job[Result]) -> Result:
    """Run a job to its end and return its result."""
    while True:
        try:
            next(job)
        except StopIteration as end:
            result: Result = end.value
            return result


class RemainingTime:
    """Estimates the remaining time of a job, from its average speed since the start."""

    def __init__(self) -> None:
        self._start_s = time.monotonic()

    def seconds_left(self, progress: Progress) -> float | None:
        """Return the estimated seconds; None if they cannot be estimated yet."""
        if progress.done <= 0 or progress.total <= 0:
            return None
        elapsed_s = time.monotonic() - self._start_s
        return elapsed_s / progress.done * max(0, progress.total - progress.done)
