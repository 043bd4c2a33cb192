"""A text of several lines, some words of which are marked."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QWidget

from desktop_app.engine.counter.text_differences import Span
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import scaled_font, with_object_name


class MarkedText(QWidget):
    """Plain text, wrapped; marked words have a background, a colour and a line below.

    Args:
        object_name: the object name.
        theme: gives the colours.
        factor: size of the font, relative to that of the application.
        weight: of the font.
        is_centred: whether the lines are centred.
    """

    def __init__(
        self,
        object_name: str,
        theme: Theme,
        factor: float = 1.0,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        is_centred: bool = False,
    ) -> None:
        super().__init__()
        with_object_name(self, object_name)
        self._theme = theme
        self.setFont(scaled_font(factor, weight))
        self._alignment = Qt.AlignmentFlag.AlignHCenter if is_centred else Qt.AlignmentFlag(0)
        self._max_lines = 0
        self._elide_mode = Qt.TextElideMode.ElideRight
        self._text = ""
        self.marks: Sequence[Span] = ()
        # The tile that contains it is the target of clicks and of the screen reader.
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        theme.changed.connect(self.update)

    def text(self) -> str:
        """Return the text."""
        return self._text

    def show_text(self, text: str, marks: Sequence[Span] = ()) -> None:
        """Show a text; ``marks`` are the parts to mark."""
        self._text, self.marks = text, marks
        self.setVisible(bool(text))
        self.update()

    def shown_text(self, width_px: int) -> str:
        """Return the text as it is elided in a width."""
        return self._laid_out(width_px)[0].text()

    def set_max_lines(
        self, max_lines: int, elide_mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight
    ) -> None:
        """Elide what needs more lines, in the last one; 0 for all lines."""
        self._max_lines, self._elide_mode = max_lines, elide_mode
        self.update()

    def set_size(self, factor: float) -> None:
        """Set the size of the font, relative to that of the application."""
        self.setFont(scaled_font(factor, self.font().weight()))

    def fit_line(self, width_px: int, factor: float) -> None:
        """Be one line in a width, with a smaller font if the text is wider.

        Args:
            width_px: the width.
            factor: largest size of the font, as in ``set_size``.
        """
        self.set_size(factor)
        needed_px = QFontMetricsF(self.font()).horizontalAdvance(self._text)
        if needed_px > width_px > 0:
            # A little less, because glyphs are placed at whole pixels.
            self.set_size(factor * width_px / needed_px * 0.97)
        self.fit_width(width_px)

    def fit_width(self, width_px: int) -> None:
        """Be as high as the text when it is wrapped to a width."""
        self.setFixedHeight(math.ceil(self._laid_out(width_px)[1]))

    def _laid_out(self, width_px: int) -> tuple[QTextLayout, float]:
        """Return the layout for a width and its height."""
        layout, height_px = self._lines_of(self._text, width_px)
        if 0 < self._max_lines < layout.lineCount():
            start = layout.lineAt(self._max_lines - 1).textStart()
            rest = QFontMetricsF(self.font()).elidedText(
                self._text[start:], self._elide_mode, width_px
            )
            layout, height_px = self._lines_of(self._text[:start] + rest, width_px)
        return layout, height_px

    def _lines_of(self, text: str, width_px: int) -> tuple[QTextLayout, float]:
        layout = QTextLayout(text, self.font())
        option = QTextOption(self._alignment)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        layout.setFormats([self._format_range(span) for span in self.marks])
        layout.beginLayout()
        height_px = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width_px, 1))
            line.setPosition(QPointF(0, height_px))
            height_px += line.height()
        layout.endLayout()
        return layout, height_px

    def _format_range(self, span: Span) -> QTextLayout.FormatRange:
        colours = self._theme.colours
        marked = QTextLayout.FormatRange()
        marked.start, marked.length = span[0], span[1] - span[0]
        style = QTextCharFormat()
        style.setBackground(QColor(colours.check_tint))
        style.setForeground(QColor(colours.check))
        style.setFontUnderline(True)
        marked.format = style
        return marked

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the text."""
        painter = QPainter(self)
        painter.setPen(QColor(self._theme.colours.text))
        layout, _ = self._laid_out(self.width())
        layout.draw(painter, QPointF(0, 0))
        painter.end()
