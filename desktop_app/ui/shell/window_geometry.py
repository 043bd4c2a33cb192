"""The place and the size of the window, saved and restored."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from desktop_app.ui.widgets.widget_factory import resize_within_screen

_WIDTH_PX: Final = 1280
_HEIGHT_PX: Final = 800


def save_geometry(window: QWidget, folder: Path) -> None:
    """Save the place and the size of a window."""
    _file(folder).setValue("geometry", window.saveGeometry())


def restore_geometry(window: QWidget, folder: Path) -> None:
    """Restore the place and the size of a window, or fit it to the screen if none is saved."""
    resize_within_screen(window, _WIDTH_PX, _HEIGHT_PX)
    geometry = _file(folder).value("geometry")
    # A damaged file holds anything else.
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
