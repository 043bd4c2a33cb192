"""``vitrine doctor``."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app import paths
from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.settings import Settings, save_settings
from tests.cli.conftest import ReadJson
from tests.vision.test_camera import write_video


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


def test_a_camera_is_tried(tmp_path: Path, printed_json: ReadJson) -> None:
    video = write_video(tmp_path / "camera.avi", size_px=(64, 48))
    assert main(["doctor", "--camera", str(video), "--json"]) == 0
    (report,) = printed_json()
    assert report["picture of the camera"] == {"width": 64, "height": 48}


def test_a_camera_without_pictures_is_a_problem(tmp_path: Path, printed_json: ReadJson) -> None:
    (tmp_path / "camera.avi").write_bytes(b"no video")
    arguments = ["doctor", "--camera", str(tmp_path / "camera.avi"), "--json"]
    assert main(arguments) == ExitStatus.INPUT_ERROR
    (report,) = printed_json()
    assert "picture of the camera" not in report
    assert len(report["problems"]) == 1


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


@pytest.fixture
def unreadable_name(catalogue: str) -> str:
    """Return the folder of a catalogue in which a name is no text."""
    with closing(sqlite3.connect(Path(catalogue) / "catalog.sqlite")) as file, file:
        file.execute("UPDATE products SET name = CAST(x'41ff' AS TEXT) WHERE id = 1")
    return catalogue


def test_damage_is_told_by_doctor_and_by_the_command_that_meets_it(
    unreadable_name: str, printed_json: ReadJson, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--catalog", unreadable_name, "--json"]) == ExitStatus.INPUT_ERROR
    (report,) = printed_json()
    expected = {"state": "failed", "details": ["products: 1 bad values"]}
    assert report["catalogue check"] == expected
    (problem,) = report["problems"]
    assert "vitrine doctor --repair" in problem
    status = main(["export", "--catalog", unreadable_name, "--out", f"{unreadable_name}.csv"])
    assert status == ExitStatus.INPUT_ERROR
    assert capsys.readouterr().err == f"vitrine: {problem}\n"


def test_a_damaged_catalogue_is_repaired(unreadable_name: str, printed_json: ReadJson) -> None:
    assert main(["doctor", "--repair", "--catalog", unreadable_name, "--json"]) == 0
    (report,) = printed_json()
    assert report["tables"]["products"] == {"kept": 6, "lost": 0, "changed": 1}
    assert Path(report["damaged_copy"]).is_file()
    assert main(["doctor", "--repair", "--catalog", unreadable_name, "--json"]) == 0
    assert printed_json() == [{"repaired": False, "damaged_copy": None, "tables": {}}]
    assert main(["search", "Product", "--catalog", unreadable_name, "--json"]) == 0
    assert len(printed_json()) == 5


def test_the_repair_is_printed_for_people(
    unreadable_name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["doctor", "--repair", "--catalog", unreadable_name]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "products: 6 rows kept, 1 with values that are lost, 0 lost" in lines


def test_a_repair_needs_a_catalogue(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--repair"]) == ExitStatus.USAGE_ERROR
    assert "no catalogue to repair" in capsys.readouterr().err


def test_a_form_for_a_bug_report_has_no_names(
    catalogue: str, capsys: pytest.CaptureFixture[str], printed_json: ReadJson
) -> None:
    assert main(["doctor", "--catalog", catalogue, "--report"]) == 0
    printed = capsys.readouterr().out
    assert "What happened:" in printed
    assert "products 6" in printed
    assert catalogue not in printed
    assert main(["doctor", "--catalog", catalogue, "--report", "--json"]) == 0
    assert "products 6" in printed_json()[0]["report"]
