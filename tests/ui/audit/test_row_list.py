"""A long list: current row, keys, and thumbnails of visible rows only."""

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.groups_model import GroupsModel
from desktop_app.ui.audit.row_list import RowList
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.ui.audit.fake_thumbnails import ColourThumbnails
from tests.ui.audit.samples import index_of, make_group


@pytest.fixture
def model(english: None) -> GroupsModel:
    made = GroupsModel()
    made.set_groups(index_of(*(make_group(2 * number + 1) for number in range(100))))
    return made


@pytest.fixture
def rows(model: GroupsModel, thumbnails: ColourThumbnails, theme: Theme, qtbot: QtBot) -> RowList:
    made = RowList("group_list", cast("ThumbnailCache", thumbnails), theme)
    qtbot.addWidget(made)
    made.setModel(model)
    made.resize(300, 400)
    made.show()
    return made


def test_the_current_row_is_selected_and_reported(rows: RowList) -> None:
    reported: list[int] = []
    rows.current_row_changed.connect(reported.append)
    rows.select_row(5)
    rows.select_row(1000)
    assert rows.current_row() == 99
    assert reported == [5, 99]


def test_an_empty_list_has_no_current_row(rows: RowList, model: GroupsModel) -> None:
    rows.select_row(5)
    model.set_groups(index_of())
    rows.select_row(0)
    assert rows.current_row() == -1


def test_arrow_keys_step_through_pictures_and_rows(rows: RowList) -> None:
    steps: list[int] = []
    rows.picture_step_requested.connect(steps.append)
    rows.select_row(0)
    QTest.keyClick(rows, Qt.Key.Key_Right)
    QTest.keyClick(rows, Qt.Key.Key_Left)
    QTest.keyClick(rows, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert steps == [1, -1]
    QTest.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current_row() == 1


def test_thumbnails_near_the_visible_rows_are_requested(
    rows: RowList, thumbnails: ColourThumbnails, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: 1 in thumbnails.requested)
    assert 199 not in thumbnails.requested
    rows.scrollToBottom()
    qtbot.waitUntil(lambda: 199 in thumbnails.requested)
    assert 1 not in thumbnails.requested
