"""The wheel over fields in a scroll area."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QPushButton,
    QSlider,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop_app.ui.widgets.fitted_area import FittedArea
from tests.ui.parts import part


@pytest.fixture
def content() -> QWidget:
    content = QWidget()
    content.setMinimumSize(300, 900)
    layout = QVBoxLayout(content)
    number, choice = QSpinBox(), QComboBox()
    choice.addItems(["a", "b", "c"])
    # The first part gets the focus.
    for field in (QPushButton(), number, choice, QSlider()):
        layout.addWidget(field)
    return content


@pytest.fixture
def area(content: QWidget, qtbot: QtBot) -> FittedArea:
    area = FittedArea("area", content)
    qtbot.addWidget(area)
    area.resize(400, 200)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    return area


def turn_wheel_down(field: QWidget) -> bool:
    """Turn the wheel over a field; return whether the field has used it."""
    middle = QPointF(field.rect().center())
    event = QWheelEvent(
        middle,
        field.mapToGlobal(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field, event)
    return event.isAccepted()


def test_it_changes_no_value_and_is_left_to_the_area(area: FittedArea) -> None:
    number, choice, slider = part(area, QSpinBox), part(area, QComboBox), part(area, QSlider)
    number.setValue(5)
    slider.setValue(5)
    assert not any(turn_wheel_down(field) for field in (number, choice, slider))
    assert (number.value(), choice.currentIndex(), slider.value()) == (5, 0, 5)
    # Qt gives the focus to a field with this policy before it gets the wheel.
    assert Qt.FocusPolicy.WheelFocus not in (number.focusPolicy(), choice.focusPolicy())


def test_it_changes_the_field_with_the_focus(area: FittedArea, qtbot: QtBot) -> None:
    number = part(area, QSpinBox)
    number.setValue(5)
    number.setFocus()
    qtbot.waitUntil(number.hasFocus)
    assert turn_wheel_down(number)
    assert number.value() == 4
