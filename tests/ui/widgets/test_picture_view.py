"""The picture view: fitting, thumbnails in the meantime, clicks."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import PictureView, fitted_rect

RED, BLUE = QColor(200, 0, 0), QColor(0, 0, 200)


def pixmap(colour: QColor) -> QPixmap:
    made = QPixmap(20, 20)
    made.fill(colour)
    return made


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        (QSize(400, 200), QRect(10, 45, 100, 50)),
        (QSize(20, 40), QRect(35, 20, 50, 100)),
        (QSize(7, 7), QRect(10, 20, 100, 100)),
    ],
)
def test_a_rectangle_is_fitted_and_centred(size: QSize, expected: QRect) -> None:
    assert fitted_rect(size, QRect(10, 20, 100, 100)) == expected


def test_a_placeholder_does_not_replace_a_picture(theme: Theme, qtbot: QtBot) -> None:
    view = PictureView("picture", theme)
    qtbot.addWidget(view)
    view.resize(60, 60)
    view.show_placeholder(pixmap(RED))
    assert view.grab().toImage().pixelColor(30, 30) == RED
    view.show_picture(pixmap(BLUE))
    view.show_placeholder(pixmap(RED))
    assert view.grab().toImage().pixelColor(30, 30) == BLUE
    view.show_picture(None)
    assert view.grab().toImage().pixelColor(30, 30) == QColor(theme.colours.raised)


def test_a_click_is_emitted(theme: Theme, qtbot: QtBot) -> None:
    view = PictureView("picture", theme)
    qtbot.addWidget(view)
    view.resize(60, 60)
    with qtbot.waitSignal(view.clicked):
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(30, 30))
