"""``vitrine backup``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson


def test_a_backup_is_written_and_listed(
    catalogue: str, tmp_path: Path, printed_json: ReadJson
) -> None:
    assert main(["backup", "--catalog", catalogue, "--json"]) == 0
    (backup,) = printed_json()
    assert (backup["products"], backup["pictures"], backup["automatic"]) == (6, 6, False)
    assert Path(backup["file"]).parent == Path(catalogue) / "backups"
    assert main(["backup", "--catalog", catalogue, "--list", "--json"]) == 0
    assert printed_json() == [[backup]]


def test_the_file_or_its_folder_can_be_chosen(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "elsewhere"
    command = ["backup", "--catalog", catalogue, "--out"]
    assert main([*command, str(folder / "shop.zip")]) == ExitStatus.INPUT_ERROR
    assert "There is no folder" in capsys.readouterr().err
    assert not folder.exists()
    folder.mkdir()
    assert main([*command, str(folder)]) == 0
    (made,) = folder.iterdir()
    assert made.name.startswith("catalogue-")
    assert "6 pictures are in other folders" in capsys.readouterr().out


def test_a_file_is_replaced_only_on_request(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "shop.zip"
    file.write_bytes(b"mine")
    command = ["backup", "--catalog", catalogue, "--out", str(file)]
    assert main(command) == ExitStatus.INPUT_ERROR
    assert f"{file} exists already" in capsys.readouterr().err
    assert file.read_bytes() == b"mine"
    assert main([*command, "--force"]) == 0
    assert file.read_bytes() != b"mine"


def test_the_catalogue_itself_is_never_replaced(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = Path(catalogue) / "catalog.sqlite"
    command = ["backup", "--catalog", catalogue, "--out", str(file), "--force"]
    assert main(command) == ExitStatus.INPUT_ERROR
    assert f"{file} is a database" in capsys.readouterr().err
    assert main(["backup", "--catalog", catalogue]) == 0


def test_the_list_is_printed_for_people(catalogue: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--catalog", catalogue, "--list"]) == 0
    assert capsys.readouterr().out == "There are no backups.\n"
    main(["backup", "--catalog", catalogue])
    assert "6 products, 6 pictures" in capsys.readouterr().out


def test_a_missing_catalogue_is_an_input_error(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert main(["backup", "--catalog", str(folder)]) == ExitStatus.INPUT_ERROR
    assert not folder.exists()
