"""Where the window was, and how large, kept from one day to the next."""

from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QWidget


def keep_place(window: QWidget, folder: Path) -> None:
    """Write down where the window is."""
    _file(folder).setValue("geometry", window.saveGeometry())


def restore_place(window: QWidget, folder: Path) -> None:
    """Put the window where it was, if that is known."""
    geometry = _file(folder).value("geometry")
    if geometry is not None:
        window.restoreGeometry(geometry)


def _file(folder: Path) -> QSettings:
    return QSettings(str(folder / "window.ini"), QSettings.Format.IniFormat)
