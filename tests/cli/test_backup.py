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
    out = tmp_path / "elsewhere" / "shop.zip"
    assert main(["backup", "--catalog", catalogue, "--out", str(out)]) == 0
    assert out.stat().st_size > 0


def test_the_list_is_printed_for_people(catalogue: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["backup", "--catalog", catalogue, "--list"]) == 0
    assert capsys.readouterr().out == "There are no backups.\n"
    main(["backup", "--catalog", catalogue])
    assert "6 products, 6 pictures" in capsys.readouterr().out


def test_a_missing_catalogue_is_an_input_error(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    assert main(["backup", "--catalog", str(folder)]) == ExitStatus.INPUT_ERROR
    assert not folder.exists()
