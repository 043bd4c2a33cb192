"""Each stage's time is recorded under its name."""

import threading

import pytest

from desktop_app.engine.recognition.stage_timer import StageTimer


def test_each_stage_returns_its_result_and_is_timed(monkeypatch: pytest.MonkeyPatch) -> None:
    clock_s = 10.0

    def work(seconds: float, *, result: str) -> str:
        nonlocal clock_s
        clock_s += seconds
        return result

    monkeypatch.setattr("time.perf_counter", lambda: clock_s)
    timer = StageTimer()
    assert timer.run("first", work, 0.25, result="a") == "a"
    assert timer.run("second", work, 1.5, result="b") == "b"
    timings = timer.timings()
    assert dict(timings.stages) == {"first": 250.0, "second": 1500.0}
    assert list(timings.stages) == ["first", "second"]
    assert timings.total == 1750.0


def test_the_parts_of_a_stage_are_added_up() -> None:
    timer = StageTimer()
    for ms in (1.5, 2.0):
        timer.add("crop", ms)
    assert dict(timer.timings().stages) == {"crop": 3.5}


def test_stages_run_one_after_the_other_beside_others_and_are_timed_when_waited_for() -> None:
    timer, may_end = StageTimer(), threading.Event()
    order = []

    def work(*, result: str) -> tuple[str, str]:
        may_end.wait()
        order.append(result)
        return result, threading.current_thread().name

    with timer.beside("other") as other:
        first, second = other.start("long", work, result="a"), other.start("next", work, result="b")
        assert timer.run("short", lambda: "c") == "c"
        may_end.set()
        (last, _), (result, thread) = second(), first()
    assert (result, last, order) == ("a", "b", ["a", "b"])
    assert thread.startswith("other")
    assert list(timer.timings().stages) == ["short", "next", "long"]


def test_the_error_of_a_stage_beside_others_is_raised_where_it_is_waited_for() -> None:
    timer = StageTimer()

    def fail() -> None:
        raise ValueError("no keypoints")

    with timer.beside("other") as other:
        wait = other.start("keypoints", fail)
        with pytest.raises(ValueError, match="no keypoints"):
            wait()
    assert not timer.timings().stages
