"""``vitrine log``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson
from tests.locked_computer import ADMIN_PASSWORD, MERCHANDISER_PASSWORD, lock_computer


def test_what_was_done_is_listed_newest_first_and_written_to_a_table(
    catalogue: str, tmp_path: Path, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "--catalog", catalogue, "--out", str(tmp_path)]) == 0
    capsys.readouterr()
    command = ["log", "--catalog", catalogue]
    assert main([*command, "--json"]) == 0
    backup, imported = printed_json()
    assert (backup["kind"], imported["kind"]) == ("backup", "import")
    assert (imported["subject"], imported["products"]) == ("products.csv", 6)
    assert imported["what"] == "Import of products.csv"
    assert main([*command, "--kind", "import", "--from", imported["at"][:10]]) == 0
    assert capsys.readouterr().out.count("\n") == 1
    assert main([*command, "--author", "nobody"]) == 0
    assert capsys.readouterr().out == ""
    out = tmp_path / "log.csv"
    assert main([*command, "--out", str(out), "--json"]) == 0
    # The export is an entry, too.
    assert printed_json() == [{"entries": 3, "out": str(out)}]
    assert "Import of products.csv" in out.read_text(encoding="utf-8-sig")


def test_days_are_checked(catalogue: str, capsys: pytest.CaptureFixture[str]) -> None:
    days = ["--from", "2026-11-28", "--to", "2026-11-27"]
    assert main(["log", "--catalog", catalogue, *days]) == ExitStatus.INPUT_ERROR
    assert "The last day is before the first one" in capsys.readouterr().err


def test_passwords_are_logged_and_only_an_administrator_reads_the_log(
    catalogue: str, tmp_path: Path, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    lock_computer()
    files = {}
    for name, password in (("clerk", "guess it"), ("merchandiser", MERCHANDISER_PASSWORD)):
        files[name] = tmp_path / name
        files[name].write_text(password)
        unlock = ["--unlock", str(files[name])]
        assert main(["log", "--catalog", catalogue, *unlock]) == ExitStatus.INPUT_ERROR
        lock_computer()
    assert "A merchandiser may not read the log" in capsys.readouterr().err
    files["clerk"].write_text(ADMIN_PASSWORD)
    assert main(["log", "--catalog", catalogue, "--json", "--unlock", str(files["clerk"])]) == 0
    logged = [(one["kind"], one["what"]) for one in printed_json()]
    assert logged[:3] == [
        ("unlock", "Unlocking: administrator"),
        ("unlock", "Unlocking: merchandiser"),
        ("failed_unlock", "Wrong password"),
    ]
