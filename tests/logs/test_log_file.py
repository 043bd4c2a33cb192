"""The log file: where it is written, how large it gets, and what happens if it cannot be."""

import logging
import os
import threading
from pathlib import Path

import pytest

from desktop_app.logs import log_file
from desktop_app.logs.log_file import start_logging
from desktop_app.logs.recent_lines import BACKUP_COUNT
from tests.logs.conftest import WrittenLines

LOGGER = logging.getLogger("desktop_app.test")


def test_a_line_is_a_json_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], written_lines: WrittenLines
) -> None:
    file = tmp_path / "logs" / "vitrine.log"
    start_logging(file)
    LOGGER.info("%d products", 3)
    (line,) = written_lines(file)
    assert line["time"].endswith("Z")
    assert line["event"] == "3 products"
    assert (line["level"], line["logger"]) == ("INFO", "desktop_app.test")
    assert line["process"] == os.getpid()
    assert capsys.readouterr().err == ""


def test_verbose_logging_goes_to_standard_error_as_well(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    start_logging(tmp_path / "vitrine.log", verbose=True)
    LOGGER.info("the catalogue %s is open", "My shop")
    assert "the catalogue My shop is open" in capsys.readouterr().err
    LOGGER.info("%s is gone", "a\n\x1b[31mcaf\udce9", exc_info=ValueError("\x1bcaf\udce9"))
    lines = capsys.readouterr().err.splitlines()
    assert lines[0].endswith("a �[31mcaf� is gone")
    assert lines[-1] == "ValueError: �caf�"


def test_lines_are_not_doubled_after_a_second_start(
    tmp_path: Path, written_lines: WrittenLines
) -> None:
    for _ in range(2):
        start_logging(tmp_path / "vitrine.log")
    LOGGER.info("once")
    assert [line["event"] for line in written_lines(tmp_path / "vitrine.log")] == ["once"]


@pytest.mark.parametrize("obstacle", ["file", "full disk"])
def test_a_log_that_cannot_be_written_is_no_error(
    tmp_path: Path, obstacle: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path("/dev/full")
    if obstacle == "file":
        (tmp_path / "logs").write_text("a file", encoding="utf-8")
        file = tmp_path / "logs" / "vitrine.log"
    elif not file.exists():
        pytest.skip("needs a device that is full")
    start_logging(file)
    LOGGER.info("the catalogue is open")
    for handler in logging.getLogger().handlers[-1:]:
        handler.close()
    assert capsys.readouterr().err == ""


def test_the_size_of_all_files_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written_lines: WrittenLines
) -> None:
    monkeypatch.setattr(log_file, "MAX_BYTES", 2_000)
    file = tmp_path / "vitrine.log"
    start_logging(file)
    for number in range(200):
        LOGGER.info("line %d", number)
    assert written_lines(file)[-1]["event"] == "line 199"
    files = list(tmp_path.iterdir())
    assert len(files) == 1 + BACKUP_COUNT
    assert sum(one.stat().st_size for one in files) <= (1 + BACKUP_COUNT) * 2_000


def test_a_file_that_another_program_has_open_is_not_rotated_but_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, written_lines: WrittenLines
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(log_file, "MAX_BYTES", 1_000)
    monkeypatch.setattr(os, "rename", fail)
    file = tmp_path / "vitrine.log"
    start_logging(file)
    for number in range(100):
        LOGGER.info("line %d", number)
    assert len(written_lines(file)) > 10
    assert file.stat().st_size < (2 + BACKUP_COUNT) * 1_000


def test_a_slow_disk_does_not_stop_who_logs(tmp_path: Path, written_lines: WrittenLines) -> None:
    released = threading.Event()

    class SlowHandler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            released.wait(20)

    file = tmp_path / "vitrine.log"
    start_logging(file)
    (handler,) = (
        one for one in logging.getLogger().handlers if isinstance(one, log_file.LogHandler)
    )
    handler._writer.handlers = (SlowHandler(), *handler._writer.handlers)
    LOGGER.info("the first line waits for the disk")
    LOGGER.info("the second one waits for the first")
    assert not file.exists()
    released.set()
    assert len(written_lines(file)) == 2


@pytest.mark.skipif(os.name != "posix", reason="rights are different there")
def test_only_the_user_may_read_the_log(tmp_path: Path, written_lines: WrittenLines) -> None:
    file = tmp_path / "vitrine.log"
    start_logging(file)
    LOGGER.info("a line")
    written_lines(file)
    assert file.stat().st_mode & 0o077 == 0
