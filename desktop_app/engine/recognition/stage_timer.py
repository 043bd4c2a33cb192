"""The durations of the stages of the recognition pipeline."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
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
        self._stages[name] = _ms_since(start_s)
        return result

    @contextmanager
    def beside(
        self,
        name: str,
        stage: Callable[Parameters, Result],
        *args: Parameters.args,
        **kwargs: Parameters.kwargs,
    ) -> Iterator[Callable[[], Result]]:
        """Run a stage on another thread, beside what the block runs.

        Yields:
            A function that waits for its result; the time of the stage is recorded then.
        """

        def timed() -> tuple[Result, float]:
            start_s = time.perf_counter()
            return stage(*args, **kwargs), _ms_since(start_s)

        with ThreadPoolExecutor(1, thread_name_prefix=name) as thread:
            started = thread.submit(timed)

            def wait() -> Result:
                result, self._stages[name] = started.result()
                return result

            yield wait

    def timings(self) -> Timings:
        """Return the milliseconds of each stage so far, and since the timer was created.

        The total is less than the sum of the stages if some of them ran at the same time.
        """
        return Timings(dict(self._stages), _ms_since(self._start_s))


def _ms_since(start_s: float) -> float:
    return round((time.perf_counter() - start_s) * 1000, 3)
