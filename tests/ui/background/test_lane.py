"""Lanes: calls between the steps of a job, cancelling, failing, stopping."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.progress import Job
from desktop_app.ui.background.lane import Lane
from tests.ui.background.jobs import Steps, record, step


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    lane = Lane("test lane")
    yield lane
    assert lane.stop()


def test_the_result_of_a_call_is_emitted_on_the_gui_thread(lane: Lane, qtbot: QtBot) -> None:
    threads: list[str] = []
    task = lane.run(lambda: threading.current_thread().name)
    task.on_success(lambda _: threads.append(threading.current_thread().name))
    emitted = record(task)
    qtbot.waitUntil(lambda: "finished" in emitted)
    assert emitted == [("succeeded", "test lane"), "finished"]
    assert threads == ["MainThread"]


def test_an_error_fails_its_task_only(lane: Lane, qtbot: QtBot) -> None:
    broken, sound = record(lane.run(lambda: 1 // 0)), record(lane.run(lambda: "fine"))
    qtbot.waitUntil(lambda: "finished" in sound)
    assert broken == [("failed", "integer division or modulo by zero"), "finished"]
    assert sound == [("succeeded", "fine"), "finished"]


def test_a_job_reports_progress_and_result(lane: Lane, qtbot: QtBot) -> None:
    steps = Steps()
    emitted = record(lane.run_job(steps.job))
    steps.go_on.release(3)
    qtbot.waitUntil(lambda: "finished" in emitted)
    assert emitted[0] == ("progressed", 0)
    assert emitted[-2:] == [("succeeded", "done"), "finished"]


def test_the_next_job_runs_after_a_failed_one(lane: Lane, qtbot: QtBot) -> None:
    def broken() -> Job[None]:
        yield step(0)
        raise OSError("disk full")

    steps = Steps()
    steps.go_on.release(3)
    first, second = record(lane.run_job(broken)), record(lane.run_job(steps.job))
    qtbot.waitUntil(lambda: "finished" in second)
    assert ("failed", "disk full") in first
    assert ("succeeded", "done") in second


def test_a_call_runs_between_two_steps_of_a_job(lane: Lane, qtbot: QtBot) -> None:
    steps = Steps()
    job = record(lane.run_job(steps.job))
    assert steps.has_started.wait(10)
    call = record(lane.run(lambda: "answer"))
    steps.go_on.release()
    qtbot.waitUntil(lambda: "finished" in call)
    assert "finished" not in job
    steps.go_on.release(2)
    qtbot.waitUntil(lambda: "finished" in job)


def test_a_reading_job_runs_before_the_next_step_of_another_job(lane: Lane, qtbot: QtBot) -> None:
    steps, reading = Steps(), Steps()
    job = record(lane.run_job(steps.job))
    assert steps.has_started.wait(10)
    read = record(lane.run_reading_job(reading.job))
    reading.go_on.release(3)
    steps.go_on.release()
    qtbot.waitUntil(lambda: "finished" in read)
    assert ("succeeded", "done") in read
    assert "finished" not in job
    steps.go_on.release(2)
    qtbot.waitUntil(lambda: ("succeeded", "done") in job)


def test_stopping_closes_a_reading_job_and_the_job_that_it_interrupts(qtbot: QtBot) -> None:
    lane = Lane("test lane")
    steps, reading = Steps(), Steps()
    lane.run_job(steps.job)
    assert steps.has_started.wait(10)
    lane.run_reading_job(reading.job)
    steps.go_on.release()
    assert reading.has_started.wait(10)
    reading.go_on.release()
    assert lane.stop()
    assert (steps.closed_on, reading.closed_on) == ("test lane", "test lane")


def test_a_cancelled_job_emits_only_finished(lane: Lane, qtbot: QtBot) -> None:
    steps = Steps()
    task = lane.run_job(steps.job)
    assert steps.has_started.wait(10)
    emitted = record(task)
    task.cancel()
    steps.go_on.release(3)
    qtbot.waitUntil(lambda: "finished" in emitted)
    assert emitted == ["finished"]
    assert steps.closed_on == "test lane"


def test_a_waiting_call_that_is_cancelled_never_runs(lane: Lane, qtbot: QtBot) -> None:
    ran: list[int] = []
    release = threading.Event()
    lane.run(lambda: release.wait(10))
    task = lane.run(lambda: ran.append(1))
    emitted = record(task)
    task.cancel()
    release.set()
    qtbot.waitUntil(lambda: "finished" in emitted)
    assert emitted == ["finished"]
    assert not ran


def test_a_cancelled_job_cleans_up_before_the_next_call(lane: Lane, qtbot: QtBot) -> None:
    order: list[str] = []

    def job() -> Job[None]:
        try:
            has_started.set()
            assert go_on.wait(10)
            yield step(0)
            yield step(1)
        finally:
            order.append("job closed")

    has_started, go_on = threading.Event(), threading.Event()
    task = lane.run_job(job)
    assert has_started.wait(10)
    task.cancel()
    call = record(lane.run(lambda: order.append("call")))
    go_on.set()
    qtbot.waitUntil(lambda: "finished" in call)
    assert order == ["job closed", "call"]


def test_stopping_closes_the_job_and_runs_the_last_call_on_the_lane(qtbot: QtBot) -> None:
    lane = Lane("test lane")
    steps = Steps()
    emitted = record(lane.run_job(steps.job))
    assert steps.has_started.wait(10)
    steps.go_on.release()
    last: list[str] = []
    assert lane.stop(lambda: last.append(threading.current_thread().name))
    assert steps.closed_on == "test lane"
    assert last == ["test lane"]
    assert emitted == ["finished"]


def test_a_waiting_write_runs_although_everything_is_cancelled(qtbot: QtBot) -> None:
    lane = Lane("test")
    may_go_on = threading.Event()
    done: list[str] = []
    lane.run(may_go_on.wait)
    lane.run_write(lambda: done.append("decision"))
    lane.run(lambda: done.append("read"))
    lane.cancel_all()
    lane.run_write(lambda: done.append("confirmation"))
    may_go_on.set()
    assert lane.stop(lambda: done.append("closed"))
    assert done == ["decision", "confirmation", "closed"]


def test_a_write_that_fails_unheard_is_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OSError("disk full")

    lane = Lane("test")
    may_go_on = threading.Event()
    lane.run(may_go_on.wait)
    lane.run_write(fail)
    lane.cancel_all()
    may_go_on.set()
    assert lane.stop()
    assert "a change could not be saved" in caplog.text
    caplog.clear()


def test_stopping_gives_up_on_work_that_hangs(qtbot: QtBot) -> None:
    lane = Lane("test lane")
    release, is_running = threading.Event(), threading.Event()

    def hang() -> None:
        is_running.set()
        release.wait(10)

    lane.run(hang)
    assert is_running.wait(10)
    assert not lane.stop(wait_s=0.01)
    release.set()
    assert lane.stop()


def test_an_error_while_cleaning_up_is_logged(
    qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise OSError("disk full")

    lane = Lane("test lane")
    assert lane.stop(fail)
    assert "cleaning up failed" in caplog.text
    caplog.clear()
