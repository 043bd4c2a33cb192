"""The durations of the stages of the recognition pipeline."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, ThreadPoolExecutor
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from desktop_app.domain.answer import Timings

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class StageTimer:
    """Runs stages and records the time of each under its name."""

    def __init__(self) -> None:
        self._start_s = time.perf_counter()
        self._stages: dict[str, float] = {}

    def run(
        self,
        name: str,
        stage: Callable[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Result:
        """Run a stage and return its result."""
        start_s = time.perf_counter()
        result = stage(*args, **kwargs)
        self.add(name, _ms_since(start_s))
        return result

    @contextmanager
    def beside(self, name: str) -> Iterator["StagesBeside"]:
        """Run stages on another thread, beside what the block runs.

        Args:
            name: of the thread.
        """
        with ThreadPoolExecutor(1, thread_name_prefix=name) as thread:
            yield StagesBeside(self, thread)

    def add(self, name: str, ms: float) -> None:
        """Record the time of a stage; a stage in several parts has the sum of them."""
        self._stages[name] = round(self._stages.get(name, 0.0) + ms, 3)

    def timings(self) -> Timings:
        """Return the milliseconds of each stage so far, and since the timer was created.

        The total is less than the sum of the stages if some of them ran at the same time.
        """
        return Timings(dict(self._stages), _ms_since(self._start_s))


class StagesBeside:
    """Runs stages one after the other on a thread.

    Args:
        timer: records their times.
        thread: one thread.
    """

    def __init__(self, timer: StageTimer, thread: Executor) -> None:
        self._timer = timer
        self._thread = thread

    def start(
        self,
        name: str,
        stage: Callable[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Callable[[], Result]:
        """Start a stage after those that were started before.

        Returns:
            A function to be called once, which waits for the result and records the time.
        """

        def timed() -> tuple[Result, float]:
            start_s = time.perf_counter()
            return stage(*args, **kwargs), _ms_since(start_s)

        started = self._thread.submit(timed)

        def wait() -> Result:
            result, ms = started.result()
            self._timer.add(name, ms)
            return result

        return wait


def _ms_since(start_s: float) -> float:
    return round((time.perf_counter() - start_s) * 1000, 3)
