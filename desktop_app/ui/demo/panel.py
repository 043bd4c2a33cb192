"""Base classes of the demo's panels: scaling, fonts and the animation of a new answer."""

from typing import Final

from PySide6.QtCore import QEasingCurve, QEvent, QRectF, Qt, QVariantAnimation
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
)
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.widget_factory import label, with_object_name

CORNER_RADIUS: Final = 20.0
ANIMATION_MS: Final = 900
_REPAINT_INTERVAL_MS: Final = 48


class Panel(QWidget):
    """A part of the demo that scales with the screen.

    Args:
        object_name: its Qt object name.
        theme: light or dark.
        repaint_offset_ms: delay of its animation frames, different for each panel so that
            no two panels repaint in the same event.

    Attributes:
        theme: light or dark.
        scale: device-independent pixels per design pixel of a 1920 x 1080 screen.
    """

    def __init__(self, object_name: str, theme: Theme, *, repaint_offset_ms: int = 0) -> None:
        super().__init__()
        with_object_name(self, object_name)
        self.theme = theme
        self.scale = 1.0
        self._labels: list[tuple[QLabel, float, QFont.Weight]] = []
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(0.0)
        self._animation.setEndValue(1.0)
        self._animation.setDuration(ANIMATION_MS)
        self._animation.valueChanged.connect(self._on_animation_advanced)
        self._repaint_offset_ms = repaint_offset_ms
        self._repainted_ms = 0
        theme.changed.connect(self.update)

    def set_scale(self, scale: float) -> None:
        """Scale the panel and its labels."""
        self.scale = scale
        for text_label, size, weight in self._labels:
            text_label.setFont(self.text_font(size, weight))
        self.update()

    def add_label(
        self,
        object_name: str,
        size: float,
        weight: QFont.Weight = QFont.Weight.Normal,
        *,
        role: str = "",
    ) -> QLabel:
        """Return a new label whose font scales with the panel.

        Args:
            object_name: its Qt object name.
            size: font size in design pixels.
            weight: of the font.
            role: for the style sheet.
        """
        text_label = label(object_name, role=role)
        self._labels.append((text_label, size, weight))
        return text_label

    def text_font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the application's font at a size in design pixels."""
        font = QFont(QApplication.font())
        font.setPixelSize(max(8, round(size * self.scale)))
        font.setWeight(weight)
        return font

    def start_animation(self) -> None:
        """Start the animation that brings in a new answer."""
        self._animation.stop()
        self._repainted_ms = self._repaint_offset_ms - _REPAINT_INTERVAL_MS
        self._animation.start()

    def finish_animation(self) -> None:
        """Jump to the end of the animation."""
        self._animation.stop()
        self._animation.setCurrentTime(ANIMATION_MS)

    def animation_progress(self, begin: float = 0.0, end: float = 1.0) -> float:
        """Return the eased progress of a part of the animation, 0..1.

        Args:
            begin: start of the part, 0..1 of the whole animation.
            end: end of the part, 0..1.
        """
        progress = self._animation.currentTime() / ANIMATION_MS
        progress = min(1.0, max(0.0, (progress - begin) / (end - begin)))
        return QEasingCurve(QEasingCurve.Type.OutCubic).valueForProgress(progress)

    def _on_animation_advanced(self) -> None:
        # Qt would repaint all panels sixty times a second, and in the same event.
        now_ms = self._animation.currentTime()
        if now_ms - self._repainted_ms >= _REPAINT_INTERVAL_MS or now_ms >= ANIMATION_MS:
            self._repainted_ms = now_ms
            self.update()

    def draw_text(
        self,
        painter: QPainter,
        rect: QRectF,
        text: str,
        size: float,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        """Draw one line of plain text, vertically centred and elided at the right.

        Args:
            painter: of the panel.
            rect: bounds of the text.
            text: to draw.
            size: font size in design pixels.
            colour: name of a field of ``Colours``.
            align: horizontal alignment.
            weight: of the font.
        """
        font = self.text_font(size, weight)
        elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.setFont(font)
        painter.setPen(QColor(getattr(self.theme.colours, colour)))
        painter.drawText(rect, align | Qt.AlignmentFlag.AlignVCenter, elided)

    def retranslate(self) -> None:
        """Set all texts in the current language; the base class has none."""

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Update the texts when the language changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class PaintedPanel(Panel):
    """A panel that paints its content on a background with rounded corners."""

    def paint_content(self, painter: QPainter) -> None:
        """Paint the content."""

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the background and the content."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(self.theme.colours.divider), 1))
        painter.setBrush(QColor(self.theme.colours.surface))
        radius = CORNER_RADIUS * self.scale
        rect = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(rect, radius, radius)
        self.paint_content(painter)
        painter.end()


def draw_image(painter: QPainter, image: QImage | QPixmap, rect: QRectF, radius: float) -> None:
    """Draw an image with rounded corners; cheapest at its own size."""
    brush = QBrush(image)
    transform = QTransform.fromTranslate(rect.left(), rect.top())
    transform.scale(rect.width() / image.width(), rect.height() / image.height())
    brush.setTransform(transform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(rect, radius, radius)
