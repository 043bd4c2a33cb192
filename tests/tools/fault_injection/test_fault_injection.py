"""Some of the kills, power failures and damaged files of ``make hard``."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked")

# Those that need no model, which takes seconds.
_ACTION = "migration"
_FILES = ("model of the user", "settings", "customer's list")


def _run(work: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "tools.fault_injection", "--work", str(work), *arguments],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_kills_and_damaged_files_lead_to_no_problem(tmp_path: Path) -> None:
    only = [part for name in (_ACTION, *_FILES) for part in ("--only", name)]
    parts = ("--part", "kills", "--part", "damage")
    output = _run(tmp_path, *parts, *only, "--kills", "2", "--damage", "8")
    assert "kills: 2 cases, 0 problems" in output
    assert f"damage: {8 * len(_FILES)} cases, 0 problems" in output


@pytest.mark.skipif(shutil.which("gcc") is None, reason="the recorder is compiled")
def test_power_failures_lead_to_no_problem(tmp_path: Path) -> None:
    output = _run(tmp_path, "--part", "power", "--power", "6", "--short")
    assert "power: 6 cases, 0 problems" in output
