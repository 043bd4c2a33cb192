"""Find the widgets of a window."""

from typing import TypeVar

from PySide6.QtCore import QObject

from desktop_app.ui.find.page import FindPage
from desktop_app.ui.shell.main_window import MainWindow

Part = TypeVar("Part", bound=QObject)


def part(parent: QObject, kind: type[Part], name: str = "") -> Part:
    """Return the widget or object of the window with this object name."""
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert isinstance(found, kind), name
    return found


def find_page(window: MainWindow) -> FindPage:
    """Return the find page of the window."""
    return part(window, FindPage)
