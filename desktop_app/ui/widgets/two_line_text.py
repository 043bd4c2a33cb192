"""Names in two lines: what tells products of one family apart is often the last word."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine


def in_two_lines(text: str, font: QFont, width_px: float) -> tuple[str, str]:
    """Break text between words into two lines, the second one elided in its middle."""
    layout = QTextLayout(text, font)
    line = first_line(layout, width_px)
    first = text[: line.textLength()] if line.isValid() else ""
    middle = Qt.TextElideMode.ElideMiddle
    rest = QFontMetricsF(font).elidedText(text[len(first) :], middle, width_px)
    return first.rstrip(), rest


def first_line(layout: QTextLayout, width_px: float) -> QTextLine:
    """Return the first line that a text makes; ``layout`` must live as long as it."""
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width_px)
    layout.endLayout()
    return line
