"""Lanes: short calls between the steps of a job, cancelling, failing, stopping."""

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress
from desktop_app.ui.background.lane import Lane
from desktop_app.ui.background.task import LatestTask, Task


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane("test lane")
    yield lane
    assert lane.stop()


def record(task: Task[Any]) -> list[object]:
    """Return a list that fills with everything the task tells."""
    told: list[object] = []
    task.on_progress(lambda progress: told.append(("progressed", progress.done)))
    task.on_success(lambda value: told.append(("succeeded", value)))
    task.on_failure(lambda error: told.append(("failed", str(error))))
    task.on_finish(lambda: told.append("finished"))
    return told


def step(done: int) -> Progress:
    return Progress(done, 3, Message("Working"))


class Steps:
    """A job that takes a step whenever it is let."""

    def __init__(self) -> None:
        self.go_on = threading.Semaphore(0)
        self.has_begun = threading.Event()
        self.closed_on = ""

    def job(self) -> Job[str]:
        try:
            for done in range(3):
                self.has_begun.set()
                assert self.go_on.acquire(timeout=10)
                yield step(done)
            return "done"
        finally:
            self.closed_on = threading.current_thread().name


def test_a_call_gives_its_result_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    threads: list[str] = []
    task = lane.run(lambda: threading.current_thread().name)
    task.on_success(lambda _: threads.append(threading.current_thread().name))
    told = record(task)
    qtbot.waitUntil(lambda: "finished" in told)
    assert told == [("succeeded", "test lane"), "finished"]
    assert threads == ["MainThread"]


def test_a_failure_belongs_to_its_task_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    broken, sound = record(lane.run(lambda: 1 // 0)), record(lane.run(lambda: "fine"))
    qtbot.waitUntil(lambda: "finished" in sound)
    assert broken == [("failed", "integer division or modulo by zero"), "finished"]
    assert sound == [("succeeded", "fine"), "finished"]


def test_a_job_tells_its_progress_and_its_result(lane: Lane, qtbot: QtBot) -> None:
    steps = Steps()
    told = record(lane.run_job(steps.job))
    steps.go_on.release(3)
    qtbot.waitUntil(lambda: "finished" in told)
    assert told[0] == ("progressed", 0)
    assert told[-2:] == [("succeeded", "done"), "finished"]


def test_a_failing_job_leaves_the_next_one_its_turn(lane: Lane, qtbot: QtBot) -> None:
    def broken() -> Job[None]:
        yield step(0)
        raise OSError("disk full")

    steps = Steps()
    steps.go_on.release(3)
    first, second = record(lane.run_job(broken)), record(lane.run_job(steps.job))
    qtbot.waitUntil(lambda: "finished" in second)
    assert ("failed", "disk full") in first
    assert ("succeeded", "done") in second


def test_a_call_is_answered_between_two_steps_of_a_job(lane: Lane, qtbot: QtBot) -> None:
    steps = Steps()
    job = record(lane.run_job(steps.job))
    assert steps.has_begun.wait(10)
    call = record(lane.run(lambda: "answer"))
    steps.go_on.release()
    qtbot.waitUntil(lambda: "finished" in call)
    assert "finished" not in job
    steps.go_on.release(2)
    qtbot.waitUntil(lambda: "finished" in job)


def test_after_a_cancel_only_finished_comes(lane: Lane, qtbot: QtBot) -> None:
    steps = Steps()
    task = lane.run_job(steps.job)
    assert steps.has_begun.wait(10)
    told = record(task)
    task.cancel()
    steps.go_on.release(3)
    qtbot.waitUntil(lambda: "finished" in told)
    assert told == ["finished"]
    assert steps.closed_on == "test lane"


def test_a_cancelled_call_that_waits_never_runs(lane: Lane, qtbot: QtBot) -> None:
    ran: list[int] = []
    let_go = threading.Event()
    lane.run(lambda: let_go.wait(10))
    task = lane.run(lambda: ran.append(1))
    told = record(task)
    task.cancel()
    let_go.set()
    qtbot.waitUntil(lambda: "finished" in told)
    assert told == ["finished"]
    assert not ran


def test_a_cancelled_job_cleans_up_before_the_next_call(lane: Lane, qtbot: QtBot) -> None:
    order: list[str] = []

    def job() -> Job[None]:
        try:
            has_begun.set()
            assert go_on.wait(10)
            yield step(0)
            yield step(1)
        finally:
            order.append("job closed")

    has_begun, go_on = threading.Event(), threading.Event()
    task = lane.run_job(job)
    assert has_begun.wait(10)
    task.cancel()
    call = record(lane.run(lambda: order.append("call")))
    go_on.set()
    qtbot.waitUntil(lambda: "finished" in call)
    assert order == ["job closed", "call"]


def test_the_latest_wins(lane: Lane, qtbot: QtBot) -> None:
    latest = LatestTask()
    let_go = threading.Event()
    lane.run(lambda: let_go.wait(10))
    told = [record(latest.replace(lane.run(lambda: "answer"))) for _ in range(3)]
    let_go.set()
    qtbot.waitUntil(lambda: "finished" in told[2])
    assert told == [["finished"], ["finished"], [("succeeded", "answer"), "finished"]]


def test_stopping_closes_the_job_and_says_farewell_on_the_lane(qtbot: QtBot) -> None:
    lane = Lane("test lane")
    steps = Steps()
    told = record(lane.run_job(steps.job))
    assert steps.has_begun.wait(10)
    steps.go_on.release()
    last: list[str] = []
    assert lane.stop(lambda: last.append(threading.current_thread().name))
    assert steps.closed_on == "test lane"
    assert last == ["test lane"]
    assert told == ["finished"]


def test_stopping_does_not_wait_for_ever(qtbot: QtBot) -> None:
    lane = Lane("test lane")
    let_go, is_running = threading.Event(), threading.Event()

    def hang() -> None:
        is_running.set()
        let_go.wait(10)

    lane.run(hang)
    assert is_running.wait(10)
    assert not lane.stop(wait_s=0.01)
    let_go.set()
    assert lane.stop()


def test_what_fails_while_cleaning_up_is_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OSError("disk full")

    lane = Lane("test lane")
    assert lane.stop(fail)
    assert "cleaning up failed" in caplog.text
    caplog.clear()
