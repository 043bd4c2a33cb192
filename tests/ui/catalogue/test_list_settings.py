from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from desktop_app.ui.catalogue.columns import DEFAULT_COLUMNS
from desktop_app.ui.catalogue.list_settings import (
    ListSettings,
    load_list_settings,
    save_list_settings,
)


def test_settings_are_remembered(tmp_path: Path) -> None:
    settings = ListSettings("grid", ("name", "attribute: size, “wide”"), {"name": 300})
    save_list_settings(settings, tmp_path)
    assert load_list_settings(tmp_path) == settings


@pytest.mark.parametrize("text", ["", "{", '{"view": "tiles"}', '{"columns": [1]}', "[]"])
def test_damaged_settings_are_ignored(tmp_path: Path, text: str) -> None:
    file = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    file.setValue("catalogue_list", text)
    file.sync()
    assert load_list_settings(tmp_path) == ListSettings()


def test_unknown_and_repeated_columns_are_left_out(tmp_path: Path) -> None:
    save_list_settings(ListSettings(columns=("name", "colour", "name")), tmp_path)
    assert load_list_settings(tmp_path).columns == ("name",)
    save_list_settings(ListSettings(columns=("colour",)), tmp_path)
    assert load_list_settings(tmp_path).columns == DEFAULT_COLUMNS
