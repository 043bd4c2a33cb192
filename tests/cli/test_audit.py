"""``vitrine audit``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from tests.cli.conftest import ReadJson


def test_pairs_are_written_and_the_report_is_printed_as_json(
    catalogue: str, tmp_path: Path, printed_json: ReadJson
) -> None:
    out = tmp_path / "pairs.csv"
    assert main(["audit", "--catalog", catalogue, "--out", str(out), "--json"]) == 0
    (report,) = printed_json()
    assert report["audited"] == 6
    assert report["out"] == str(out)
    header = out.read_text(encoding="utf-8").splitlines()[0]
    assert header == "level,sku_a,image_a,sku_b,image_b,score,reason"


def test_the_report_is_printed_for_people(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "pairs.csv"
    assert main(["audit", "--catalog", catalogue, "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out


def test_an_unwritable_file_is_an_input_error(
    catalogue: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "missing" / "pairs.csv"
    status = main(["audit", "--catalog", catalogue, "--out", str(out)])
    assert status == ExitStatus.INPUT_ERROR
    assert capsys.readouterr().err.startswith("vitrine: ")
