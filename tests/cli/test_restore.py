"""``vitrine restore``."""

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
