"""Each stage's time is recorded under its name."""

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
