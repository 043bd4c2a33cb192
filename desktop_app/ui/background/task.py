"""A call or job as the GUI thread sees it, typed by its result."""

import threading
from collections.abc import Callable
from typing import Generic, Literal, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Signal, SignalInstance

from desktop_app.progress import Progress

Result = TypeVar("Result")
Result_co = TypeVar("Result_co", covariant=True)
Outcome: TypeAlias = Literal["progressed", "succeeded", "failed", "cancelled"]


class Task(QObject, Generic[Result_co]):
    """A call or job that waits or runs on a lane.

    Connect callbacks with the ``on_…`` methods: type checkers verify what a callback
    takes, which they cannot do for a Qt signal. Callbacks run on the GUI thread. After
    ``cancel`` only ``finished`` is emitted.

    Signals:
        progressed: at most some twenty times a second.
        succeeded: the result.
        failed: the error.
        finished: once, last, whatever happened.
    """

    progressed = Signal(Progress)
    succeeded = Signal(object)
    failed = Signal(Exception)
    finished = Signal()

    def __init__(self, cancelled: threading.Event, parent: QObject) -> None:
        super().__init__(parent)
        self._cancelled = cancelled

    def on_progress(
        self, callback: Callable[[Progress], object] | SignalInstance
    ) -> "Task[Result_co]":
        """Call back with the progress of a job; return the task itself."""
        self.progressed.connect(callback)
        return self

    def on_success(
        self, callback: Callable[[Result_co], object] | SignalInstance
    ) -> "Task[Result_co]":
        """Call back with the result; return the task itself."""
        self.succeeded.connect(callback)
        return self

    def on_failure(
        self, callback: Callable[[Exception], object] | SignalInstance
    ) -> "Task[Result_co]":
        """Call back with the error; return the task itself."""
        self.failed.connect(callback)
        return self

    def on_finish(self, callback: Callable[[], object] | SignalInstance) -> "Task[Result_co]":
        """Call back at the end, also after an error or a cancel; return the task itself."""
        self.finished.connect(callback)
        return self

    def cancel(self) -> None:
        """Stop a job at its next step; a call that runs goes on, its result is dropped."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        """Whether the task was cancelled."""
        return self._cancelled.is_set()

    def report(self, outcome: Outcome, value: object) -> None:
        """Emit what the worker thread reported; called by the lane only."""
        if not self.is_cancelled:
            if outcome == "progressed":
                self.progressed.emit(value)
            elif outcome == "succeeded":
                self.succeeded.emit(value)
            elif outcome == "failed":
                self.failed.emit(value)
        if outcome != "progressed":
            self.finished.emit()
            # Qt deletes it on this thread; the garbage collection might on another one.
            self.deleteLater()


class LatestTask:
    """Holds one task at a time: a newer one cancels the one before."""

    def __init__(self) -> None:
        self._task: Task[object] | None = None
        self._count = 0
        self._running: int | None = None

    @property
    def is_running(self) -> bool:
        """Whether the newest task has neither ended nor been cancelled."""
        return self._running is not None

    def replace(self, task: Task[Result]) -> Task[Result]:
        """Cancel the task held so far, hold ``task`` instead and return it."""
        self.cancel()
        self._task = task
        self._count += 1
        number = self._running = self._count
        return task.on_finish(lambda: self._on_finished(number))

    def cancel(self) -> None:
        """Cancel the task that is held."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
            self._running = None

    def _on_finished(self, number: int) -> None:
        if number == self._running:
            self._running = None
