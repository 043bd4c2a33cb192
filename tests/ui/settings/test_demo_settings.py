"""The host of the demo chooses its photos."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings, load_settings
from desktop_app.ui.settings.demo_settings import DemoSettings
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.parts import part


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(Settings(), tmp_path / "settings.toml")


@pytest.fixture
def section(preferences: Preferences, english: None, qtbot: QtBot) -> DemoSettings:
    section = DemoSettings(preferences)
    qtbot.addWidget(section)
    section.resize(600, 200)
    section.show()
    return section


def chosen(section: DemoSettings) -> str:
    return part(section, QLabel, "setting_demo_photos").text()


def test_photos_are_chosen_and_remembered(
    section: DemoSettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [str(tmp_path / "a.jpg"), str(tmp_path / "b.jpg")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    assert chosen(section) == "Pictures of the catalogue"
    part(section, QPushButton, "demo_photos_files").click()
    assert chosen(section) == "2 photos"
    assert load_settings(tmp_path / "settings.toml").demo_photos == tuple(names)


def test_a_folder_is_chosen_and_left_again(
    section: DemoSettings, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    default = part(section, QPushButton, "demo_photos_default")
    assert not default.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/photos")
    part(section, QPushButton, "demo_photos_folder").click()
    assert (chosen(section), preferences.now.demo_photos) == ("/photos", ("/photos",))
    default.click()
    assert (chosen(section), preferences.now.demo_photos) == ("Pictures of the catalogue", ())


def test_a_cancelled_choice_changes_nothing(
    section: DemoSettings, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")
    part(section, QPushButton, "demo_photos_folder").click()
    assert preferences.now.demo_photos == ()


def test_photos_of_many_products_are_chosen_on_their_own(
    section: DemoSettings, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    baskets = part(section, QLabel, "setting_demo_baskets")
    assert baskets.text() == "Photos of the sample only"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "/baskets")
    part(section, QPushButton, "demo_baskets_folder").click()
    assert (baskets.text(), preferences.now.demo_baskets) == ("/baskets", ("/baskets",))
    assert preferences.now.demo_photos == ()
    part(section, QPushButton, "demo_baskets_default").click()
    assert preferences.now.demo_baskets == ()
