"""What all panels of the demo share: the unit of length, fonts, and a movement."""

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

RADIUS: Final = 20.0
MOVEMENT_MS: Final = 900
_FRAME_MS: Final = 48


class Panel(QWidget):
    """A part of the demo that scales with the screen.

    Attributes:
        unit: device independent pixels to one of 1080 parts of the screen's height.
    """

    def __init__(self, name: str, theme: Theme, *, phase_ms: int = 0) -> None:
        """Be empty.

        Args:
            name: object name.
            theme: light or dark.
            phase_ms: how much later than others its movements are drawn, so that no
                two panels are drawn in one event.
        """
        super().__init__()
        with_object_name(self, name)
        self.theme = theme
        self.unit = 1.0
        self._texts: list[tuple[QLabel, float, QFont.Weight]] = []
        self._movement = QVariantAnimation(self)
        self._movement.setStartValue(0.0)
        self._movement.setEndValue(1.0)
        self._movement.setDuration(MOVEMENT_MS)
        self._movement.valueChanged.connect(self._on_moved)
        self._phase_ms = phase_ms
        self._drawn_ms = 0
        theme.changed.connect(self.update)

    def set_unit(self, unit: float) -> None:
        """Scale everything."""
        self.unit = unit
        for text, size, weight in self._texts:
            text.setFont(self.text_font(size, weight))
        self.update()

    def text(
        self, name: str, size: float, weight: QFont.Weight = QFont.Weight.Normal, *, role: str = ""
    ) -> QLabel:
        """Return a label whose letters are ``size`` units high, at every scale."""
        made = label(name, role=role)
        self._texts.append((made, size, weight))
        return made

    def text_font(self, size: float, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
        """Return the program's font, ``size`` units high."""
        font = QFont(QApplication.font())
        font.setPixelSize(max(8, round(size * self.unit)))
        font.setWeight(weight)
        return font

    def move_in(self) -> None:
        """Begin the movement that brings in something new."""
        self._movement.stop()
        self._drawn_ms = self._phase_ms - _FRAME_MS
        self._movement.start()

    def stop_moving(self) -> None:
        """Be where the movement would end."""
        self._movement.stop()
        self._movement.setCurrentTime(MOVEMENT_MS)

    def moved(self, begin: float = 0.0, end: float = 1.0) -> float:
        """Return how far a part of the movement is, 0..1, slowing down.

        Args:
            begin: of this part, 0..1 of the whole movement.
            end: the same.
        """
        share = self._movement.currentTime() / MOVEMENT_MS
        share = min(1.0, max(0.0, (share - begin) / (end - begin)))
        return QEasingCurve(QEasingCurve.Type.OutCubic).valueForProgress(share)

    def _on_moved(self) -> None:
        # Qt would draw all panels sixty times a second, and all at once.
        now_ms = self._movement.currentTime()
        if now_ms - self._drawn_ms >= _FRAME_MS or now_ms >= MOVEMENT_MS:
            self._drawn_ms = now_ms
            self.update()

    def draw_text(
        self,
        painter: QPainter,
        place: QRectF,
        words: str,
        size: float,
        colour: str,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        weight: QFont.Weight = QFont.Weight.Normal,
    ) -> None:
        """Draw one line of plain text, cut off where its place ends."""
        font = self.text_font(size, weight)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, place.width())
        painter.setFont(font)
        painter.setPen(QColor(getattr(self.theme.colours, colour)))
        painter.drawText(place, align | Qt.AlignmentFlag.AlignVCenter, shown)

    def retranslate(self) -> None:
        """Write every text in the language of the window; here there is none."""

    # Qt

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()


class Card(Panel):
    """A panel that draws all that it shows, on a ground of its own."""

    def paint(self, painter: QPainter) -> None:
        """Draw what there is to see."""

    # Qt

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, and what there is on it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(self.theme.colours.divider), 1))
        painter.setBrush(QColor(self.theme.colours.surface))
        radius = RADIUS * self.unit
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, radius, radius)
        self.paint(painter)
        painter.end()


def draw_picture(
    painter: QPainter, picture: QImage | QPixmap, place: QRectF, radius: float
) -> None:
    """Draw a picture with rounded corners; one of the size of its place costs least."""
    brush = QBrush(picture)
    transform = QTransform.fromTranslate(place.left(), place.top())
    transform.scale(place.width() / picture.width(), place.height() / picture.height())
    brush.setTransform(transform)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    painter.drawRoundedRect(place, radius, radius)
