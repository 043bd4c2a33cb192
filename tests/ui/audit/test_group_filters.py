"""Groups are filtered by level, state and text."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.group_filters import GroupFilters
from desktop_app.ui.audit.group_index import GroupFilter
from tests.ui.parts import part


@pytest.fixture
def filters(qtbot: QtBot) -> GroupFilters:
    made = GroupFilters()
    qtbot.addWidget(made)
    made.show()
    return made


def test_each_control_changes_the_filter(filters: GroupFilters) -> None:
    changes: list[GroupFilter] = []
    filters.changed.connect(changes.append)
    assert filters.group_filter == GroupFilter()
    part(filters, QToolButton, "level_copy").click()
    part(filters, QComboBox, "group_state").setCurrentIndex(2)
    part(filters, QLineEdit, "group_text").setText("cup")
    assert changes == [
        GroupFilter("copy"),
        GroupFilter("copy", "settled"),
        GroupFilter("copy", "settled", "cup"),
    ]


def test_show_all_resets_level_and_text(filters: GroupFilters) -> None:
    part(filters, QToolButton, "level_exact").click()
    part(filters, QComboBox, "group_state").setCurrentIndex(1)
    part(filters, QLineEdit, "group_text").setText("cup")
    changes: list[GroupFilter] = []
    filters.changed.connect(changes.append)
    filters.show_all()
    assert changes == [GroupFilter(None, "later", "")]


@pytest.mark.parametrize(("key", "text"), [(Qt.Key.Key_Return, "cup"), (Qt.Key.Key_Escape, "")])
def test_enter_keeps_the_text_and_escape_clears_it(
    filters: GroupFilters, key: Qt.Key, text: str, qtbot: QtBot
) -> None:
    field = part(filters, QLineEdit, "group_text")
    filters.focus_text()
    QTest.keyClicks(field, "cup")
    qtbot.waitUntil(field.hasFocus)
    with qtbot.waitSignal(filters.editing_finished):
        QTest.keyClick(field, key)
    assert field.text() == text


def test_counts_are_shown(filters: GroupFilters) -> None:
    filters.show_counts(Counter({None: 3, "copy": 2}), Counter({"open": 1200}))
    copy = part(filters, QToolButton, "level_copy")
    assert copy.text() == "Same photo  2"
    assert copy.accessibleName() == "Same photograph, 2"
    assert part(filters, QToolButton, "level_all").text() == "All duplicates  3"
    assert part(filters, QToolButton, "level_exact").text() == "Identical  0"
    assert part(filters, QComboBox, "group_state").itemText(1) == "Postponed (0)"
