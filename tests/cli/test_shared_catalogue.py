"""Shared catalogues on the command line, with a real server."""

from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.postgres.server_address import ServerAddress
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from desktop_app.catalogue.sqlite.encryption import catalogue_key, key_file
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.cli.shared_catalogue import local_copy
from tests.actor import ACTOR
from tests.postgres_server import DatabaseServer


@pytest.fixture
def address(postgres_database: str, catalogue: str, capsys: pytest.CaptureFixture[str]) -> str:
    """Return the address of a shared catalogue with six products."""
    assert main(["publish", "--catalog", catalogue, "--to", postgres_database]) == 0
    capsys.readouterr()
    return postgres_database


def test_a_command_works_on_the_local_copy_and_sends_its_changes(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    table = tmp_path / "new.csv"
    table.write_text("sku,name\nNEW-1,Lantern\n")
    assert main(["import", str(table), "--catalog", address]) == 0
    # Another computer has a copy of its own.
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "other"))
    capsys.readouterr()
    assert main(["search", "Lantern", "--catalog", address]) == 0
    assert "NEW-1" in capsys.readouterr().out


def test_without_the_server_the_copy_is_used(
    postgres_server: DatabaseServer, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    command = ["search", "Product 1", "--catalog", address, "--json"]
    assert main(command) == 0
    first = capsys.readouterr().out
    postgres_server.server.stop()
    try:
        assert main(command) == 0
    finally:
        postgres_server.server.start()
    printed = capsys.readouterr()
    assert printed.out == first != ""
    assert "the copy on this computer is used" in printed.err


def test_an_encrypted_copy_is_opened_with_its_password(
    address: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    cost = key_file.Argon2Cost(passes=1, memory_kib=8, lanes=1)
    monkeypatch.setattr(key_file, "DEFAULT_COST", cost)
    # As a new process, each command knows no key.
    monkeypatch.setattr(catalogue_key, "_unlocked", {})
    password = tmp_path / "password"
    password.write_text("correct horse\n")
    options = ["--catalog", address, "--password-file", str(password)]
    table = tmp_path / "new.csv"
    table.write_text("sku,name\nNEW-1,Lantern\n")
    assert main(["import", str(table), *options]) == 0
    assert main(["encrypt", *options]) == 0
    monkeypatch.setattr(catalogue_key, "_unlocked", {})
    assert main(["search", "Product 1", "--catalog", address]) == ExitStatus.INPUT_ERROR
    assert "is encrypted" in capsys.readouterr().err
    assert main(["search", "Product 1", *options]) == 0
    assert "P-1" in capsys.readouterr().out
    # The log entry of the encryption has used an id of this station.
    table.write_text("sku,name\nNEW-1,Candle\n")
    assert main(["import", str(table), *options]) == 0


def test_a_shared_catalogue_is_fetched_as_one_of_its_own(
    address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "fetched"
    assert main(["fetch", "--from", address, "--to", str(folder)]) == 0
    capsys.readouterr()
    assert main(["search", "Product 1", "--catalog", str(folder)]) == 0
    assert "P-1" in capsys.readouterr().out
    assert main(["fetch", "--from", address, "--to", str(folder)]) == ExitStatus.INPUT_ERROR
    assert "There is a catalogue in" in capsys.readouterr().err
    for place in (tmp_path, tmp_path / "fetched" / "catalog.sqlite"):
        assert main(["fetch", "--from", address, "--to", str(place)]) == ExitStatus.INPUT_ERROR
        assert "is not an empty folder" in capsys.readouterr().err
    # It can be published again, which the copy of a station cannot.
    assert main(["publish", "--catalog", str(folder), "--to", address]) == ExitStatus.INPUT_ERROR
    assert "has a shared catalogue already" in capsys.readouterr().err


def test_a_database_without_a_catalogue_is_an_input_error(
    postgres_database: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["search", "x", "--catalog", postgres_database]) == ExitStatus.INPUT_ERROR
    assert capsys.readouterr().err.count("\n") == 1


def test_a_login_may_not_more_than_its_server_allows(
    address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = local_copy(ServerAddress.parse(address))
    with closing(CatalogueDatabase.open(folder, ACTOR, create=False)) as database:
        database.execute("UPDATE copy_state SET role = 'clerk'")
    capsys.readouterr()
    assert main(["decrypt", "--catalog", str(folder)]) == ExitStatus.INPUT_ERROR
    assert "A clerk may not encrypt a catalogue" in capsys.readouterr().err
