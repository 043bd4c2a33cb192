"""The durations of the stages of the recognition pipeline."""

import time
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from desktop_app.domain.answer import Timings

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")


class StageTimer:
    """Runs stages one after the other and records the time of each under its name."""

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

    def timings(self) -> Timings:
        """Return the milliseconds of each stage so far, and of all together."""
        return Timings(dict(self._stages), _ms_since(self._start_s))


def _ms_since(start_s: float) -> float:
    return round((time.perf_counter() - start_s) * 1000, 3)
