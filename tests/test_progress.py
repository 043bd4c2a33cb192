"""Running jobs and estimating their remaining time."""

import pytest

from desktop_app.errors import Message
from desktop_app.progress import Job, Progress, RemainingTime, finish

NOTE = Message("Reading")


def job(steps: int) -> Job[int]:
    for done in range(steps):
        yield Progress(done, steps, NOTE)
    return steps


@pytest.mark.parametrize("steps", [0, 3])
def test_finishing_a_job_returns_its_result(steps: int) -> None:
    assert finish(job(steps)) == steps


def test_the_remaining_time_follows_the_average_speed(monkeypatch: pytest.MonkeyPatch) -> None:
    now_s = 100.0
    monkeypatch.setattr("desktop_app.progress.time.monotonic", lambda: now_s)
    remaining = RemainingTime()
    now_s = 104.0
    assert remaining.seconds_left(Progress(2, 10, NOTE)) == pytest.approx(16)
    assert remaining.seconds_left(Progress(10, 10, NOTE)) == 0


@pytest.mark.parametrize(("done", "total"), [(0, 10), (5, 0)])
def test_the_remaining_time_can_be_unknown(done: int, total: int) -> None:
    assert RemainingTime().seconds_left(Progress(done, total, NOTE)) is None
