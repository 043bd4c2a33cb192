"""Widgets that are built the same way everywhere."""

import html
from typing import TypeVar

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QSizePolicy, QToolButton

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
    if wraps:
        made.setMinimumWidth(1)
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    return made


def heading(name: str, factor: float = 1.4, *, wraps: bool = False) -> QLabel:
    """Return a label in larger, bolder letters."""
    made = label(name, wraps=wraps)
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * factor)
    font.setWeight(QFont.Weight.DemiBold)
    made.setFont(font)
    return made


def button(name: str, *, role: str = "") -> QPushButton:
    """Return a push button; ``role`` is ``primary`` for the one that matters most."""
    made = named(QPushButton(), name)
    made.setProperty("role", role)
    made.setAutoDefault(False)
    return made


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


def tip(text: str) -> str:
    """Return a tool tip that shows ``text`` as it is, whatever it looks like."""
    return f"<p>{html.escape(text)}</p>" if text else ""


def say(target: QToolButton, text: str) -> None:
    """Name an icon button, for the eye and for a screen reader."""
    target.setToolTip(text)
    target.setAccessibleName(text)
