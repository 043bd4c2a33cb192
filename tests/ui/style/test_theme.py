"""Light, dark, or as the system: everything follows at once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QAction,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QImage,
    QPalette,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QPushButton

from desktop_app import paths
from desktop_app.settings import Settings
from desktop_app.ui.shell.main_window import MainWindow
from desktop_app.ui.style.colours import DARK, LIGHT
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import scaled_font
from tests.ui.parts import part

OpenWindow = Callable[..., MainWindow]


def ground() -> str:
    return QApplication.palette().color(QPalette.ColorRole.Window).name()


def icon_of(window: MainWindow) -> QImage:
    return part(window, QPushButton, "open_photo").icon().pixmap(18, 18).toImage()


def test_a_theme_is_chosen_in_the_menu_and_holds_at_once(open_window: OpenWindow) -> None:
    window = open_window()
    assert ground() == LIGHT.canvas
    light_icon = icon_of(window)
    part(window, QAction, "command_theme_dark").trigger()
    assert ground() == DARK.canvas
    assert icon_of(window) != light_icon


def test_the_system_is_followed(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    open_window(settings=Settings(theme="system"))
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(Qt.ColorScheme.Unknown)
    scheme = hints.colorScheme()
    assert ground() == (DARK if scheme == Qt.ColorScheme.Dark else LIGHT).canvas
    other = Qt.ColorScheme.Light if scheme == Qt.ColorScheme.Dark else Qt.ColorScheme.Dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: other)
    hints.colorSchemeChanged.emit(other)
    assert ground() == (DARK if other == Qt.ColorScheme.Dark else LIGHT).canvas


def test_chinese_is_drawn_in_its_own_letters(qapp: QApplication) -> None:
    family = "Noto Sans CJK SC"
    if not QFontDatabase.hasFamily(family):
        pytest.skip("this system has no such font")
    Theme(qapp, paths.icons_folder())
    layout = QTextLayout("Tea 直骨", scaled_font(1.4))
    layout.beginLayout()
    layout.createLine().setLineWidth(500)
    layout.endLayout()
    drawn = {run.rawFont().familyName() for run in layout.glyphRuns()}
    # Other letters stay those of the system.
    assert drawn == {QFontInfo(qapp.font()).family(), family}
