"""The fading edge of a scroll area."""

import pytest
from PySide6.QtWidgets import QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.fading_edge import FadingEdge


@pytest.fixture
def area(qtbot: QtBot) -> QScrollArea:
    """Return a scroll area with content that is higher than the viewport."""
    area = QScrollArea()
    qtbot.addWidget(area)
    content = QWidget()
    content.resize(100, 1000)
    area.setWidget(content)
    area.resize(150, 200)
    return area


def test_the_edge_is_hidden_at_the_end_of_the_content(area: QScrollArea, theme: Theme) -> None:
    edge = FadingEdge(area, theme)
    area.show()
    bar = area.verticalScrollBar()
    bar.setValue(10)
    assert edge.isVisible()
    bar.setValue(bar.maximum())
    assert not edge.isVisible()


def test_the_edge_follows_the_viewport(area: QScrollArea, theme: Theme, qtbot: QtBot) -> None:
    edge = FadingEdge(area, theme)
    area.show()
    area.resize(300, 400)
    qtbot.waitUntil(lambda: edge.geometry().bottom() == area.viewport().geometry().bottom())
    assert edge.width() == area.viewport().width()
