"""What all windows have to fulfil for fingers and for screen readers."""

from typing import Final

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
    QTableView,
    QWidget,
)

_CONTROLS: Final = (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSlider,
)


def _visible(window: QWidget) -> list[QWidget]:
    parts = [part for part in window.findChildren(QWidget) if part.window() is window.window()]
    return [part for part in parts if part.isVisible()]


def _controls(window: QWidget) -> list[QWidget]:
    found = [part for part in _visible(window) if isinstance(part, _CONTROLS)]
    # The line of a combo box or spin box is a part of it, and so are Qt's own buttons.
    return [
        part
        for part in found
        if not isinstance(part.parentWidget(), (QComboBox, QAbstractSpinBox, QLineEdit, QTableView))
        and not part.objectName().startswith("qt_")
    ]


def too_small(window: QWidget, least_px: int) -> dict[str, tuple[int, int]]:
    """Return the controls, and the rows of tables, that are smaller than a target may be."""
    found = {
        part.objectName(): (part.width(), part.height())
        for part in _controls(window)
        if min(part.width(), part.height()) < least_px
    }
    for part in _visible(window):
        if isinstance(part, QTableView) and part.model().rowCount():
            height_px = part.rowHeight(0)
            if height_px < least_px:
                found[part.objectName()] = (part.width(), height_px)
    return found


def _text(part: QWidget, kind: QAccessible.Text) -> str:
    interface = QAccessible.queryAccessibleInterface(part)
    return str(interface.text(kind))


def described_with_markup(window: QWidget) -> list[str]:
    """Return the parts whose description has literal markup."""
    parts = _visible(window)
    return [part.objectName() for part in parts if "<" in _text(part, QAccessible.Text.Description)]


def nameless(window: QWidget) -> list[str]:
    """Return the controls that a screen reader cannot name."""
    controls = _controls(window)
    return [part.objectName() for part in controls if not _text(part, QAccessible.Text.Name)]
