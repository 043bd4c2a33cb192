"""Reports about unexpected errors."""

import logging
import os
from pathlib import Path

import pytest

from desktop_app import __version__, paths
from desktop_app.logs import error_reports
from desktop_app.logs.error_reports import reports, take_new_reports, write_report
from desktop_app.logs.log_file import start_logging
from tests.logs.conftest import WrittenLines

LOGGER = logging.getLogger("desktop_app.test")


def _fail(name: str) -> None:
    prices: dict[str, int] = {}
    try:
        prices[name] += 1
    except KeyError:
        LOGGER.exception("unexpected error")


def test_an_error_with_a_traceback_is_reported_once(
    tmp_path: Path, written_lines: WrittenLines, caplog: pytest.LogCaptureFixture
) -> None:
    start_logging(tmp_path / "vitrine.log", reports=tmp_path / "reports")
    LOGGER.info("an import has ended", extra={"fields": {"rows": 12}})
    LOGGER.error("an error without a traceback")
    _fail("Grüner Tee")
    _fail("Kaffee")
    caplog.clear()
    written_lines(tmp_path / "vitrine.log")
    (file,) = take_new_reports(tmp_path / "reports")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("Vitrine: unexpected error\n")
    assert f"version: {__version__}" in text
    assert "PySide6-Essentials: " in text
    assert 'File "tests/logs/test_error_reports.py", line' in text
    assert "an import has ended rows=12" in text
    assert "Tee" not in text


def test_a_report_has_no_name_of_the_home_folder(tmp_path: Path) -> None:
    file = write_report(tmp_path, "a crash", [f'File "{Path.home()}/x.py", line 1'], [])
    assert file is not None
    text = file.read_text(encoding="utf-8")
    assert str(Path.home()) not in text
    assert 'File "~/x.py", line 1' in text


def test_a_home_folder_beside_the_program_is_shortened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = paths.resource_root()
    monkeypatch.setenv("HOME", f"{program}-home")
    monkeypatch.setenv("USERPROFILE", f"{program}-home")
    file = write_report(tmp_path, "a crash", [f"{program}-home/x.py", f"{program}/y.py"], [])
    assert file is not None
    assert file.read_text(encoding="utf-8").count("~/x.py\n<program>/y.py\n") == 1


def test_a_report_is_new_for_one_window_only(tmp_path: Path) -> None:
    write_report(tmp_path, "a crash", [], [])
    assert len(take_new_reports(tmp_path)) == 1
    assert take_new_reports(tmp_path) == []
    assert len(reports(tmp_path)) == 1


def test_the_number_of_reports_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_reports, "_MAX_REPORTS", 3)
    written = [write_report(tmp_path, f"crash {number}", [], []) for number in range(5)]
    assert reports(tmp_path) == written[2:]


def test_a_report_has_the_device_of_the_model(tmp_path: Path) -> None:
    lines = [{"event": "the model is loaded", "device": "cuda"}, {"event": "later"}]
    file = write_report(tmp_path, "a crash", [], lines)
    assert file is not None
    assert "\ndevice: cuda\n" in file.read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_written_to_is_no_error(tmp_path: Path) -> None:
    obstacle = tmp_path / "reports"
    obstacle.write_text("a file", encoding="utf-8")
    assert write_report(obstacle, "a crash", [], []) is None
    assert take_new_reports(obstacle) == []


@pytest.mark.skipif(os.name != "posix", reason="rights are different there")
def test_only_the_user_may_read_a_report(tmp_path: Path) -> None:
    file = write_report(tmp_path, "a crash", [], [])
    assert file is not None
    assert file.stat().st_mode & 0o077 == 0
