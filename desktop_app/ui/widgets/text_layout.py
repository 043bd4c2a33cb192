"""Breaking text into lines for painting."""

import math
import re
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QFontMetricsF, QTextLayout, QTextLine

from desktop_app.ui.i18n.language import language_code

_SAMPLE_TEXTS: Final = {"zh": "g国"}


# A number and its unit: 150克, 6×330毫升, 250 g. Chinese may break between any two characters.
_SIZE: Final = re.compile(
    r"\d(?:[\d.,/×xX*+~-]|(?:克|千克|公斤|毫克|毫升|升|两|斤|厘米|毫米|米|英寸|寸|瓦|伏)"
    r"|\s?(?:[kmc]?[gl]|[cm]?m|oz|lb|[kK]?[WV])\b|[片瓶包袋盒支只件个粒条罐听枚双套码](?!\w))*"
)
_NO_BREAK: Final = "\N{NO-BREAK SPACE}"
_WORD_JOINER: Final = "\N{WORD JOINER}"


def split_into_two_lines(text: str, font: QFont, width_px: float) -> tuple[str, str]:
    """Break text between words, and never within a size, into two lines.

    The second line is elided in the middle: similar products often differ in
    the last word of their name only.
    """
    text = text.replace(_WORD_JOINER, "")
    joined = _SIZE.sub(lambda found: _WORD_JOINER.join(found[0].replace(" ", _NO_BREAK)), text)
    layout = QTextLayout(joined, font)
    line = lay_out_first_line(layout, width_px)
    length = line.textLength() if line.isValid() else 0
    first = text[: len(joined[:length].replace(_WORD_JOINER, ""))]
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
