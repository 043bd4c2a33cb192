"""A power failure leaves what POSIX promises, and may lose the rest."""

import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from random import Random

import pytest

from tools.fault_injection.power_records import Operation, read_records, recorder_environment
from tools.fault_injection.simulated_disk import SimulatedDisk

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="the recorder is compiled"
)

_IMPORTS = """
import os, sys
from pathlib import Path
from desktop_app.atomic_file import make_folder, write_atomically
from tools.fault_injection.power_records import report_done
target = Path(sys.argv[1]) / "list.txt"
"""
_RENAMED = """
draft = target.with_name("draft")
draft.write_text("new" * 5000)
draft.replace(target)
report_done("renamed")
"""
_ATOMIC = """
with write_atomically(target) as draft:
    draft.write_text("new" * 5000)
report_done("written")
"""
_IN_FOLDER = """
make_folder(target.parent / "a" / "b")
with write_atomically(target.parent / "a" / "b" / "list.txt") as draft:
    draft.write_text("new")
report_done("written")
"""
_TILL_TABLE = """
from desktop_app.engine.counter.till_table import TillTable
from tests.engine.counter.accepted import entry
TillTable(target.parent / "sales.csv").send(entry("sold"))
report_done("sold")
"""
_ANSWER = """
from desktop_app.catalogue.opening import open_answers
from tests.engine.counter.history.answers import answer
store = open_answers(target.parent / "answers.sqlite")
store.put(answer())
report_done("kept")
"""
_CATALOGUE = """
from desktop_app.catalogue.opening import open_catalogue
from tests.actor import ACTOR
open_catalogue(target.parent / "shop", actor=ACTOR).close()
report_done("created")
"""
_OLD, _NEW = "old" * 5000, "new" * 5000


def _images(
    tmp_path: Path,
    code: str,
    name: str = "list.txt",
    read: Callable[[Path], object] = Path.read_text,
    seeds: int = 8,
) -> list[tuple[object, bool]]:
    """Return what a file may contain after each moment, and whether the code had ended."""
    folder, image = tmp_path / "disk", tmp_path / "image"
    folder.mkdir()
    (folder / "list.txt").write_text(_OLD)
    disk, log = SimulatedDisk(folder), tmp_path / "records"
    command = [sys.executable, "-c", _IMPORTS + code, str(folder)]
    subprocess.run(command, check=True, env=recorder_environment(folder, log))
    found: list[tuple[object, bool]] = []
    is_done = False
    for number, record in enumerate(read_records(log)):
        disk.apply(record)
        is_done = is_done or record.operation == Operation.DONE
        for seed in range(seeds):
            disk.write_image(folder, image, Random(100 * number + seed))
            file = image / name
            found.append((read(file) if file.exists() else None, is_done))
            shutil.rmtree(image)
    assert is_done
    return found


def test_a_file_that_is_only_renamed_can_be_damaged(tmp_path: Path) -> None:
    images = _images(tmp_path, _RENAMED)
    assert any(text not in (_OLD, _NEW) for text, _ in images)
    assert any(text == _OLD for text, is_done in images if is_done)


def test_a_file_that_is_written_atomically_is_old_or_new(tmp_path: Path) -> None:
    images = _images(tmp_path, _ATOMIC)
    assert {text for text, _ in images} == {_OLD, _NEW}
    assert {text for text, is_done in images if is_done} == {_NEW}


def test_a_file_in_a_new_folder_stays(tmp_path: Path) -> None:
    images = _images(tmp_path, _IN_FOLDER, "a/b/list.txt")
    assert {text for text, _ in images} == {None, "new"}
    assert {text for text, is_done in images if is_done} == {"new"}


def test_a_row_of_the_table_for_the_till_stays(tmp_path: Path) -> None:
    images = _images(tmp_path, _TILL_TABLE, "sales.csv")
    assert all("sold" in str(text) for text, is_done in images if is_done)


def test_an_answer_that_was_kept_stays(tmp_path: Path) -> None:
    read = partial(_count, "answers")
    images = _images(tmp_path, _ANSWER, "answers.sqlite", read, seeds=1)
    assert {count for count, is_done in images if is_done} == {1}


def test_a_new_catalogue_is_missing_or_whole(tmp_path: Path) -> None:
    read = partial(_count, "products")
    images = _images(tmp_path, _CATALOGUE, "shop/catalog.sqlite", read, seeds=1)
    assert {count for count, _ in images} == {None, 0}
    assert {count for count, is_done in images if is_done} == {0}


def _count(table: str, file: Path) -> int | str:
    """Return the number of rows of a table, or why it has none."""
    with closing(sqlite3.connect(file)) as db:
        try:
            return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
        except sqlite3.OperationalError as error:
            return str(error)
