"""``vitrine encrypt``, ``decrypt`` and ``change-password``, and passwords of other commands."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.encryption import catalogue_key, key_file
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson


@pytest.fixture(autouse=True)
def _cheap_passwords(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    cost = key_file.Argon2Cost(passes=1, memory_kib=8, lanes=1)
    monkeypatch.setattr(key_file, "DEFAULT_COST", cost)
    monkeypatch.setitem(sys.modules, "keyring", None)
    yield
    catalogue_key._unlocked.clear()


@pytest.fixture
def password(tmp_path: Path) -> str:
    file = tmp_path / "password"
    file.write_text("correct horse\n", encoding="utf-8")
    return str(file)


def _lock() -> None:
    """Forget the keys, as a new process would."""
    catalogue_key._unlocked.clear()


def _answer(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    """Let a person at a terminal enter passwords."""
    left = list(answers)
    monkeypatch.setattr("desktop_app.cli.passwords.ask_password", lambda _: left.pop(0))


def test_commands_use_a_password_file(
    catalogue: str, password: str, capsys: pytest.CaptureFixture[str], printed_json: ReadJson
) -> None:
    option = ["--password-file", password]
    assert main(["encrypt", "--catalog", catalogue, *option, "--json"]) == 0
    assert printed_json() == [{"encrypted": catalogue, "removed": 0}]
    _lock()
    search = ["search", "P-1", "--catalog", catalogue, "--json"]
    assert main(search) == ExitStatus.INPUT_ERROR
    assert capsys.readouterr().err == (
        "vitrine: catalogue is encrypted; Name a file with its password with --password-file\n"
    )
    assert main([*search, *option]) == 0
    assert printed_json()[0]["sku"] == "P-1"
    _lock()
    assert main(["backup", "--catalog", catalogue, "--list", "--json", *option]) == 0
    assert main(["decrypt", "--catalog", catalogue, "--json", *option]) == 0
    _lock()
    assert main(search) == 0


def test_a_variable_names_the_password_file(
    catalogue: str, password: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert main(["encrypt", "--catalog", catalogue, "--password-file", password]) == 0
    _lock()
    monkeypatch.setenv("VITRINE_PASSWORD_FILE", password)
    assert main(["search", "P-1", "--catalog", catalogue]) == 0


def test_passwords_are_asked_for_on_a_terminal(
    catalogue: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answer(monkeypatch, "correct horse", "correct house")
    assert main(["encrypt", "--catalog", catalogue]) == ExitStatus.INPUT_ERROR
    assert "The two passwords are different" in capsys.readouterr().err
    _answer(monkeypatch, "correct horse", "correct horse")
    assert main(["encrypt", "--catalog", catalogue]) == 0
    assert "nobody can read it any more" in capsys.readouterr().out
    _lock()
    _answer(monkeypatch, "wrong horse", "correct horse")
    assert main(["search", "P-1", "--catalog", catalogue]) == 0
    assert "The password is wrong; Try again" in capsys.readouterr().err
    _lock()
    _answer(monkeypatch, *["wrong horse"] * 3)
    assert main(["search", "P-1", "--catalog", catalogue]) == ExitStatus.INPUT_ERROR


def test_the_password_is_changed(catalogue: str, password: str, tmp_path: Path) -> None:
    new = tmp_path / "new"
    new.write_text("battery staple", encoding="utf-8")
    assert main(["encrypt", "--catalog", catalogue, "--password-file", password]) == 0
    change = ["change-password", "--catalog", catalogue, "--password-file", password]
    assert main([*change, "--new-password-file", str(new)]) == 0
    _lock()
    search = ["search", "P-1", "--catalog", catalogue, "--password-file"]
    assert main([*search, password]) == ExitStatus.INPUT_ERROR
    assert main([*search, str(new)]) == 0


def test_a_plain_catalogue_has_no_password_to_change(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["change-password", "--catalog", catalogue]) == ExitStatus.INPUT_ERROR
    assert "is not encrypted" in capsys.readouterr().err


def test_without_a_terminal_or_a_keyring_the_next_step_is_told(
    catalogue: str, password: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    encrypt = ["encrypt", "--catalog", catalogue]
    assert main(encrypt) == ExitStatus.INPUT_ERROR
    assert "Write it to a file, and name the file with --password-file" in capsys.readouterr().err
    missing = ["--password-file", str(tmp_path / "missing")]
    assert main([*encrypt, *missing]) == ExitStatus.INPUT_ERROR
    assert "missing cannot be read" in capsys.readouterr().err
    assert main([*encrypt, "--password-file", password, "--keyring"]) == ExitStatus.INPUT_ERROR
    assert "no keyring" in capsys.readouterr().err
    assert not Path(catalogue, "catalog.key").exists()
