"""Breaking text into lines for painting."""

import math
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QTextLayout, QTextLine

from desktop_app.ui.i18n.language import language_code

_SAMPLE_TEXTS: Final = {"zh": "g国"}


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


def line_height_px(font: QFont) -> int:
    """Return the height of a line of text in the language of the window.

    Glyphs from a fallback font can be taller than the font itself.
    """
    layout = QTextLayout(_SAMPLE_TEXTS.get(language_code(), "g"), font)
    height_px = math.ceil(lay_out_first_line(layout, 1000).height())
    return max(QFontMetrics(font).height(), height_px)


def lay_out_first_line(layout: QTextLayout, width_px: float) -> QTextLine:
    """Return the first line of a text; it is valid only while ``layout`` exists."""
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(width_px)
    layout.endLayout()
    return line
