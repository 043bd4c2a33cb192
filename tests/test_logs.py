"""The log file."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.logs import start_logging

LOGGER = logging.getLogger("desktop_app.test")


@pytest.fixture(autouse=True)
def _root_logger_is_restored() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = list(root.handlers), root.level
    yield
    for handler in set(root.handlers) - set(handlers):
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def test_messages_go_to_the_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "logs" / "vitrine.log"
    start_logging(file)
    LOGGER.info("the catalogue is open")
    assert file.read_text(encoding="utf-8").endswith(
        "INFO desktop_app.test: the catalogue is open\n"
    )
    assert capsys.readouterr().err == ""


def test_verbose_logging_goes_to_standard_error_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path / "vitrine.log", verbose=True)
    LOGGER.info("the catalogue is open")
    assert "the catalogue is open" in capsys.readouterr().err


def test_a_folder_that_cannot_be_created_is_no_error(tmp_path: Path) -> None:
    obstacle = tmp_path / "logs"
    obstacle.write_text("a file")
    start_logging(obstacle / "vitrine.log")
    LOGGER.info("the catalogue is open")
    assert obstacle.read_text() == "a file"


def test_what_native_libraries_print_goes_nowhere() -> None:
    script = (
        "import os, sys; from desktop_app.logs import silence_native_output\n"
        "print('before', file=sys.stderr); silence_native_output()\n"
        "os.write(2, b'Corrupt JPEG data\\n'); print('own 茶', file=sys.stderr)\n"
        "raise SystemExit('last words')\n"
    )
    root = Path(__file__).parents[1]
    result = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True)
    assert result.stderr.decode("utf-8").splitlines() == ["before", "own 茶", "last words"]
