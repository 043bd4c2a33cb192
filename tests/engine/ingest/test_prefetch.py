"""Prefetch keeps the order, bounds what is pending, and passes on errors."""

import threading
from collections.abc import Iterator

import pytest

from desktop_app.engine.ingest.prefetch import prefetch


def test_results_come_in_the_order_of_the_items() -> None:
    is_second_done = threading.Event()

    def work(number: int) -> int:
        if number == 0:
            assert is_second_done.wait(10)
        if number == 1:
            is_second_done.set()
        return number * number

    results = list(prefetch(work, range(5), threads=2, max_pending=3))
    assert results == [(number, number * number) for number in range(5)]


def test_items_are_taken_only_as_far_as_may_be_pending() -> None:
    taken = []

    def items() -> Iterator[int]:
        for number in range(100):
            taken.append(number)
            yield number

    results = prefetch(str, items(), threads=2, max_pending=4)
    next(results)
    assert len(taken) == 4
    next(results)
    assert len(taken) == 5
    results.close()  # type: ignore[attr-defined]


def test_an_error_is_raised_at_its_item() -> None:
    def work(number: int) -> int:
        return 6 // (2 - number)

    results = prefetch(work, range(5), threads=1, max_pending=2)
    assert next(results) == (0, 3)
    assert next(results) == (1, 6)
    with pytest.raises(ZeroDivisionError):
        next(results)


def test_no_thread_is_left_after_it_is_closed() -> None:
    before = threading.active_count()
    results = prefetch(str, range(100), threads=3, max_pending=9)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert threading.active_count() == before


def test_no_items_give_no_results() -> None:
    assert list(prefetch(str, [], threads=2, max_pending=4)) == []
