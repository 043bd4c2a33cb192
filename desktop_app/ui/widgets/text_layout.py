"""Breaking text into lines for painting."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine


def split_into_two_lines(text: str, font: QFont, width_px: float) -> tuple[str, str]:
    """Break text between words into two lines.

    The second line is elided in the middle: similar products often differ in
    the last word of their name only.
    """
    layout = QTextLayout(text, font)
    line = lay_out_first_line(layout, width_px)
    first = text[: line.textLength()] if line.isValid() else ""
    middle = Qt.TextElideMode.ElideMiddle
    rest = QFontMetricsF(font).elidedText(text[len(first) :], middle, width_px)
    return first.rstrip(), rest


def lay_out_first_line(layout: QTextLayout, width_px: float) -> QTextLine:
    """Return the first line of a text; it is valid only while ``layout`` exists."""
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width_px)
    layout.endLayout()
    return line
