"""A message lies in the middle or at the bottom of a picture."""

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop_app.ui.audit.overlay_label import OverlayLabel


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_a_text_is_shown_inside_the_parent(parent: QWidget) -> None:
    label = OverlayLabel("note", parent)
    label.show_text("Comparing…", at_bottom=False)
    assert label.isVisible()
    assert abs(label.geometry().center().y() - 150) <= 1
    label.show_text("Comparing…", at_bottom=True)
    assert 250 < label.geometry().bottom() < 300
    parent.resize(200, 100)
    label.reposition()
    assert parent.rect().contains(label.geometry())


def test_an_empty_text_is_hidden(parent: QWidget) -> None:
    label = OverlayLabel("note", parent)
    label.show_text("Comparing…", at_bottom=False)
    label.show_text("", at_bottom=False)
    assert not label.isVisible()
