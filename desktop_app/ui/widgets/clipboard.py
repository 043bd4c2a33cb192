"""What the clipboard holds."""

from typing import cast

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication


def clipboard_contents() -> QMimeData:
    """Return what the clipboard holds; without formats if it is empty or cannot be read."""
    # Its type says that there is always something, but some platforms return none.
    contents = cast("QMimeData | None", QGuiApplication.clipboard().mimeData())
    return contents or QMimeData()
