"""Locations of files."""

import json
from pathlib import Path

import pytest

from desktop_app import paths


def test_the_default_model_has_a_card() -> None:
    card = json.loads(paths.model_card("").read_text(encoding="utf-8"))
    assert card["name"] == paths.SHIPPED_MODEL
    assert (paths.models_folder() / card["file"]).is_file()


def test_a_model_card_is_found_by_name_or_path(tmp_path: Path) -> None:
    assert paths.model_card("other") == paths.models_folder() / "other.json"
    own_card = tmp_path / "own.json"
    assert paths.model_card(str(own_card)) == own_card


def test_every_resource_exists() -> None:
    assert paths.sample_template().is_file()
    assert paths.report_style().is_file()
    assert any(paths.icons_folder().glob("*.svg"))
    assert any(paths.translations_folder().glob("*.qm"))


def test_resources_are_in_the_extraction_folder_of_a_bundle(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path), raising=False)
    assert paths.icons_folder() == tmp_path / "assets" / "icons"


def test_user_files_are_in_the_folders_of_the_platform(tmp_path: Path) -> None:
    for file in (paths.settings_file(), paths.data_folder(), paths.log_file()):
        assert file.is_relative_to(tmp_path)
