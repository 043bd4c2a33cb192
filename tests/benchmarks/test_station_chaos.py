"""Stations that work while the network and the server fail: a short run, and the accounting."""

import tempfile
from pathlib import Path

from benchmarks.chaos_journal import Change, State, find_lost, find_twice
from benchmarks.station_chaos import Plan, run

_OTHERS = ("pictures", "accepted_lines", "stock_entries", "stock_photos", "actions")


def _renamed(before: str, after: str) -> Change:
    place = ("products", (7,), "name")
    return Change(*place, before, after, is_of_deletion=False, is_committed=True)


def _state(name: str) -> State:
    return {"products": {(7,): {"name": name}}, **{table: {} for table in _OTHERS}}


def test_nothing_is_lost_or_twice_and_all_stations_are_equal() -> None:
    plan = Plan(stations=2, operations=25, cuts=3, server_kills=1, station_kills=1)
    with tempfile.TemporaryDirectory(prefix="vitrine-") as folder:  # a socket needs a short path
        outcome = run(plan, Path(folder))
    assert outcome.is_good(plan), outcome
    assert outcome.changes > 100


def test_a_value_that_nobody_has_read_or_refused_is_lost() -> None:
    first, second = _renamed("tea", "green tea"), _renamed("tea", "black tea")
    assert find_lost([first, second], _state("black tea"), []) == [first]
    refused = ("products", 7, "name", "green tea")
    assert find_lost([first, second], _state("black tea"), [refused]) == []
    knowing = _renamed("green tea", "black tea")
    assert find_lost([first, knowing], _state("black tea"), []) == []


def test_a_row_that_nobody_has_deleted_is_lost() -> None:
    added = Change("products", (8,), "", False, True, is_of_deletion=False, is_committed=True)
    assert find_lost([added], _state(""), []) == [added]
    deleted = added._replace(before=True, after=False)
    assert find_lost([added, deleted], _state(""), []) == []
    assert find_lost([added._replace(is_committed=False)], _state(""), []) == []


def test_a_line_that_is_there_twice_is_found() -> None:
    lines = {(number,): {"name": "3-17"} for number in (1, 2)}
    assert find_twice({**_state(""), "accepted_lines": lines}) == [("accepted_lines", "3-17")]
