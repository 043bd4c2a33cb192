import os
import re
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.atomic_file import draft_folder, remove_abandoned_drafts, write_atomically

_KILLED_WRITER = """
import os, signal, sys
from pathlib import Path
from desktop_app.atomic_file import draft_folder, write_atomically
folder = Path(sys.argv[1])
with draft_folder(folder, "restore") as drafts, write_atomically(folder / "list.csv") as draft:
    (drafts / "copy").touch()
    draft.with_name(f"{draft.name}-journal").touch()
    draft.write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_the_file_is_replaced_at_the_end_of_the_block(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_text("old")
    with write_atomically(target) as draft:
        draft.write_text("new")
        assert target.read_text() == "old"
    assert target.read_text() == "new"
    assert [*tmp_path.iterdir()] == [target]


def test_an_error_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "report.csv"
    target.write_text("old")

    def write_and_fail() -> None:
        with write_atomically(target) as draft:
            draft.write_text("half")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert target.read_text() == "old"
    assert [*tmp_path.iterdir()] == [target]


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX")
def test_a_private_file_is_never_readable_by_others(tmp_path: Path) -> None:
    target = tmp_path / "settings.toml"
    target.write_text("old")
    target.chmod(0o666)
    with write_atomically(target, is_private=True) as draft:
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
        draft.write_text("new")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    assert target.read_text() == "new"


@pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")
def test_drafts_of_a_killed_program_are_removed(tmp_path: Path) -> None:
    arguments = [sys.executable, "-c", _KILLED_WRITER, str(tmp_path)]
    assert subprocess.run(arguments, check=False).returncode == -signal.SIGKILL
    assert len([*tmp_path.iterdir()]) == 3
    remove_abandoned_drafts(tmp_path, tmp_path / "missing")
    assert not [*tmp_path.iterdir()]


def test_drafts_that_are_being_written_stay(tmp_path: Path) -> None:
    with draft_folder(tmp_path, "restore"), write_atomically(tmp_path / "list.csv") as draft:
        draft.write_text("half")
        remove_abandoned_drafts(tmp_path)
        assert len([*tmp_path.iterdir()]) == 2


def test_a_draft_of_another_computer_stays_for_a_day(tmp_path: Path) -> None:
    with write_atomically(tmp_path / "list.csv") as own:
        name = re.sub(r"-[0-9a-f]{8}-", "-00000000-", own.name, count=1)
        own.touch()
    draft = tmp_path / name
    draft.touch()
    remove_abandoned_drafts(tmp_path)
    assert draft.exists()
    os.utime(draft, (0, 0))
    remove_abandoned_drafts(tmp_path)
    assert not draft.exists()


def test_a_draft_of_an_earlier_process_with_the_same_number_is_removed(tmp_path: Path) -> None:
    with write_atomically(tmp_path / "list.csv") as own:
        own.touch()
    draft = tmp_path / re.sub(r"[0-9a-f]{16}\.draft$", f"{0:016x}.draft", own.name)
    draft.touch()
    remove_abandoned_drafts(tmp_path)
    assert not draft.exists()


def test_a_long_name_has_a_draft(tmp_path: Path) -> None:
    target = tmp_path / f"{'n' * 250}.csv"
    with write_atomically(target) as draft:
        draft.touch()
    assert target.exists()


def test_user_files_are_no_drafts(tmp_path: Path) -> None:
    for name in ("list.csv-20261127", "offer.draft.csv", "catalog.sqlite-journal"):
        file = tmp_path / name
        file.touch()
        os.utime(file, (0, 0))
        remove_abandoned_drafts(tmp_path)
        assert file.exists()
