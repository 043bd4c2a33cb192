"""Lanes: threads that do work off the GUI thread, one job after another.

A lane is one worker thread. It runs short calls and long jobs (generators)
cooperatively: between two steps of a job the waiting calls run first, so a photo
is answered during an import, and then the jobs that only read. The worker knows no
``Task``: it emits one queued signal with a number, and on the GUI thread the lane
passes the report on to the task of that number.
"""

import itertools
import logging
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.progress import Job
from desktop_app.ui.background.task import Outcome, Task

_log = logging.getLogger(__name__)

_REPORT_EVERY_S: Final = 0.05
Result = TypeVar("Result")
AnyWork = TypeVar("AnyWork", bound="_Work")


class _Work(ABC):
    """A task as the worker thread sees it; it holds no QObject.

    Attributes:
        is_write: whether it runs even if it is cancelled.
    """

    def __init__(self, number: int, *, is_write: bool = False) -> None:
        self.number = number
        self.is_write = is_write
        self.cancelled = threading.Event()

    @abstractmethod
    def advance(self) -> tuple[Outcome, object]:
        """Run the next step; return its outcome and the value to report."""

    def close(self) -> None:  # noqa: B027 - a call has nothing to close
        """Let work that has started clean up."""


class _CallWork(_Work):
    def __init__(
        self, number: int, function: Callable[[], object], *, is_write: bool = False
    ) -> None:
        super().__init__(number, is_write=is_write)
        self._function = function

    def advance(self) -> tuple[Outcome, object]:
        return "succeeded", self._function()


class _JobWork(_Work):
    def __init__(
        self, number: int, function: Callable[[], Job[object]], queue: "deque[_JobWork]"
    ) -> None:
        super().__init__(number)
        self._function = function
        self.queue = queue
        self._job: Job[object] | None = None
        self._reported_s = -_REPORT_EVERY_S

    def advance(self) -> tuple[Outcome, object]:
        if self._job is None:
            self._job = self._function()
        try:
            progress = next(self._job)
        except StopIteration as end:
            return "succeeded", end.value
        now_s = time.monotonic()
        if now_s - self._reported_s < _REPORT_EVERY_S:
            return "progressed", None
        self._reported_s = now_s
        return "progressed", progress

    def close(self) -> None:
        if self._job is not None:
            self._job.close()


class Lane(QObject):
    """A worker thread with queues of calls, of reading jobs and of other jobs.

    Args:
        name: of the thread.
        parent: owns the lane.
        explain: called on the lane with each error; returns the one to report.
    """

    _reported = Signal(int, str, object)

    def __init__(
        self,
        name: str,
        parent: QObject | None = None,
        *,
        explain: Callable[[Exception], Exception] = lambda error: error,
    ) -> None:
        super().__init__(parent)
        self._explain = explain
        self._numbers = itertools.count(1)
        self._tasks: dict[int, Task[Any]] = {}
        self._calls: deque[_Work] = deque()
        self._reading_jobs: deque[_JobWork] = deque()
        self._jobs: deque[_JobWork] = deque()
        self._wake = threading.Condition()
        self._is_stopping = False
        self._last_call: Callable[[], None] | None = None
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        # A daemon: work that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._work_until_stopped, name=name, daemon=True)
        self._thread.start()

    @property
    def is_stopping(self) -> bool:
        """Whether the lane takes no more work."""
        return self._is_stopping

    def run(self, function: Callable[[], Result]) -> Task[Result]:
        """Run a short function, before the next step of a job."""
        return self._enqueue(_CallWork(next(self._numbers), function), self._calls)

    def run_write(self, function: Callable[[], Result]) -> Task[Result]:
        """Run a short function that saves the user's work.

        It runs even if its task is cancelled, and before the lane ends.
        """
        return self._enqueue(_CallWork(next(self._numbers), function, is_write=True), self._calls)

    def run_job(self, function: Callable[[], Job[Result]]) -> Task[Result]:
        """Run the job that ``function`` returns, after the jobs that wait already."""
        work = _JobWork(next(self._numbers), function, self._jobs)
        return self._enqueue(work, self._jobs)

    def run_reading_job(self, function: Callable[[], Job[Result]]) -> Task[Result]:
        """Run a job that changes nothing, before the next step of the other jobs."""
        work = _JobWork(next(self._numbers), function, self._reading_jobs)
        return self._enqueue(work, self._reading_jobs)

    def cancel_all(self) -> None:
        """Cancel everything that runs or waits."""
        for task in self._tasks.values():
            task.cancel()

    def stop(self, last_call: Callable[[], None] | None = None, *, wait_s: float = 10.0) -> bool:
        """Cancel all work but writes, run ``last_call`` on the lane and end the thread.

        Returns:
            False if the thread has not ended within ``wait_s``.
        """
        with self._wake:
            self._is_stopping = True
            self._last_call = last_call
            self.cancel_all()
            self._wake.notify()
        self._thread.join(wait_s)
        unfinished, self._tasks = self._tasks, {}
        for task in unfinished.values():
            task.report("cancelled", None)
        return not self._thread.is_alive()

    def _enqueue(self, work: AnyWork, queue: deque[AnyWork]) -> Task[Any]:
        task: Task[Any] = Task(work.cancelled, self)
        self._tasks[work.number] = task
        with self._wake:
            queue.append(work)
            self._wake.notify()
        return task

    @Slot(int, str, object)
    def _on_reported(self, number: int, outcome: Outcome, value: object) -> None:
        task = self._tasks.get(number)
        if task is None:
            return
        if outcome != "progressed":
            del self._tasks[number]
        task.report(outcome, value)

    # The methods below run on the worker thread.

    def _work_until_stopped(self) -> None:
        while (work := self._next_work()) is not None:
            self._advance(work)
            # Release what the work refers to before the thread waits.
            del work
        for work in self._current_jobs():
            self._run_safely(work.close)
        if self._last_call is not None:
            self._run_safely(self._last_call)

    def _next_work(self) -> _Work | None:
        with self._wake:
            self._wake.wait_for(
                lambda: self._is_stopping or self._calls or self._reading_jobs or self._jobs
            )
            if self._is_stopping:
                return self._next_write()
            jobs = self._current_jobs()
            # A cancelled job cleans up before a call can close what the job works on.
            cancelled = next((work for work in jobs if work.cancelled.is_set()), None)
            if cancelled is not None:
                return cancelled
            return self._calls.popleft() if self._calls else jobs[0]

    def _current_jobs(self) -> list[_JobWork]:
        """Return the jobs that may have started: the first of each queue, most urgent first."""
        return [queue[0] for queue in (self._reading_jobs, self._jobs) if queue]

    def _next_write(self) -> _Work | None:
        """Return the next write of the queue; other calls are dropped."""
        while self._calls:
            work = self._calls.popleft()
            if work.is_write:
                return work
        return None

    def _advance(self, work: _Work) -> None:
        value: object = None
        if work.cancelled.is_set() and not work.is_write:
            self._run_safely(work.close)
            outcome: Outcome = "cancelled"
        else:
            outcome, value = self._run_step(work)
        is_over = outcome != "progressed"
        if is_over and isinstance(work, _JobWork):
            work.queue.popleft()
        if (is_over or value is not None) and not self._is_stopping:
            self._reported.emit(work.number, outcome, value)

    def _run_step(self, work: _Work) -> tuple[Outcome, object]:
        try:
            return work.advance()
        except Exception as error:  # noqa: BLE001 - reported to its task; the lane goes on
            if work.is_write and work.cancelled.is_set():
                # Nobody listens to the task any more.
                _log.exception("a change could not be saved")
            return "failed", self._explain(error)

    @staticmethod
    def _run_safely(function: Callable[[], None]) -> None:
        try:
            function()
        except Exception:  # noqa: BLE001 - the lane goes on
            _log.exception("cleaning up failed")
