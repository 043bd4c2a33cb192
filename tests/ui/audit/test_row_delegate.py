"""Rows are drawn from their content, and checked with mouse and keyboard."""

from dataclasses import replace
from typing import cast

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import (
    QFont,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QStandardItem,
    QStandardItemModel,
)
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.row_delegate import ROW_CONTENT_ROLE, RowContent, RowDelegate
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.thumbnail_cache import ThumbnailCache
from tests.ui.audit.fake_thumbnails import ColourThumbnails

_CHECK_ROLE = Qt.ItemDataRole.CheckStateRole
CONTENT = RowContent((1, 2), "Cup", "Same photo", "98%", "price differs")


@pytest.fixture
def model() -> QStandardItemModel:
    made = QStandardItemModel()
    item = QStandardItem()
    item.setData(CONTENT, ROW_CONTENT_ROLE)
    made.appendRow(item)
    return made


@pytest.fixture
def delegate(thumbnails: ColourThumbnails, theme: Theme) -> RowDelegate:
    return RowDelegate(cast("ThumbnailCache", thumbnails), theme, thumbnails)


def drawn(delegate: RowDelegate, model: QStandardItemModel, qtbot: QtBot) -> QImage:
    """Return the image of the first row."""
    widget = QWidget()
    qtbot.addWidget(widget)
    image = QImage(300, 80, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    option = QStyleOptionViewItem()
    option.widget = widget
    option.rect = QRect(0, 0, 300, 80)
    with QPainter(image) as painter:
        delegate.paint(painter, option, model.index(0, 0))
    return image


@pytest.mark.parametrize(
    "content",
    [
        replace(CONTENT, title="Mug"),
        replace(CONTENT, subtitle="Identical"),
        replace(CONTENT, trailing="97%"),
        replace(CONTENT, detail=""),
        replace(CONTENT, picture_ids=(1,)),
        replace(CONTENT, picture_ids=(1, 2, 3)),
        replace(CONTENT, picture_ids=(1, 0)),
    ],
)
def test_every_part_of_the_content_is_drawn(
    delegate: RowDelegate, model: QStandardItemModel, content: RowContent, qtbot: QtBot
) -> None:
    before = drawn(delegate, model, qtbot)
    model.item(0).setData(content, ROW_CONTENT_ROLE)
    assert drawn(delegate, model, qtbot) != before


def test_an_unchecked_row_is_drawn_differently(
    delegate: RowDelegate, model: QStandardItemModel, qtbot: QtBot
) -> None:
    images = []
    for state in (None, Qt.CheckState.Checked, Qt.CheckState.Unchecked):
        model.item(0).setData(state, _CHECK_ROLE)
        images.append(drawn(delegate, model, qtbot))
    assert images[0] != images[1] != images[2]


def test_a_larger_font_makes_higher_rows(delegate: RowDelegate) -> None:
    small, large = QFont(), QFont()
    small.setPointSizeF(8)
    large.setPointSizeF(40)
    assert delegate.set_font(small) < delegate.set_font(large)


def click(kind: QEvent.Type, button: Qt.MouseButton) -> QEvent:
    point = QPointF(10, 10)
    return QMouseEvent(kind, point, point, button, button, Qt.KeyboardModifier.NoModifier)


def key(kind: QEvent.Type, pressed: Qt.Key) -> QEvent:
    return QKeyEvent(kind, pressed, Qt.KeyboardModifier.NoModifier)


@pytest.mark.parametrize(
    ("event", "is_checked"),
    [
        (click(QEvent.Type.MouseButtonRelease, Qt.MouseButton.LeftButton), False),
        (key(QEvent.Type.KeyPress, Qt.Key.Key_Space), False),
        (click(QEvent.Type.MouseButtonPress, Qt.MouseButton.LeftButton), True),
        (click(QEvent.Type.MouseButtonRelease, Qt.MouseButton.RightButton), True),
        (key(QEvent.Type.KeyRelease, Qt.Key.Key_Space), True),
        (key(QEvent.Type.KeyPress, Qt.Key.Key_A), True),
    ],
)
def test_a_click_or_space_toggles_a_row(
    delegate: RowDelegate, model: QStandardItemModel, event: QEvent, is_checked: bool
) -> None:
    model.item(0).setData(Qt.CheckState.Checked, _CHECK_ROLE)
    index = model.index(0, 0)
    delegate.editorEvent(event, model, QStyleOptionViewItem(), index)
    assert (Qt.CheckState(index.data(_CHECK_ROLE)) == Qt.CheckState.Checked) is is_checked


def test_a_row_without_a_check_state_stays_so(
    delegate: RowDelegate, model: QStandardItemModel
) -> None:
    event = key(QEvent.Type.KeyPress, Qt.Key.Key_Space)
    assert not delegate.editorEvent(event, model, QStyleOptionViewItem(), model.index(0, 0))
    assert model.index(0, 0).data(_CHECK_ROLE) is None
