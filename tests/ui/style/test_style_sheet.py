"""The style sheet of both themes."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QMenu, QSlider, QWidget
from pytestqt.qtbot import QtBot

from desktop_app import paths
from desktop_app.ui.style.colours import DARK, LIGHT, Colours
from desktop_app.ui.style.style_sheet import style_sheet
from desktop_app.ui.style.theme import Theme
from tests.ui.style.contrast import contrast_ratio


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_placeholder_is_filled(colours: Colours) -> None:
    text = style_sheet(colours, Path("/icons"))
    assert "$" not in text
    assert colours.background in text


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_every_icon_exists(colours: Colours) -> None:
    text = style_sheet(colours, paths.icons_folder())
    files = [Path(part.split('"')[0]) for part in text.split('url("')[1:]]
    assert files
    assert all(file.is_file() for file in files)


@pytest.fixture(params=["light", "dark"])
def window(request: pytest.FixtureRequest, qapp: QApplication, qtbot: QtBot) -> QWidget:
    """Return a window in a theme, without a control that has the focus."""
    theme = Theme(qapp, paths.icons_folder())
    theme.set_theme(request.param)
    window = QWidget()
    window.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.resize(300, 200)
    qtbot.addWidget(window)
    return window


def _colours(window: QWidget, *places: QPoint) -> list[QColor]:
    window.show()
    window.setFocus()
    image = window.grab().toImage()
    return [image.pixelColor(place) for place in places]


def test_the_border_of_a_field_is_visible(window: QWidget) -> None:
    line = QLineEdit(window)
    line.setGeometry(10, 10, 200, 32)
    outside, border, inside = _colours(window, QPoint(100, 5), QPoint(100, 10), QPoint(100, 14))
    assert contrast_ratio(border, outside) >= 3
    assert contrast_ratio(border, inside) >= 3


def test_an_unticked_box_is_visible(window: QWidget) -> None:
    box = QCheckBox(window)
    box.setGeometry(10, 10, 100, 24)
    outside, inside = _colours(window, QPoint(150, 22), QPoint(19, 22))
    row = _colours(window, *(QPoint(x, 22) for x in range(8, 20)))
    border = max(row, key=lambda colour: contrast_ratio(colour, inside))
    assert contrast_ratio(border, inside) >= 3
    assert contrast_ratio(border, outside) >= 3


def test_the_groove_of_a_slider_is_visible(window: QWidget) -> None:
    slider = QSlider(Qt.Orientation.Horizontal, window)
    slider.setGeometry(10, 10, 200, 24)
    outside, groove = _colours(window, QPoint(150, 12), QPoint(150, 22))
    assert contrast_ratio(groove, outside) >= 3


def test_the_chosen_entry_of_a_menu_is_visible(window: QWidget, qtbot: QtBot) -> None:
    menu = QMenu(window)
    qtbot.addWidget(menu)
    actions = [menu.addAction(text) for text in ("First", "Second")]
    menu.popup(QPoint(0, 0))
    menu.setActiveAction(actions[0])
    image = menu.grab().toImage()
    chosen, other = (
        image.pixelColor(menu.actionGeometry(action).right() - 8, place.center().y())
        for action in actions
        for place in (menu.actionGeometry(action),)
    )
    menu.close()
    assert contrast_ratio(chosen, other) >= 3
