"""Widgets that are built the same way everywhere."""

import html
from collections.abc import Sequence
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFont
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

_SMALL: Final = 0.9

Part = TypeVar("Part", bound=QObject)


def named(part: Part, name: str) -> Part:
    """Give a part the object name that tests and the style sheet know it by."""
    part.setObjectName(name)
    return part


def label(name: str, *, role: str = "", wraps: bool = False) -> QLabel:
    """Return a label that shows plain text, whatever the text looks like.

    Args:
        name: its object name.
        role: ``muted`` or ``small``; empty for plain text.
        wraps: whether long text goes on in the next line.
    """
    made = named(QLabel(), name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if role == "small":
        made.setFont(sized_font(_SMALL))
    return made


def heading(name: str, factor: float = 1.4, *, wraps: bool = False) -> QLabel:
    """Return a label in larger, bolder letters."""
    made = label(name, wraps=wraps)
    made.setFont(sized_font(factor, QFont.Weight.DemiBold))
    return made


def sized_font(factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """Return the program's font, larger or smaller, in some weight."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(weight)
    return font


def button(name: str, *, role: str = "") -> QPushButton:
    """Return a push button; ``role`` is ``primary`` for the one that matters most."""
    made = named(QPushButton(), name)
    made.setProperty("role", role)
    # Return presses the button that has the focus, in the window as in a dialog.
    made.setAutoDefault(True)
    return made


def set_role(target: QWidget, role: str) -> None:
    """Have the style sheet draw a widget as something else from now on."""
    target.setProperty("role", role)
    repolish(target)


def repolish(target: QWidget) -> None:
    """Have the style sheet look again at the properties of a widget."""
    target.style().unpolish(target)
    target.style().polish(target)


def icon_button(name: str) -> QToolButton:
    """Return a button that shows an icon alone; its tool tip must name it."""
    made = named(QToolButton(), name)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made


def frame(name: str, role: str) -> QFrame:
    """Return a frame that the style sheet draws: ``card``, ``strip`` or ``rule``."""
    made = named(QFrame(), name)
    made.setProperty("role", role)
    return made


def fit_height(dialog: QWidget, width_px: int) -> None:
    """Give a dialog a width, and at least the height that its wrapped text needs then."""
    layout = dialog.layout()
    assert layout is not None
    needed_px = layout.totalHeightForWidth(width_px)
    dialog.setMinimumSize(width_px, needed_px)
    dialog.resize(width_px, max(dialog.height() if dialog.isVisible() else 0, needed_px))


def button_row(left: Sequence[QWidget], right: Sequence[QWidget]) -> QHBoxLayout:
    """Return a row of buttons, some at its left end and some at its right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in left:
        row.addWidget(part)
    row.addStretch(1)
    for part in right:
        row.addWidget(part)
    return row


def fill_dialog(dialog: QDialog, banner: QWidget, inside: QLayout) -> None:
    """Lay out a dialog: the banner from edge to edge, all else below it with room around."""
    inside.setContentsMargins(24, 16, 24, 24)
    layout = QVBoxLayout(dialog)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(banner)
    layout.addLayout(inside, 1)


def set_up_table(table: QTableView) -> None:
    """Make a table read like a list: one line a row, headings above their text."""
    table.verticalHeader().hide()
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setTextElideMode(Qt.TextElideMode.ElideRight)
    head.setHighlightSections(False)


def tip(text: str) -> str:
    """Return a tool tip that shows ``text`` as it is, whatever it looks like."""
    return f"<p>{html.escape(text)}</p>" if text else ""


def announce(target: QWidget, text: str) -> None:
    """Have a screen reader say something that has just appeared."""
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(target, text))


def say(target: QToolButton, text: str) -> None:
    """Name an icon button, for the eye and for a screen reader."""
    target.setToolTip(text)
    target.setAccessibleName(text)
