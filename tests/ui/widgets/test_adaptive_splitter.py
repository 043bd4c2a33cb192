"""Parts beside each other, or stacked where there is no room."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QStackedWidget, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.adaptive_splitter import AdaptiveSplitter


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    window.resize(800, 400)
    qtbot.addWidget(window)
    return window


@pytest.fixture
def splitter(window: QWidget) -> AdaptiveSplitter:
    splitter = AdaptiveSplitter("splitter", window)
    splitter.setHandleWidth(8)
    for width_px, height_px in ((200, 150), (300, 100)):
        part = QWidget()
        part.setMinimumSize(width_px, height_px)
        splitter.addWidget(part)
    splitter.resize(800, 400)
    splitter.setSizes([250, 542])
    window.show()
    return splitter


def test_parts_are_side_by_side_while_they_fit(splitter: AdaptiveSplitter) -> None:
    splitter.resize(508, 400)
    assert not splitter.is_stacked
    assert splitter.minimumSizeHint() == QSize(300, 150)


def test_a_narrow_splitter_stacks_its_parts(splitter: AdaptiveSplitter) -> None:
    splitter.resize(507, 400)
    assert splitter.is_stacked
    assert splitter.minimumSizeHint() == QSize(300, 258)


def test_the_sizes_return_with_the_width(splitter: AdaptiveSplitter) -> None:
    sizes = splitter.sizes()
    splitter.resize(400, 400)
    splitter.resize(800, 400)
    QApplication.processEvents()
    assert not splitter.is_stacked
    assert splitter.sizes() == sizes


def test_a_hidden_part_needs_no_room(splitter: AdaptiveSplitter) -> None:
    first = splitter.widget(0)
    assert first is not None
    first.hide()
    splitter.resize(310, 400)
    assert not splitter.is_stacked
    assert splitter.minimumSizeHint() == QSize(300, 100)


def test_a_page_of_a_stack_needs_its_least_height(qtbot: QtBot) -> None:
    stack, page = QStackedWidget(), QWidget()
    text = QLabel("words " * 4)
    text.setWordWrap(True)
    area = QTextEdit()
    area.setMinimumHeight(50)
    layout = QVBoxLayout(page)
    layout.addWidget(text)
    layout.addWidget(area)
    stack.addWidget(page)
    splitter = AdaptiveSplitter("splitter")
    qtbot.addWidget(splitter)
    splitter.addWidget(stack)
    splitter.resize(400, 600)
    splitter.show()
    assert splitter.minimumSizeHint().height() < page.sizeHint().height()
