"""Work off the GUI thread: lanes, their tasks, and the latest of a kind.

A lane is one worker thread. It runs short calls and long jobs (generators)
cooperatively: between two steps of a job the calls that wait run first, so a
photo is answered during an import. The worker knows no task; it emits one
queued signal with a number, and the task of that number, which lives on the
GUI thread, tells everyone else.
"""

import itertools
import logging
import threading
import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from typing import Any, Final, Literal, TypeAlias

from PySide6.QtCore import QObject, Qt, Signal, Slot

from desktop_app.progress import Job

_log = logging.getLogger(__name__)

_REPORT_EVERY_S: Final = 0.05
_News: TypeAlias = Literal["progressed", "succeeded", "failed", "cancelled"]


class _Work(ABC):
    """What the worker thread knows of a task; it holds no QObject."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.is_cancelled = threading.Event()

    @abstractmethod
    def advance(self) -> tuple[_News, object]:
        """Do the next piece of the work and tell what came of it."""

    def close(self) -> None:  # noqa: B027 - a call has nothing to close
        """Let work that was begun clean up behind itself."""


class _CallWork(_Work):
    def __init__(self, number: int, function: Callable[[], object]) -> None:
        super().__init__(number)
        self._function = function

    def advance(self) -> tuple[_News, object]:
        return "succeeded", self._function()


class _JobWork(_Work):
    def __init__(self, number: int, function: Callable[[], Job[Any]]) -> None:
        super().__init__(number)
        self._function = function
        self._job: Job[Any] | None = None
        self._reported_s = -_REPORT_EVERY_S

    def advance(self) -> tuple[_News, object]:
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


class Task(QObject):
    """One call or job as the GUI thread sees it.

    Signals:
        progressed: a ``Progress``, at most some twenty times a second.
        succeeded: the result.
        failed: the exception.
        finished: always, once, last; after ``cancel`` it is the only one.
    """

    progressed = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    finished = Signal()

    def __init__(self, work: _Work, parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def cancel(self) -> None:
        """End the work at its next step; a call that runs is left to its end, unheard."""
        self._work.is_cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether nobody wants the result any more."""
        return self._work.is_cancelled.is_set()

    def tell(self, news: _News, value: object) -> None:
        """Pass on what the worker reported; only the lane calls this."""
        if not self.is_cancelled:
            if news == "progressed":
                self.progressed.emit(value)
            elif news == "succeeded":
                self.succeeded.emit(value)
            elif news == "failed":
                self.failed.emit(value)
        if news != "progressed":
            self.finished.emit()
            # Deleted here and now by Qt, and not by a garbage collection on another thread.
            self.deleteLater()


class Lane(QObject):
    """A worker thread and the work that waits for it."""

    _reported = Signal(int, str, object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._numbers = itertools.count(1)
        self._tasks: dict[int, Task] = {}
        self._calls: deque[_Work] = deque()
        self._jobs: deque[_Work] = deque()
        self._wake = threading.Condition()
        self._is_stopping = False
        self._farewell: Callable[[], None] | None = None
        self._reported.connect(self._on_reported, Qt.ConnectionType.QueuedConnection)
        # A daemon: work that hangs must not keep the program from ending.
        self._thread = threading.Thread(target=self._work_until_stopped, name=name, daemon=True)
        self._thread.start()

    def call(self, function: Callable[[], object]) -> Task:
        """Run a short function; it goes before the next step of a job."""
        return self._enqueue(_CallWork(next(self._numbers), function), self._calls)

    def run(self, function: Callable[[], Job[Any]]) -> Task:
        """Run the job that ``function`` makes; jobs run one after another."""
        return self._enqueue(_JobWork(next(self._numbers), function), self._jobs)

    def cancel_all(self) -> None:
        """Cancel everything that runs or waits."""
        for task in self._tasks.values():
            task.cancel()

    def stop(self, farewell: Callable[[], None] | None = None, *, wait_s: float = 10.0) -> bool:
        """End the thread: what runs is cancelled, ``farewell`` runs last, on the lane.

        Returns:
            False when the thread did not come back within ``wait_s``.
        """
        with self._wake:
            self._is_stopping = True
            self._farewell = farewell
            self.cancel_all()
            self._wake.notify()
        self._thread.join(wait_s)
        left, self._tasks = self._tasks, {}
        for task in left.values():
            task.tell("cancelled", None)
        return not self._thread.is_alive()

    def _enqueue(self, work: _Work, queue: deque[_Work]) -> Task:
        task = Task(work, self)
        self._tasks[work.number] = task
        with self._wake:
            queue.append(work)
            self._wake.notify()
        return task

    @Slot(int, str, object)
    def _on_reported(self, number: int, news: _News, value: object) -> None:
        task = self._tasks.get(number)
        if task is None:
            return
        if news != "progressed":
            del self._tasks[number]
        task.tell(news, value)

    # From here on: the worker thread.

    def _work_until_stopped(self) -> None:
        while (work := self._next_work()) is not None:
            self._advance(work)
            # What it was made of is not held until the next work comes.
            del work
        if self._jobs:
            self._close_quietly(self._jobs[0].close)
        if self._farewell is not None:
            self._close_quietly(self._farewell)

    def _next_work(self) -> _Work | None:
        with self._wake:
            self._wake.wait_for(lambda: self._is_stopping or self._calls or self._jobs)
            if self._is_stopping:
                return None
            # A cancelled job cleans up before a call can take away what it works on.
            if self._jobs and self._jobs[0].is_cancelled.is_set():
                return self._jobs[0]
            return self._calls.popleft() if self._calls else self._jobs[0]

    def _advance(self, work: _Work) -> None:
        value: object = None
        if work.is_cancelled.is_set():
            self._close_quietly(work.close)
            news = "cancelled"
        else:
            try:
                news, value = work.advance()
            except Exception as error:  # noqa: BLE001 - it belongs to its task; the lane goes on
                news, value = "failed", error
        is_over = news != "progressed"
        if is_over and isinstance(work, _JobWork):
            self._jobs.popleft()
        if (is_over or value is not None) and not self._is_stopping:
            self._reported.emit(work.number, news, value)

    @staticmethod
    def _close_quietly(function: Callable[[], None]) -> None:
        try:
            function()
        except Exception:  # noqa: BLE001 - as above
            _log.exception("cleaning up failed")


class Latest:
    """A place for one task at a time: a newer one cancels the one before."""

    def __init__(self) -> None:
        self._task: Task | None = None

    def put(self, task: Task) -> Task:
        """Let ``task`` be the one that counts."""
        self.cancel()
        self._task = task
        return task

    def cancel(self) -> None:
        """Want nothing any more."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
