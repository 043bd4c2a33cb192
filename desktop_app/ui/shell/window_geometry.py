"""The place and the size of the window, saved and restored."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

_WIDTH_PX: Final = 1280
_HEIGHT_PX: Final = 800
# The window manager reports the height of the title bar only after the window is shown.
_TITLE_BAR_PX: Final = 48


def save_geometry(window: QWidget, folder: Path) -> None:
    """Save the place and the size of a window."""
    _file(folder).setValue("geometry", window.saveGeometry())


def restore_geometry(window: QWidget, folder: Path) -> None:
    """Restore the place and the size of a window, or fit it to the screen if none is saved."""
    available_px = window.screen().availableSize().height() - _TITLE_BAR_PX
    window.resize(_WIDTH_PX, min(_HEIGHT_PX, available_px))
    geometry = _file(folder).value("geometry")
    # A damaged file holds anything else.
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
