"""The look in force: palette, style sheet and icons, light or dark."""

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
from desktop_app.ui.style.colours import (
    DARK,
    LIGHT,
    Colours,
)
from desktop_app.ui.style.icons import render_icon
from desktop_app.ui.style.style_sheet import style_sheet

ICON_PX = 20
_SCHEMES: Final[dict[ThemeName, Qt.ColorScheme]] = {
    "system": Qt.ColorScheme.Unknown,
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
}
_LEAST_FONT_PT = 10.0
_SIMPLIFIED_CHINESE: Final = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
)
# The style leaves but 4 px between icon and words.
_GAP_PX = 4


class Theme(QObject):
    """The theme in force; ``changed`` follows every change of colours."""

    changed = Signal()

    def __init__(self, app: QApplication, icons: Path) -> None:
        super().__init__()
        self._app = app
        self._icons = icons
        self._chosen = Qt.ColorScheme.Unknown
        self.colours = LIGHT
        self._drawn: dict[tuple[str, str, int, int], QIcon] = {}
        app.setStyle("Fusion")
        font = app.font()
        font.setPointSizeF(max(font.pointSizeF(), _LEAST_FONT_PT))
        font.setFamilies(_families(font))
        app.setFont(font)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._apply)

    def use(self, name: ThemeName) -> None:
        """Show a theme; ``system`` follows the system from now on."""
        self._chosen = _SCHEMES[name]
        # Title bars and the system's own dialogs follow, where they can.
        QGuiApplication.styleHints().setColorScheme(self._chosen)
        self._apply()

    def dress(
        self,
        target: QAction | QAbstractButton | QLabel,
        icon: str,
        colour: str = "text",
        side_px: int = ICON_PX,
    ) -> None:
        """Give something an icon that keeps to the theme.

        Args:
            target: what shows the icon.
            icon: name of an SVG file in the icon folder, without its ending.
            colour: a field of ``Colours``.
            side_px: the size it is shown at, in device independent pixels.
        """
        target.setProperty("icon_name", icon)
        target.setProperty("icon_colour", colour)
        target.setProperty("icon_px", side_px)
        if isinstance(target, QAbstractButton):
            target.setIconSize(QSize(side_px + _gap_px(target), side_px))
        self._redraw(target)

    def icon(
        self, name: str, colour: str = "text", side_px: int = ICON_PX, gap_px: int = 0
    ) -> QIcon:
        """Return an icon in a colour of the theme in force, as of now."""
        look = (name, getattr(self.colours, colour), side_px, gap_px)
        if look not in self._drawn:
            # Drawing takes over a millisecond, and the grid asks for every tile.
            self._drawn[look] = render_icon(self._icons / f"{name}.svg", *look[1:])
        return self._drawn[look]

    def _apply(self) -> None:
        scheme = self._chosen
        if scheme == Qt.ColorScheme.Unknown:
            scheme = QGuiApplication.styleHints().colorScheme()
        self.colours = DARK if scheme == Qt.ColorScheme.Dark else LIGHT
        self._app.setPalette(palette(self.colours))
        self._app.setStyleSheet(style_sheet(self.colours, self._icons))
        for window in self._app.topLevelWidgets():
            for kind in (QAction, QAbstractButton, QLabel):
                for target in window.findChildren(kind):
                    self._redraw(target)
        self.changed.emit()

    def _redraw(self, target: QObject) -> None:
        name = target.property("icon_name")
        if not name:
            return
        side_px: int = target.property("icon_px")
        icon = self.icon(name, target.property("icon_colour"), side_px, _gap_px(target))
        if isinstance(target, QLabel):
            target.setPixmap(icon.pixmap(QSize(side_px, side_px), target.devicePixelRatioF()))
        elif isinstance(target, QAction | QAbstractButton):
            target.setIcon(icon)


def _families(font: QFont) -> list[str]:
    """Return the families of a font, and where it has no Chinese letters, whose to take.

    Left to itself, a Linux system in another language takes their Japanese forms.
    """
    if sys.platform != "linux":
        return font.families()
    known = [name for name in _SIMPLIFIED_CHINESE if QFontDatabase.hasFamily(name)]
    # By its own name: what goes by "Sans Serif" would come after those that are found by name.
    return list(dict.fromkeys((QFontInfo(font).family(), *known)))


def _gap_px(target: QObject) -> int:
    beside = Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    has_words = isinstance(target, QPushButton) or (
        isinstance(target, QToolButton) and target.toolButtonStyle() == beside
    )
    return _GAP_PX if has_words else 0


def palette(colours: Colours) -> QPalette:
    """Return the palette for what Qt draws by itself."""
    roles = QPalette.ColorRole
    made = QPalette(QColor(colours.canvas))
    for role, colour in (
        (roles.Window, colours.canvas),
        (roles.Base, colours.surface),
        (roles.AlternateBase, colours.raised),
        (roles.Button, colours.surface),
        (roles.ToolTipBase, colours.text),
        (roles.ToolTipText, colours.canvas),
        (roles.WindowText, colours.text),
        (roles.Text, colours.text),
        (roles.ButtonText, colours.text),
        (roles.PlaceholderText, colours.muted),
        (roles.Highlight, colours.accent),
        (roles.HighlightedText, colours.on_accent),
        (roles.Accent, colours.accent),
        (roles.Link, colours.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.muted))
    return made
