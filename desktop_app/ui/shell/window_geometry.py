"""Where the window was, and how large, kept from one day to the next."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget

_WIDTH_PX: Final = 1280
_HEIGHT_PX: Final = 800
# How tall it is, the window manager tells only later.
_TITLE_BAR_PX: Final = 48


def save_geometry(window: QWidget, folder: Path) -> None:
    """Write down where the window is."""
    _file(folder).setValue("geometry", window.saveGeometry())


def restore_geometry(window: QWidget, folder: Path) -> None:
    """Put the window where it was; where that is not known, make it fit the screen."""
    room_px = window.screen().availableSize().height() - _TITLE_BAR_PX
    window.resize(_WIDTH_PX, min(_HEIGHT_PX, room_px))
    geometry = _file(folder).value("geometry")
    if geometry is not None:
        window.restoreGeometry(geometry)


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
