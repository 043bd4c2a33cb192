"""Switching between the light, the dark and the system theme."""

from collections.abc import Callable
from pathlib import Path

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


def window_background() -> str:
    return QApplication.palette().color(QPalette.ColorRole.Window).name()


def icon_of(window: MainWindow) -> QImage:
    return part(window, QPushButton, "open_photo").icon().pixmap(18, 18).toImage()


def test_the_theme_chosen_in_the_menu_is_applied_at_once(
    open_window: OpenWindow, catalogue: Path
) -> None:
    window = open_window(catalogue)
    assert window_background() == LIGHT.background
    light_icon = icon_of(window)
    part(window, QAction, "command_theme_dark").trigger()
    assert window_background() == DARK.background
    assert icon_of(window) != light_icon


def test_the_system_theme_follows_the_desktop(
    open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_window(settings=Settings(theme="system"))
    hints = QGuiApplication.styleHints()
    hints.setColorScheme(Qt.ColorScheme.Unknown)
    scheme = hints.colorScheme()
    assert window_background() == (DARK if scheme == Qt.ColorScheme.Dark else LIGHT).background
    other = Qt.ColorScheme.Light if scheme == Qt.ColorScheme.Dark else Qt.ColorScheme.Dark
    monkeypatch.setattr(type(hints), "colorScheme", lambda _: other)
    hints.colorSchemeChanged.emit(other)
    assert window_background() == (DARK if other == Qt.ColorScheme.Dark else LIGHT).background


def test_chinese_text_uses_a_simplified_chinese_font(qapp: QApplication) -> None:
    family = "Noto Sans CJK SC"
    if not QFontDatabase.hasFamily(family):
        pytest.skip("the font is not installed")
    Theme(qapp, paths.icons_folder())
    layout = QTextLayout("Tea 直骨", scaled_font(1.4))
    layout.beginLayout()
    layout.createLine().setLineWidth(500)
    layout.endLayout()
    used = {run.rawFont().familyName() for run in layout.glyphRuns()}
    # Other text keeps the font of the system.
    assert used == {QFontInfo(qapp.font()).family(), family}


def test_an_icon_of_the_same_kind_is_rendered_once(qapp: QApplication) -> None:
    theme = Theme(qapp, paths.icons_folder())
    assert theme.icon("copy") is theme.icon("copy")
    assert theme.icon("copy") is not theme.icon("copy", "muted")
