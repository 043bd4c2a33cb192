"""What a role may not do is refused from the command line, with exit status 1."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.access import RIGHTS
from desktop_app.cli.command_line import _COMMANDS
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson
from tests.locked_computer import ADMIN_PASSWORD, MERCHANDISER_PASSWORD, lock_computer


@pytest.fixture
def locked(catalogue: str) -> str:
    """Return the folder of a catalogue on a locked computer."""
    lock_computer()
    return catalogue


def password_file(folder: Path, password: str) -> str:
    file = folder / "password.txt"
    file.write_text(f"{password}\n")
    return str(file)


def test_every_command_says_which_right_it_needs() -> None:
    names = {str(command.__name__).rpartition(".")[2] for command in _COMMANDS}  # type: ignore[attr-defined]
    assert set(RIGHTS) == names | {"open_window"}


@pytest.mark.parametrize(
    ("command", "task"),
    [
        (["import", "shop.csv"], "import products"),
        (["export", "--out", "out.csv"], "export data"),
        (["backup"], "export data"),
        (["teach"], "change what is learned"),
        (["audit", "--out", "pairs.csv"], "decide about duplicates"),
        (["categories", "--apply"], "change products"),
        (["mappings", "--forget", "1"], "import products"),
        (["stock-take", "--session", "1", "--set", "all"], "change products"),
        (["restore", "shop.zip"], "restore or repair"),
        (["doctor", "--repair"], "restore or repair"),
    ],
)
def test_a_clerk_is_refused_with_a_sentence(
    tmp_path: Path, command: list[str], task: str, capsys: pytest.CaptureFixture[str]
) -> None:
    lock_computer()
    # There is no catalogue: nothing is opened before the right is checked.
    assert main([*command, "--catalog", str(tmp_path)]) == ExitStatus.INPUT_ERROR
    error = capsys.readouterr().err
    assert error.startswith(f"vitrine: A clerk may not {task}")
    assert error.count("\n") == 1
    assert "--unlock FILE" in error


def test_a_clerk_searches_and_previews(locked: str, shop_table: Path) -> None:
    assert main(["search", "a", "--catalog", locked]) == 0
    assert main(["import", str(shop_table), "--catalog", locked, "--dry-run"]) == 0
    assert main(["backup", "--list", "--catalog", locked]) == 0


def test_the_password_gives_the_right_for_one_command(
    locked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "--catalog", locked, "--out", str(tmp_path / "out.csv")]
    file = password_file(tmp_path, MERCHANDISER_PASSWORD)
    assert main([*command, "--unlock", file]) == 0
    assert main(command) == ExitStatus.INPUT_ERROR
    restore = ["restore", "shop.zip", "--catalog", locked, "--unlock", file]
    capsys.readouterr()
    assert main(restore) == ExitStatus.INPUT_ERROR
    assert "A merchandiser may not restore" in capsys.readouterr().err


def test_a_wrong_password_is_refused_and_delays_the_next_one(
    locked: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["export", "--catalog", locked, "--out", str(tmp_path / "out.csv"), "--unlock"]
    assert main([*command, password_file(tmp_path, "guess it")]) == ExitStatus.INPUT_ERROR
    assert "This password is wrong; Wait 1 s" in capsys.readouterr().err
    assert main([*command, str(tmp_path / "none.txt")]) == ExitStatus.INPUT_ERROR
    assert "cannot be read" in capsys.readouterr().err
    assert not (tmp_path / "out.csv").exists()


def test_unlocking_is_in_the_log_of_the_catalogue(
    locked: str, tmp_path: Path, printed_json: ReadJson
) -> None:
    unlock = ["--unlock", password_file(tmp_path, ADMIN_PASSWORD)]
    assert main(["backup", "--catalog", locked, *unlock]) == 0
    wrong = ["--unlock", password_file(tmp_path, "guess it")]
    assert main(["backup", "--catalog", locked, *wrong]) == ExitStatus.INPUT_ERROR
