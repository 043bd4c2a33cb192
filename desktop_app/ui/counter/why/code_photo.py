"""A photo in which codes are outlined."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.code import CodePlace
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import fitted_rect
from desktop_app.ui.widgets.widget_factory import with_object_name

_LEAST_SIZE_PX: Final = QSize(264, 120)
_LINE_PX: Final = 3.0


class CodePhoto(QWidget):
    """Draws a photo as large as possible, and a line around each code.

    Attributes:
        outlines: corners of the codes on the screen, clockwise.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        with_object_name(self, "code_photo")
        self._theme = theme
        self._image = QImage()
        self._places: Sequence[CodePlace] = ()
        self.setMinimumSize(_LEAST_SIZE_PX)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    def show_photo(self, image: QImage, places: Sequence[CodePlace]) -> None:
        """Show a photo, and where codes are in it."""
        self._image, self._places = image, places
        self.update()

    @property
    def outlines(self) -> list[QPolygonF]:
        """The lines around the codes as they are drawn."""
        if self._image.isNull():
            return []
        rect = QRectF(fitted_rect(self._image.size(), self.rect()))
        return [
            QPolygonF(
                [
                    QPointF(rect.left() + x * rect.width(), rect.top() + y * rect.height())
                    for x, y in place
                ]
            )
            for place in self._places
        ]

    # Qt

    def sizeHint(self) -> QSize:
        """Return the least size: the photo takes what is left by the texts."""
        return _LEAST_SIZE_PX

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the photo and the lines."""
        if self._image.isNull():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(fitted_rect(self._image.size(), self.rect()), self._image)
        # White around the accent, to be seen on any photo.
        white, accent = QColor(Qt.GlobalColor.white), QColor(self._theme.colours.accent)
        for colour, width_px in ((white, 2 * _LINE_PX), (accent, _LINE_PX)):
            painter.setPen(QPen(colour, width_px, j=Qt.PenJoinStyle.RoundJoin))
            for outline in self.outlines:
                painter.drawPolygon(outline)
        painter.end()
