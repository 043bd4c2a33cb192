"""Limits of a process, and the memory that is free."""

import sys

import pytest

from desktop_app.isolation import process_limits
from desktop_app.isolation.process_limits import free_memory_bytes, is_time_limit


@pytest.mark.skipif(sys.platform == "win32", reason="not known there")
def test_free_memory_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    free = free_memory_bytes()
    assert free is not None
    assert free > 1 << 20
    monkeypatch.setattr(process_limits, "_MEMORY", process_limits._MEMORY / "missing")
    assert free_memory_bytes() != 0


def test_only_the_timer_of_processor_time_is_a_time_limit() -> None:
    assert not is_time_limit(0)
    assert not is_time_limit(-9)
