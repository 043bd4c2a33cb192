"""Crashes of native code, found by the next start; real processes crash here."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.logs.error_reports import reports

ROOT = Path(__file__).parents[2]
START = """
import faulthandler, logging, os, sys
from pathlib import Path
from desktop_app.logs.log_file import start_logging
from desktop_app.logs.running_session import running_session

folder = Path(sys.argv[1])
start_logging(folder / "vitrine.log")
logging.getLogger("desktop_app.test").info("the last line of %d", os.getpid())
"""
CRASH = """
with running_session(folder, folder / "vitrine.log"):
    logging.getLogger().handlers[-1].close()
    faulthandler._sigsegv()
"""
KILLED = """
with running_session(folder, folder / "vitrine.log"):
    os.kill(os.getpid(), 9)
"""
ORDINARY = """
with running_session(folder, folder / "vitrine.log"):
    print(faulthandler.is_enabled(), flush=True)
    sys.stdin.readline()
"""


def _start(code: str, folder: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START + code, str(folder)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def _run(code: str, folder: Path) -> int:
    with _start(code, folder) as process:
        process.communicate("\n")
    return process.returncode


def _sessions(folder: Path) -> list[Path]:
    return list(folder.glob("session-*"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are different there")
def test_the_next_start_reports_a_crash(tmp_path: Path) -> None:
    with _start(CRASH, tmp_path) as process:
        process.communicate()
    assert process.returncode < 0
    assert _run(ORDINARY, tmp_path) == 0
    (report,) = reports(tmp_path)
    text = report.read_text(encoding="utf-8")
    assert text.startswith("Vitrine: native code has crashed\n")
    assert "Segmentation fault" in text
    assert f"the last line of {process.pid}" in text
    assert str(ROOT) not in text
    assert _run(ORDINARY, tmp_path) == 0
    assert reports(tmp_path) == [report]
    assert _sessions(tmp_path) == []


@pytest.mark.skipif(sys.platform == "win32", reason="signals are different there")
def test_a_program_that_was_killed_is_no_crash(tmp_path: Path) -> None:
    assert _run(KILLED, tmp_path) < 0
    assert len(_sessions(tmp_path)) == 1
    assert _run(ORDINARY, tmp_path) == 0
    assert reports(tmp_path) == _sessions(tmp_path) == []


def test_a_window_that_is_open_is_no_crash(tmp_path: Path) -> None:
    with _start(ORDINARY, tmp_path) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "True\n"
        assert _run(ORDINARY, tmp_path) == 0
        assert len(_sessions(tmp_path)) == 1
        first.communicate("\n")
    assert reports(tmp_path) == _sessions(tmp_path) == []
