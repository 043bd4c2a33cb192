"""What holds for every subcommand: error lines, exit statuses, clean output."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.recovery import opening_check
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["identify", "x.jpg", "--catalog", "nowhere"], 1, "There is no catalogue in nowhere;"),
        (["import", "nowhere.csv", "--catalog", "c"], 1, "There is no file or folder"),
        (["identify", "--catalog", "c"], 2, "PHOTO"),
        (["evaluate", "--catalog", "nowhere", "--queries", "q.csv"], 1, "There is no catalogue"),
        (["evaluate", "--catalog", "c"], 2, "--queries"),
        (["identify", "x.jpg", "--catalog", "c", "--top", "0"], 2, "--top"),
        (["juggle"], 2, "juggle"),
        (["identify", "x.jpg", "--catalog", "c", "--device", "tpu"], 2, "tpu"),
    ],
)
def test_an_error_is_one_line_and_a_status(
    arguments: list[str],
    status: int,
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        got = main(arguments)
    except SystemExit as stop:
        got = int(stop.code or 0)
    assert got == status
    printed = capsys.readouterr()
    assert printed.out == ""
    (line,) = printed.err.splitlines()
    assert line.startswith("vitrine: ")
    assert words in line
    assert ";" in line


def test_an_internal_error_is_logged_and_has_its_own_status(
    catalogue: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("desktop_app.cli.doctor.paths.model_card", fail)
    assert main(["doctor", "--catalog", catalogue]) == ExitStatus.INTERNAL_ERROR
    assert "ZeroDivisionError" in capsys.readouterr().err
    assert "Traceback" in caplog.text
    caplog.clear()


def test_too_little_memory_is_one_sentence(
    catalogue: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise MemoryError

    def refuse(*_: object) -> None:
        raise RuntimeError("can't start new thread")

    monkeypatch.setattr("desktop_app.cli.doctor.paths.model_card", fail)
    monkeypatch.setattr(opening_check, "Timer", refuse)
    assert main(["doctor", "--catalog", catalogue]) == ExitStatus.INPUT_ERROR
    line = "vitrine: There is not enough memory; Close other programs, then try again\n"
    assert capsys.readouterr().err == line


def test_an_interrupt_stops_the_command(
    catalogue: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop_app.cli.doctor.paths.model_card", interrupt)
    assert main(["doctor", "--catalog", catalogue]) == ExitStatus.INTERRUPTED
    assert capsys.readouterr().err == "vitrine: interrupted; completed work is kept\n"


def test_standard_output_is_json_only_also_from_native_code(
    catalogue: str, shop_table: Path
) -> None:
    """onnxruntime-gpu on a computer without a GPU writes red lines from native code."""
    photo = shop_table.parent / "pictures" / "3.png"
    command = [sys.executable, "-m", "desktop_app", "identify", str(photo)]
    result = subprocess.run(
        [*command, "--catalog", catalogue, "--json"], capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0
    assert result.stderr == ""
    assert json.loads(result.stdout)["hits"][0]["sku"] == "P-3"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_output_that_cannot_be_written_is_one_line(catalogue: str) -> None:
    command = f"'{sys.executable}' -m desktop_app search product --catalog '{catalogue}'"
    buffered = {**os.environ, "PYTHONUNBUFFERED": ""}
    for redirection, status, printed in (
        (">/dev/full", 1, "vitrine: the disk is full; Free some space, then try again\n"),
        (">&-", 0, ""),
        ("2>&-", 0, ""),
    ):
        result = subprocess.run(
            ["/bin/sh", "-c", f"{command} {redirection}"],
            capture_output=True,
            text=True,
            env=buffered,
        )
        assert (result.returncode, result.stderr) == (status, printed)


def test_help_lists_every_subcommand(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == ExitStatus.OK
    listed = capsys.readouterr().out.split("commands:")[1].split()
    assert {"import", "identify", "teach", "evaluate", "audit", "demo", "doctor"} <= set(listed)


def test_parsing_loads_neither_the_engine_nor_the_window() -> None:
    code = """
import sys
import desktop_app.cli
heavy = {"cv2", "numpy", "onnxruntime", "faiss", "hnswlib", "sqlite3", "PySide6"}
loaded = heavy & set(sys.modules)
sys.exit(", ".join(sorted(loaded)) or 0)
"""
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60
    )
    assert result.returncode == 0, result.stderr
