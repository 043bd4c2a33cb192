"""A stack that is as large as its shown page."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.current_page_stack import CurrentPageStack


def test_only_the_shown_page_counts(qtbot: QtBot) -> None:
    stack = CurrentPageStack()
    qtbot.addWidget(stack)
    assert stack.minimumSizeHint() == QSize()
    small, large, text = QWidget(), QWidget(), QWidget()
    small.setMinimumSize(10, 20)
    large.setMinimumSize(300, 400)
    wrapped = QLabel("some words " * 40)
    wrapped.setWordWrap(True)
    QVBoxLayout(text).addWidget(wrapped)
    for page in (small, large, text):
        stack.addWidget(page)
    assert stack.minimumSizeHint() == QSize(10, 20)
    assert stack.heightForWidth(100) == 20
    stack.setCurrentWidget(large)
    assert stack.minimumSizeHint() == QSize(300, 400)
    stack.setCurrentWidget(text)
    assert stack.heightForWidth(100) > stack.heightForWidth(400) > 0
