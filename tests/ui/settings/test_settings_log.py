"""Names of changed settings are told together for the log, never their values."""

from pathlib import Path

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from desktop_app.ui.settings.preferences import Preferences
from desktop_app.ui.settings.settings_log import SettingsLog


def test_names_of_changed_settings_are_told_together(qtbot: QtBot, tmp_path: Path) -> None:
    owner = QObject()
    preferences = Preferences(Settings(), tmp_path / "settings.toml", owner)
    settings_log = SettingsLog(preferences, owner)
    told: list[str] = []
    settings_log.changed.connect(told.append)
    preferences.change(max_hits=7)
    preferences.change(max_hits=8, theme="dark")
    preferences.change(till_address="http://till.example/secret")
    settings_log.tell()
    assert told == ["max_hits, till_address"]
    preferences.change(catalogue="/home/anna/shop")
    settings_log.tell()
    assert len(told) == 1
