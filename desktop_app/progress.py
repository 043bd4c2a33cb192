"""How a long job tells how far it is.

A long job is a generator: it yields ``Progress``, returns its result, and is
cancelled by being closed. It knows neither a window nor a terminal.
"""

import time
from collections.abc import Generator
from dataclasses import dataclass
from typing import TypeAlias, TypeVar

from desktop_app.errors import Message


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is.

    Attributes:
        done: units finished.
        total: units in all; 0 while that is not known.
        note: what is being done.
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
    """Estimates the time left of a job from its progress so far."""

    def __init__(self) -> None:
        self._start_s = time.monotonic()

    def seconds_left(self, progress: Progress) -> float | None:
        """Return the seconds left at the average pace; None while unknown."""
        if progress.done <= 0 or progress.total <= 0:
            return None
        elapsed_s = time.monotonic() - self._start_s
        return elapsed_s / progress.done * max(0, progress.total - progress.done)
