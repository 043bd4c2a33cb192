from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.errors import Message
from desktop_app.settings import Settings
from desktop_app.ui.settings import counter_settings
from desktop_app.ui.settings.counter_settings import CounterSettings
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.parts import part


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(Settings(), tmp_path / "settings.toml")


@pytest.fixture
def section(qtbot: QtBot, english: None, preferences: Preferences) -> CounterSettings:
    section = CounterSettings(preferences)
    qtbot.addWidget(section)
    section.show()
    return section


def enter(section: CounterSettings, name: str, text: str) -> None:
    line = part(section, QLineEdit, f"setting_{name}")
    line.setText(text)
    line.editingFinished.emit()


def enter_template(section: CounterSettings, text: str) -> None:
    line = part(section, QComboBox, "setting_till_template").lineEdit()
    assert line is not None
    line.setText(text)
    line.editingFinished.emit()


def problem(section: CounterSettings, name: str) -> str:
    found = part(section, QLabel, f"problem_{name}")
    assert found.isVisible() == bool(found.text())
    return found.text()


def test_a_template_is_checked(section: CounterSettings, preferences: Preferences) -> None:
    enter_template(section, "{sku}\\t{price}")
    assert preferences.now.till_template == "{sku}\\t{price}"
    enter_template(section, "{sku}\\t{prize}")
    assert problem(section, "till_template").startswith("There is no field {prize}.")
    assert preferences.now.till_template == "{sku}\\t{price}"
    enter_template(section, "{gtin}")
    assert problem(section, "till_template") == ""
    assert preferences.now.till_template == "{gtin}"


def test_an_address_is_checked(section: CounterSettings, preferences: Preferences) -> None:
    enter(section, "till_address", "till")
    assert problem(section, "till_address").startswith("“till” is not an address.")
    enter(section, "till_address", "http://8.8.8.8/")
    assert problem(section, "till_address").startswith("8.8.8.8 is outside of the local network.")
    assert preferences.now.till_address == ""
    part(section, QCheckBox, "setting_till_any_host").click()
    assert preferences.now.till_address == "http://8.8.8.8/"
    assert preferences.now.till_any_host
    enter(section, "till_address", "")
    assert preferences.now.till_address == ""


def test_scale_labels_are_checked(section: CounterSettings, preferences: Preferences) -> None:
    enter(section, "scale_labels", "21IIIIIWWWWWC")
    assert preferences.now.scale_labels == "21IIIIIWWWWWC"
    enter(section, "scale_labels", "21IIIII")
    assert problem(section, "scale_labels").startswith("“21IIIII” is not a pattern")
    assert preferences.now.scale_labels == "21IIIIIWWWWWC"


def test_a_table_is_chosen(
    section: CounterSettings,
    preferences: Preferences,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    name = str(tmp_path / "accepted")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (name, ""))
    part(section, QPushButton, "choose_till_table").click()
    assert preferences.now.till_table == f"{name}.csv"
    enter(section, "till_table", str(tmp_path / "accepted.xlsx"))
    assert problem(section, "till_table").endswith("Choose a name that ends in .csv.")
    assert preferences.now.till_table == f"{name}.csv"


def test_it_is_said_where_typing_is_not_possible(
    section: CounterSettings, preferences: Preferences, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = Message("Typing into another window is not possible on this system.")
    monkeypatch.setattr(counter_settings, "why_not_possible", lambda: reason)
    action = part(section, QComboBox, "setting_accept_action")
    for value, sentence in (("type", str(reason)), ("copy", "")):
        action.setCurrentIndex(action.findData(value))
        action.activated.emit(action.currentIndex())
        assert preferences.now.accept_action == value
        assert problem(section, "accept_action") == sentence


def test_the_reading_of_codes_can_be_switched_off(
    section: CounterSettings, preferences: Preferences
) -> None:
    choice = part(section, QCheckBox, "setting_counter_live_codes")
    assert choice.isChecked()
    choice.click()
    assert not preferences.now.counter_live_codes


def test_sounds_can_be_switched_on(section: CounterSettings, preferences: Preferences) -> None:
    choice = part(section, QCheckBox, "setting_counter_sounds")
    assert not choice.isChecked()
    choice.click()
    assert preferences.now.counter_sounds


def test_photos_of_corrections_can_be_left_alone(
    section: CounterSettings, preferences: Preferences
) -> None:
    choice = part(section, QCheckBox, "setting_keep_corrections")
    assert choice.isChecked()
    choice.click()
    assert not preferences.now.keep_corrections
