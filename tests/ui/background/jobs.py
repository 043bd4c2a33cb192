"""Jobs for the tests of lanes and tasks, and a record of what a task emits."""

import threading
from typing import Any

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.task import Task


def record(task: Task[Any]) -> list[object]:
    """Return a list that fills with everything the task emits."""
    emitted: list[object] = []
    task.on_progress(lambda progress: emitted.append(("progressed", progress.done)))
    task.on_success(lambda value: emitted.append(("succeeded", value)))
    task.on_failure(lambda error: emitted.append(("failed", str(error))))
    task.on_finish(lambda: emitted.append("finished"))
    return emitted


def step(done: int) -> Progress:
    return Progress(done, 3, Message("Working"))


class Steps:
    """A job of three steps, each of which waits for ``go_on``."""

    def __init__(self) -> None:
        self.go_on = threading.Semaphore(0)
        self.has_started = threading.Event()
        self.closed_on = ""

    def job(self) -> Job[str]:
        try:
            for done in range(3):
                self.has_started.set()
                assert self.go_on.acquire(timeout=10)
                yield step(done)
            return "done"
        finally:
            self.closed_on = threading.current_thread().name
