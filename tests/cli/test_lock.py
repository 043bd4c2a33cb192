"""``vitrine lock``."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson
from tests.locked_computer import ADMIN_PASSWORD, lock_computer


def test_the_lock_is_shown(printed_json: ReadJson, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lock", "--json"]) == 0
    assert printed_json() == [{"locked": False, "role": "admin", "passwords": [], "minutes": 10}]
    lock_computer()
    assert main(["lock"]) == 0
    assert "works as a clerk" in capsys.readouterr().out


def test_a_password_is_set_from_a_file_and_removed(
    tmp_path: Path, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "password.txt"
    file.write_text(f"{ADMIN_PASSWORD}\n")
    new = ["--new-password", str(file)]
    assert main(["lock", "--set-password", "admin", *new, "--role", "merchandiser"]) == 0
    capsys.readouterr()
    assert main(["lock", "--json"]) == 0
    (shown,) = printed_json()
    assert (shown["role"], shown["passwords"]) == ("merchandiser", ["admin"])
    remove = ["lock", "--remove-password", "admin"]
    assert main(remove) == ExitStatus.INPUT_ERROR
    assert "A merchandiser may not change passwords" in capsys.readouterr().err
    assert main([*remove, "--unlock", str(file)]) == 0
    assert not paths.role_lock_file().exists()


def test_without_a_terminal_the_new_password_must_be_in_a_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["lock", "--set-password", "admin"]) == ExitStatus.USAGE_ERROR
    assert "--new-password" in capsys.readouterr().err


def test_a_day_without_input_is_the_longest_time(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["lock", "--minutes", "1441"]) == ExitStatus.USAGE_ERROR
    assert "at most 1440" in capsys.readouterr().err
