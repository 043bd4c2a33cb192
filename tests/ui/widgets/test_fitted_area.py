"""An area that scrolls only what does not fit."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fitted_area import FittedArea, FittedContent


@pytest.fixture
def content() -> QWidget:
    content = QWidget()
    content.setMinimumSize(300, 600)
    return content


@pytest.fixture
def area(qtbot: QtBot, content: QWidget) -> FittedArea:
    area = FittedArea("area", content)
    qtbot.addWidget(area)
    area.show()
    return area


def test_content_gets_all_of_the_space(area: FittedArea, content: QWidget) -> None:
    area.resize(700, 800)
    assert content.height() == 800
    assert area.verticalScrollBar().maximum() == 0


def test_content_is_scrolled_if_it_does_not_fit(area: FittedArea, content: QWidget) -> None:
    area.resize(700, 200)
    QApplication.processEvents()
    assert content.height() == 600
    assert area.verticalScrollBar().maximum() == 400
    assert area.minimumSizeHint().height() <= 120


def test_an_area_of_text_is_scrolled_by_keyboard(area: FittedArea, content: QWidget) -> None:
    area.resize(700, 800)
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus
    area.resize(700, 200)
    assert area.focusPolicy() == Qt.FocusPolicy.TabFocus
    area.resize(700, 800)
    QPushButton(content)
    area.resize(700, 200)
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_area_wants_the_size_of_its_content(qtbot: QtBot) -> None:
    layout = QVBoxLayout()
    part = QWidget()
    part.setMinimumSize(900, 500)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(part)
    area = FittedArea("area", FittedContent(layout))
    qtbot.addWidget(area)
    area.show()
    assert area.sizeHint() == QSize(900, 500)
    part.setMinimumSize(300, 200)
    QApplication.processEvents()
    assert area.sizeHint() == QSize(300, 200)


def test_the_height_follows_from_the_width_of_wrapped_text(qtbot: QtBot) -> None:
    layout = QVBoxLayout()
    label = QLabel("some words " * 60)
    label.setWordWrap(True)
    layout.addWidget(label)
    area = FittedArea("area", FittedContent(layout))
    qtbot.addWidget(area)
    area.show()
    assert area.height_for(200) > area.height_for(600) > 0
