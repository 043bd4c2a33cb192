from pathlib import Path

import pytest
from PySide6.QtWidgets import QCheckBox, QLabel, QMessageBox, QSpinBox
from pytestqt.qtbot import QtBot

from desktop_app.settings import Settings
from desktop_app.ui.settings.answer_settings import AnswerSettings
from desktop_app.ui.settings.preferences import Preferences
from tests.ui.parts import part


@pytest.fixture
def preferences(tmp_path: Path) -> Preferences:
    return Preferences(Settings(), tmp_path / "settings.toml")


@pytest.fixture
def section(qtbot: QtBot, english: None, preferences: Preferences) -> AnswerSettings:
    section = AnswerSettings(preferences)
    qtbot.addWidget(section)
    section.show()
    return section


def answer_question(section: AnswerSettings, text: str) -> None:
    box = part(section, QMessageBox)
    next(one for one in box.buttons() if one.text() == text).click()


def test_limits_apply_at_once(section: AnswerSettings, preferences: Preferences) -> None:
    for name, value in (("answer_days", 7), ("answer_megabytes", 1_200)):
        number = part(section, QSpinBox, f"setting_{name}")
        number.setValue(value)
        number.editingFinished.emit()
    assert (preferences.now.answer_days, preferences.now.answer_megabytes) == (7, 1_200)


def test_to_keep_nothing_covers_every_kind_of_photo(
    section: AnswerSettings, preferences: Preferences, qtbot: QtBot
) -> None:
    nothing = part(section, QCheckBox, "setting_keep_nothing")
    keep = part(section, QCheckBox, "setting_keep_answers")
    nothing.click()
    answer_question(section, "Cancel")
    qtbot.waitUntil(lambda: section.findChild(QMessageBox) is None)
    assert not nothing.isChecked()
    now = preferences.now
    assert (now.keeps_answers, now.keeps_corrections) == (True, True)
    nothing.click()
    answer_question(section, "Delete and keep nothing")
    assert nothing.isChecked()
    now = preferences.now
    assert (now.keeps_answers, now.keeps_corrections) == (False, False)
    assert not keep.isEnabled()
    # What was chosen before holds again.
    nothing.click()
    now = preferences.now
    assert (now.keeps_answers, now.keeps_corrections) == (True, True)
    assert keep.isEnabled()


def test_to_keep_no_answers_is_asked_about(
    section: AnswerSettings, preferences: Preferences, qtbot: QtBot
) -> None:
    keep = part(section, QCheckBox, "setting_keep_answers")

    def keeps() -> bool:
        return preferences.now.keep_answers

    keep.click()
    assert keeps()
    answer_question(section, "Cancel")
    qtbot.waitUntil(lambda: section.findChild(QMessageBox) is None)
    assert keep.isChecked()
    assert keeps()
    keep.click()
    answer_question(section, "Delete and keep no answers")
    assert not keeps()
    assert not keep.isChecked()
    assert not part(section, QSpinBox, "setting_answer_days").isEnabled()
    keep.click()
    assert keeps()
    assert part(section, QSpinBox, "setting_answer_days").isEnabled()


def test_it_says_where_photos_are(section: AnswerSettings) -> None:
    note = part(section, QLabel, "answer_note").text()
    assert "stay on this computer" in note
    assert "faces" in note


def test_settings_that_were_closed_do_not_follow_later_changes(
    preferences: Preferences, qtbot: QtBot
) -> None:
    closed = AnswerSettings(preferences)
    with qtbot.waitSignal(closed.destroyed):
        closed.deleteLater()
    with qtbot.captureExceptions() as errors:
        preferences.change(answer_days=7)
    assert errors == []
