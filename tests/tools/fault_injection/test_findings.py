"""What must not happen is found, counted and kept."""

import os
import signal
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop_app.catalogue.opening import open_catalogue
from desktop_app.errors import Message, VitrineError
from tests.actor import ACTOR
from tools.fault_injection.catalogue_state import database_of, read_state, stray_files
from tools.fault_injection.child import run_in_child
from tools.fault_injection.damage_survey import damage_files
from tools.fault_injection.damaged_files import Target
from tools.fault_injection.findings import CaseResult, Findings
from tools.fault_injection.shop import Shop, make_empty

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")


def _survey(tmp_path: Path, read: Callable[[Path], str]) -> Findings:
    """Return the results of damaged files that a function reads."""

    def make(shop: Shop) -> None:
        make_empty(shop)
        (shop.data / "file").write_bytes(b"whole" * 100)

    @contextmanager
    def opened(shop: Shop) -> Iterator[Callable[[], str]]:
        yield lambda: read(shop.data / "file")

    findings = Findings(tmp_path / "cases.jsonl")
    target = Target("file", make, lambda shop: shop.data, ("file",), opened)
    damage_files(8, 0, tmp_path / "work", findings, [target])
    return findings


def _is_whole(file: Path) -> bool:
    return file.read_bytes() == b"whole" * 100


def test_damage_that_is_told_is_no_problem(tmp_path: Path) -> None:
    def read(file: Path) -> str:
        if not _is_whole(file):
            raise VitrineError(Message("It is damaged."))
        return "whole"

    findings = _survey(tmp_path, read)
    assert findings.problems == []
    assert findings.table("damage")[0] == "damage: 8 cases, 0 problems"


def test_another_answer_is_a_problem(tmp_path: Path) -> None:
    findings = _survey(tmp_path, lambda file: str(_is_whole(file)))
    assert len(findings.problems) == 8
    assert "another answer without a sentence: False" in findings.problems[0]


def test_an_exception_is_a_problem(tmp_path: Path) -> None:
    findings = _survey(tmp_path, lambda file: {True: "whole"}[_is_whole(file)])
    assert len(findings.problems) == 8
    assert "KeyError: False" in findings.problems[0]


def test_the_end_of_a_child_is_a_problem_and_the_other_cases_go_on(tmp_path: Path) -> None:
    def read(file: Path) -> str:
        if not _is_whole(file):
            os.kill(os.getpid(), signal.SIGTERM)
        return "whole"

    findings = _survey(tmp_path, read)
    assert [one.endswith("ended by signal 15") for one in findings.problems] == [True] * 8


def test_a_killed_child_has_told_what_it_did() -> None:
    def work(tell: Callable[[object], None]) -> None:
        for step in ("begun", "done"):
            tell(step)
        signal.pause()

    result = run_in_child(work, kill_after_s=0.05)
    assert (result.told, result.signal, result.value) == (["begun", "done"], 9, None)


def test_cases_that_are_done_are_not_run_again(tmp_path: Path) -> None:
    findings = Findings(tmp_path / "cases.jsonl")
    findings.run("first", lambda: CaseResult("group", "killed", ("lost a row",), 0.5, 7))
    again = Findings(tmp_path / "cases.jsonl")
    again.run("first", lambda: CaseResult("group", "ended before"))
    assert again.results == findings.results
    assert again.problems == ["first: lost a row"]


def test_a_damaged_database_and_stray_files_are_found(tmp_path: Path) -> None:
    with closing(open_catalogue(tmp_path, actor=ACTOR)) as catalogue:
        catalogue.products.add({"A": {}})
    state = read_state(database_of(tmp_path))
    assert len(state.products) == 1
    assert stray_files(tmp_path, with_index=True) == []
    (tmp_path / "catalog.sqlite-0badcafe").touch()
    (tmp_path / "backups").mkdir()
    (tmp_path / "backups" / "shop.zip.draft").touch()
    assert len(stray_files(tmp_path, with_index=True)) == 2
    with closing(sqlite3.connect(database_of(tmp_path))) as db, db:
        db.execute("PRAGMA writable_schema = ON")
        db.execute("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'pictures'")
    with pytest.raises((AssertionError, sqlite3.DatabaseError)):
        read_state(database_of(tmp_path))
