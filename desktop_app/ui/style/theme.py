"""The light and the dark theme: palette, style sheet and icons."""

import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QGuiApplication,
    QIcon,
    QPalette,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QToolButton

from desktop_app.settings import Theme as ThemeName
from desktop_app.ui.style.colours import DARK, LIGHT, Colours
from desktop_app.ui.style.icons import render_icon
from desktop_app.ui.style.style_sheet import style_sheet

ICON_PX = 20
_SCHEMES: Final[dict[ThemeName, Qt.ColorScheme]] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_MIN_FONT_PT = 10.0
_SIMPLIFIED_CHINESE: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
)
# Added to the 4 px that the Fusion style leaves between icon and text.
_ICON_GAP_PX = 4


class Theme(QObject):
    """Applies the light or the dark theme to the application.

    Attributes:
        colours: of the current theme.

    Signals:
        changed: the colours have changed.
    """

    changed = Signal()

    def __init__(self, app: QApplication, icons: Path) -> None:
        super().__init__()
        self._app = app
        self._icons = icons
        self._requested_scheme = Qt.ColorScheme.Unknown
        self.colours = LIGHT
        self._icon_cache: dict[tuple[str, str, int, int], QIcon] = {}
        app.setStyle("Fusion")
        font = app.font()
        font.setPointSizeF(max(font.pointSizeF(), _MIN_FONT_PT))
        font.setFamilies(_font_families(font))
        app.setFont(font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)

    def set_theme(self, name: ThemeName) -> None:
        """Apply a theme; ``system`` follows the colour scheme of the desktop."""
        self._requested_scheme = _SCHEMES[name]
        # Title bars and native dialogs follow this where the platform supports it.
        QGuiApplication.styleHints().setColorScheme(self._requested_scheme)
        self._apply()

    def set_icon(
        self,
        target: QAction | QAbstractButton | QLabel,
        icon: str,
        colour: str = "text",
        side_px: int = ICON_PX,
    ) -> None:
        """Set an icon that is redrawn when the theme changes.

        Args:
            target: shows the icon.
            icon: name of an SVG file in the icon folder, without its suffix.
            colour: name of a field of ``Colours``.
            side_px: side length, in device-independent pixels.
        """
        target.setProperty("icon_name", icon)
        target.setProperty("icon_colour", colour)
        target.setProperty("icon_px", side_px)
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(side_px + _gap_px(target), side_px))
        self._update_icon(target)

    def icon(
        self, name: str, colour: str = "text", side_px: int = ICON_PX, gap_px: int = 0
    ) -> QIcon:
        """Return an icon in a colour of the current theme; it does not follow later changes."""
        key = (name, getattr(self.colours, colour), side_px, gap_px)
        if key not in self._icon_cache:
            # Rendering takes over a millisecond, and the grid needs an icon for every tile.
            self._icon_cache[key] = render_icon(self._icons / f"{name}.svg", *key[1:])
        return self._icon_cache[key]

    def _apply(self) -> None:
        scheme = self._requested_scheme
        if scheme == Qt.ColorScheme.Unknown:
            scheme = QGuiApplication.styleHints().colorScheme()
        self.colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours, self._icons))
        for window in self._app.topLevelWidgets():
            for kind in (QAction, QAbstractButton, QLabel):
                for target in window.findChildren(kind):
                    self._update_icon(target)
        self.changed.emit()

    def _update_icon(self, target: QObject) -> None:
        name = target.property("icon_name")
        if not name:
            return
        side_px: int = target.property("icon_px")
        icon = self.icon(name, target.property("icon_colour"), side_px, _gap_px(target))
        if isinstance(target, QLabel):
            target.setPixmap(icon.pixmap(QSize(side_px, side_px), target.devicePixelRatioF()))
        elif isinstance(target, QAction | QAbstractButton):
            target.setIcon(icon)


def _font_families(font: QFont) -> list[str]:
    """Return the font's families, followed on Linux by fonts for simplified Chinese.

    Without them, a Linux system in another language shows Chinese text in Japanese forms.
    """
    if sys.platform != "linux":
        return font.families()
    installed = [name for name in _SIMPLIFIED_CHINESE if QFontDatabase.hasFamily(name)]
    # The resolved name: an alias such as "Sans Serif" would be tried after the Chinese fonts.
    return list(dict.fromkeys((QFontInfo(font).family(), *installed)))


def _gap_px(target: QObject) -> int:
    text_beside_icon = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    has_text = isinstance(target, QPushButton) or (
        isinstance(target, QToolButton) and target.toolButtonStyle() == text_beside_icon
    )
    return _ICON_GAP_PX if has_text else 0


def _palette(colours: Colours) -> QPalette:
    """Return the palette for widgets that the style sheet does not cover."""
    roles = QPalette.ColorRole
    palette = QPalette(QColor(colours.background))
    for role, colour in (
        (roles.Window, colours.background),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.raised),
        (roles.Button, colours.surface),
        (roles.ToolTipBase, colours.text),
        (roles.ToolTipText, colours.background),
        (roles.WindowText, colours.text),
        (roles.Text, colours.text),
        (roles.ButtonText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
    ):
        palette.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return palette
