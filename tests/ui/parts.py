"""Finds the parts of a window, as every test of it must."""

from typing import TypeVar

from PySide6.QtCore import QObject

Part = TypeVar("Part", bound=QObject)


def part(parent: QObject, kind: type[Part], name: str = "") -> Part:
    """Return the part of the window with this object name."""
    found = parent.findChild(kind, name) if name else parent.findChild(kind)
    assert isinstance(found, kind), name
    return found
