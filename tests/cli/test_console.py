"""Progress of jobs on a terminal."""

import pytest

from desktop_app.cli.console import print_error, print_lines, run_job
from desktop_app.errors import Message
from desktop_app.progress import Job, Progress


def three_steps() -> Job[str]:
    yield Progress(0, 0, Message("Preparing"))
    yield Progress(1, 2, Message("Reading"))
    yield Progress(2, 2, Message("Reading"))
    return "done"


def test_progress_is_shown_on_a_terminal_and_erased(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert run_job(three_steps()) == "done"
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "Reading 1/2, 0 s left" in printed.err
    assert "Preparing" not in printed.err
    assert printed.err.endswith("\r" + " " * 70 + "\r")


def test_nothing_is_shown_when_errors_go_to_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    assert run_job(three_steps()) == "done"
    assert capsys.readouterr() == ("", "")


def test_an_interrupted_job_is_closed() -> None:
    steps: list[str] = []

    def job() -> Job[None]:
        try:
            yield Progress(0, 1, Message("Reading"))
            raise KeyboardInterrupt
        finally:
            steps.append("cleaned up")

    with pytest.raises(KeyboardInterrupt):
        run_job(job())
    assert steps == ["cleaned up"]


def test_names_do_not_control_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    print_lines(["Tea\n\x1b[31mred", "500克"])
    print_error("Tea\r\x9bred does not exist")
    printed = capsys.readouterr()
    assert printed.out == "Tea �[31mred\n500克\n"
    assert printed.err == "vitrine: Tea �red does not exist\n"
