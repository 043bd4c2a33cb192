"""Wrong usage is said in one sentence with the next step, without the terms of argparse."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (
            ["imprt", "x.csv"],
            "There is no command imprt; The commands are import, identify, count, search, ",
        ),
        (
            [__file__],
            f"There is no command {__file__}; open a file with vitrine open",
        ),
        (
            ["import", "x.csv"],
            "--catalog is missing; add it, see vitrine import --help",
        ),
        (
            ["import"],
            "SOURCE and --catalog are missing; add them, see vitrine import --help",
        ),
        (["search", "x", "--catalog"], "--catalog has no value; add it, see vitrine search --help"),
        (["search", "x", "--catalog", ""], "--catalog: the name is empty; see vitrine search"),
        (
            ["search", "x", "--catalog", "c", "--top", "none"],
            "--top: none is not a whole number of at least 1; see vitrine search --help",
        ),
        (
            ["categories", "--catalog", "c", "--min-probability", "7"],
            "--min-probability: 7 is not a number of 0 to 1; see vitrine categories --help",
        ),
        (
            ["identify", "x.jpg", "--catalog", "c", "--device", "tpu"],
            "tpu is no value of --device; name one of auto, cpu, cuda",
        ),
        (
            ["import", "x.csv", "--catalog", "c", "--colour", "red"],
            "--colour red is not understood; leave it out or see vitrine import --help",
        ),
        (["import", "x.csv", "--d", "y"], "--d may be --device or "),
        (["import", "x.csv", "--json=yes"], "--json takes no value; leave out what follows it"),
        (
            ["backup", "--catalog", "c", "--out", "x.zip", "--list"],
            "--list and --out exclude each other; leave one of them out",
        ),
    ],
)
def test_the_sentence(arguments: list[str], line: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    (printed,) = capsys.readouterr().err.splitlines()
    assert printed.startswith(f"vitrine: {line}")


@pytest.mark.parametrize(
    "command",
    [
        ["audit", "--out", "out.pdf"],
        ["evaluate", "--queries", "q.csv", "--report", "out.pdf"],
        ["count", "a.jpg", "--out", "out.pdf"],
        ["stock-take", "a.jpg", "--out", "out.pdf"],
    ],
)
def test_a_file_of_no_format_is_refused_before_any_work(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--catalog", str(tmp_path / "none")]) == ExitStatus.INPUT_ERROR
    assert "The name out.pdf has the suffix of no format" in capsys.readouterr().err
