"""Painting of the list of a basket: a line for each product, then count and sum."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from desktop_app.domain.basket import BasketRow
from desktop_app.ui.demo.basket.shown_basket import one_line_title
from desktop_app.ui.demo.panel import Panel
from desktop_app.ui.i18n.number_format import format_money, format_number
from desktop_app.ui.widgets.text_layout import split_into_two_lines

# Lengths in design pixels.
_TITLE_SIZE: Final = 30.0
_TITLE_HEIGHT: Final = 60.0
_ROW_SIZE: Final = 30.0
_ROW_HEIGHT: Final = 62.0
_TWO_LINES_SIZE: Final = 25.0
_LINE_SPACING: Final = 1.2
_MIN_ROW_HEIGHT: Final = 46.0
_COUNT_WIDTH: Final = 70.0
_GAP: Final = 16.0
_TOTAL_SIZE: Final = 44.0
_TOTAL_HEIGHT: Final = 76.0
_UNNAMED_SIZE: Final = 26.0
_UNNAMED_HEIGHT: Final = 44.0
_MORE: Final = "…"
_RIGHT: Final = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True, slots=True)
class ListTexts:
    """The texts around the lines.

    Attributes:
        title: above them.
        count: number of products.
        sums: of their prices; empty if it is unknown.
        unnamed: how many things are not in the list; empty if there are none.
    """

    title: str = ""
    count: str = ""
    sums: str = ""
    unnamed: str = ""


class ListPainter:
    """Paints the list into a rectangle.

    Args:
        panel: has the scale and the theme.
        painter: of the panel.
        rect: bounds of the list.
    """

    def __init__(self, panel: Panel, painter: QPainter, rect: QRectF) -> None:
        self._panel = panel
        self._painter = painter
        self._rect = rect

    def draw(self, rows: Sequence[BasketRow], texts: ListTexts) -> None:
        """Draw title, lines, and the totals right below the last line."""
        scale = self._panel.scale
        totals_height = (_TOTAL_HEIGHT + _UNNAMED_HEIGHT) * scale
        line = QRectF(self._rect)
        line.setHeight(_TITLE_HEIGHT * scale)
        self._panel.draw_text(self._painter, line, texts.title, _TITLE_SIZE, "muted")
        room = self._rect.height() - line.height() - totals_height
        shown, height = _fitted(rows, room / scale)
        line.translate(0, line.height())
        line.setHeight(height * scale)
        for row in shown:
            self._draw_row(line, row)
            line.translate(0, line.height())
        if len(shown) < len(rows):
            self._panel.draw_text(self._painter, line, _MORE, _ROW_SIZE, "muted")
            line.translate(0, line.height())
        self._draw_totals(line, texts)

    def _draw_row(self, line: QRectF, row: BasketRow) -> None:
        gap = _GAP * self._panel.scale
        count_width = _COUNT_WIDTH * self._panel.scale
        count = f"{format_number(row.count)} ×"
        self._draw(QRectF(line.topLeft(), QRectF(0, 0, count_width, line.height()).size()), count)
        total = row.line.total
        price = "" if total is None else format_money(total, row.product.currency)
        self._draw(line, price, align=_RIGHT)
        left = count_width + gap
        right = self._width(price, _ROW_SIZE) + gap
        self._draw_name(line.adjusted(left, 0, -right, 0), one_line_title(row.product))

    def _draw_name(self, rect: QRectF, name: str) -> None:
        """Draw a name in one line, or smaller in two."""
        if self._width(name, _ROW_SIZE) <= rect.width():
            self._draw(rect, name)
            return
        height = rect.height() / 2
        size = min(_TWO_LINES_SIZE, height / self._panel.scale / _LINE_SPACING)
        lines = split_into_two_lines(name, self._panel.text_font(size), rect.width())
        rect.setHeight(height)
        for text in lines:
            self._draw(rect, text, size)
            rect.translate(0, height)

    def _draw_totals(self, line: QRectF, texts: ListTexts) -> None:
        scale = self._panel.scale
        self._painter.setPen(QPen(QColor(self._panel.theme.colours.divider), 2 * scale))
        self._painter.drawLine(line.topLeft(), line.topRight())
        line.setHeight(_TOTAL_HEIGHT * scale)
        bold = QFont.Weight.Bold
        self._draw(line, texts.sums, _TOTAL_SIZE, "text", _RIGHT, bold)
        sums_width = self._width(texts.sums, _TOTAL_SIZE, bold)
        self._draw(
            line.adjusted(0, 0, -sums_width, 0), texts.count, _TOTAL_SIZE, "match", weight=bold
        )
        line.translate(0, line.height())
        line.setHeight(_UNNAMED_HEIGHT * scale)
        self._draw(line, texts.unnamed, _UNNAMED_SIZE, "muted")

    def _draw(
        self,
        rect: QRectF,
        text: str,
        size: float = _ROW_SIZE,
        colour: str = "text",
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        self._panel.draw_text(self._painter, rect, text, size, colour, align, weight)

    def _width(self, text: str, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> float:
        return QFontMetricsF(self._panel.text_font(size, weight)).horizontalAdvance(text)


def _fitted(rows: Sequence[BasketRow], room: float) -> tuple[Sequence[BasketRow], float]:
    """Return the lines that fit, and their height; one line less where some do not fit.

    Args:
        rows: all lines.
        room: height for them, in design pixels.
    """
    height = max(_MIN_ROW_HEIGHT, min(_ROW_HEIGHT, room / max(1, len(rows))))
    if height * len(rows) <= room + 1:
        return rows, height
    return rows[: max(0, int(room / height) - 1)], height
