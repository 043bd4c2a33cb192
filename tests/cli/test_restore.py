"""``vitrine restore``."""

import zipfile
from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson


@pytest.fixture
def backup(catalogue: str, tmp_path: Path) -> str:
    """Return a backup, after which a product was added and one was changed."""
    file = tmp_path / "shop.zip"
    main(["backup", "--catalog", catalogue, "--out", str(file)])
    table = tmp_path / "later.csv"
    table.write_text("sku,name\nP-1,Later\nP-9,New\n", encoding="utf-8")
    main(["import", str(table), "--catalog", catalogue])
    return str(file)


def test_a_dry_run_changes_nothing(
    catalogue: str, backup: str, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert main(["restore", backup, "--catalog", catalogue, "--dry-run"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "6 products and 6 pictures in the backup",
        "0 products more, 1 fewer, 1 changed",
        "Nothing is changed.",
    ]


def test_the_catalogue_is_replaced_and_kept(
    catalogue: str, backup: str, capsys: pytest.CaptureFixture[str], printed_json: ReadJson
) -> None:
    capsys.readouterr()
    assert main(["restore", backup, "--catalog", catalogue, "--json"]) == 0
    (report,) = printed_json()
    assert (report["more"], report["fewer"], report["changed"]) == (0, 1, 1)
    assert Path(report["replaced"]).parent == Path(catalogue) / "backups"
    assert main(["restore", report["replaced"], "--catalog", catalogue, "--json"]) == 0
    assert printed_json()[0]["more"] == 1


def test_another_file_is_an_input_error(catalogue: str, tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    file.write_bytes(b"\xff\xd8 no backup")
    assert main(["restore", str(file), "--catalog", catalogue]) == ExitStatus.INPUT_ERROR


def test_a_missing_file_and_a_foreign_archive_are_called_so(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    missing = tmp_path / "gone.zip"
    assert main(["restore", str(missing), "--catalog", catalogue]) == ExitStatus.INPUT_ERROR
    assert capsys.readouterr().err == f"vitrine: There is no file {missing}; Check the name\n"
    with zipfile.ZipFile(missing, "w") as archive:
        archive.writestr("letter.txt", "Dear all")
    assert main(["restore", str(missing), "--catalog", catalogue]) == ExitStatus.INPUT_ERROR
    assert "gone.zip is not a backup of a catalogue" in capsys.readouterr().err


def test_a_backup_of_another_catalogue_is_called_so(
    catalogue: str, backup: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "other.csv"
    table.write_text("sku,name\nX-1,Other\n", encoding="utf-8")
    main(["import", str(table), "--catalog", str(tmp_path / "other")])
    capsys.readouterr()
    assert main(["restore", backup, "--catalog", str(tmp_path / "other"), "--dry-run"]) == 0
    assert "It is a backup of another catalogue." in capsys.readouterr().out
