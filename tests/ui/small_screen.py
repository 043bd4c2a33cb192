"""A screen of 1024 × 768 pixels at 200 %: what fits on it, and what can be reached."""

from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

# What a title bar leaves of 512 × 384 logical pixels.
ROOM: Final = QSize(512, 352)
_TOLERANCE_PX: Final = 2
_PART: Final = 0.55


def show_in(window: QWidget, size: QSize) -> None:
    """Give a window this size at most."""
    window.setMaximumSize(size)
    window.resize(size)
    for _ in range(3):
        QApplication.processEvents()


def _scroll_to(area: QScrollArea, control: QWidget) -> None:
    """Scroll so that all of a control is visible, not only its cursor."""
    content = area.widget()
    assert content is not None
    centre = control.mapTo(content, control.rect().center())
    area.ensureVisible(centre.x(), centre.y(), control.width() // 2, control.height() // 2)


def _is_reachable(control: QWidget) -> bool:
    """Return whether all of a control is on the screen after scrolling to it."""
    limit = control.window().size()
    parent = control.parentWidget()
    while parent is not None and parent is not control.window():
        if isinstance(parent, QScrollArea):
            _scroll_to(parent, control)
            limit = limit.boundedTo(parent.viewport().size())
        parent = parent.parentWidget()
    QApplication.processEvents()
    # What is larger than a scroll area inside another one is seen in parts.
    needed = control.size().boundedTo(limit * _PART) - QSize(_TOLERANCE_PX, _TOLERANCE_PX)
    seen = control.visibleRegion().boundingRect().size()
    return seen.width() >= needed.width() and seen.height() >= needed.height()


def unreachable(window: QWidget) -> list[str]:
    """Return the controls that scrolling does not bring into sight."""
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.isVisibleTo(window)
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert controls
    return [control.objectName() for control in controls if not _is_reachable(control)]


def scrolled_sideways(window: QWidget) -> list[str]:
    """Return the areas that are wider than the window."""
    areas = [area for area in window.findChildren(QScrollArea) if area.isVisibleTo(window)]
    return [area.objectName() for area in areas if area.horizontalScrollBar().maximum()]
