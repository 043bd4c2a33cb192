"""``vitrine open``."""

from pathlib import Path

import pytest

from desktop_app.cli import main
from desktop_app.cli.exit_status import ExitStatus
from desktop_app.settings import Settings
from tests.cli.conftest import WindowCalls


def test_a_photo_is_handed_to_the_window(run_window_calls: WindowCalls, tmp_path: Path) -> None:
    photo = tmp_path / "photo.jpg"
    photo.touch()
    assert main(["open", str(photo)]) == 0
    assert run_window_calls == [(Settings(), {"file": photo})]


@pytest.mark.parametrize("name", ["", "catalog.sqlite"])
def test_a_catalogue_is_opened_by_folder_or_database(
    run_window_calls: WindowCalls, tmp_path: Path, name: str
) -> None:
    (tmp_path / "catalog.sqlite").touch()
    assert main(["open", str(tmp_path / name)]) == 0
    assert run_window_calls == [(Settings(), {"catalogue": tmp_path})]


def test_without_a_file_the_window_opens(run_window_calls: WindowCalls) -> None:
    assert main(["open"]) == 0
    assert run_window_calls == [(Settings(), {})]


def test_a_missing_file_is_an_error_without_a_window(
    run_window_calls: WindowCalls, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", str(tmp_path / "photo.jpg")]) == ExitStatus.INPUT_ERROR
    assert "There is no file or folder" in capsys.readouterr().err
    assert run_window_calls == []
