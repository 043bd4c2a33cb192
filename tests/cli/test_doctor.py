"""``vitrine doctor``."""

from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.settings import Settings, save_settings
from tests.cli.conftest import ReadJson


def test_it_reports_what_is_in_use(catalogue: str, printed_json: ReadJson) -> None:
    assert main(["doctor", "--catalog", catalogue, "--json"]) == 0
    (report,) = printed_json()
    assert report["device"]["name"] in {"cpu", "cuda"}
    assert report["catalogue"]["products"] == 6
    assert report["index"]["state"] == "current"
    assert report["problems"] == []
    assert {"onnxruntime", "onnxruntime-gpu"} & report["versions"].keys()


def test_it_checks_the_last_catalogue_without_the_option(
    catalogue: str, printed_json: ReadJson
) -> None:
    save_settings(Settings(catalogue=catalogue), paths.settings_file())
    assert main(["doctor", "--json"]) == 0
    (report,) = printed_json()
    assert report["catalogue"]["products"] == 6


def test_a_damaged_catalogue_is_an_input_error(catalogue: str, printed_json: ReadJson) -> None:
    (Path(catalogue) / "catalog.sqlite").write_bytes(b"garbage" * 1000)
    assert main(["doctor", "--catalog", catalogue, "--json"]) == ExitStatus.INPUT_ERROR
    (report,) = printed_json()
    assert "not a catalogue" in report["problems"][0]


def test_the_report_is_printed_for_people(
    catalogue: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--catalog", catalogue]) == 0
    assert catalogue in capsys.readouterr().out
