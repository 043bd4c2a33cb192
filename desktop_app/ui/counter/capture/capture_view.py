"""A captured frame with the region that was searched."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import fitted_rect
from desktop_app.ui.widgets.region_geometry import mapped_rect, region_rect, surrounding_rect
from desktop_app.ui.widgets.widget_factory import with_object_name

_REGION_BORDER_PX = 2
_RADIUS_PX = 8
_DIMMING = 110


class CaptureView(QWidget):
    """An image around its region, as large as fits; what is outside the region is dimmed.

    A product in the region is then as large as one that fills its picture.
    """

    def __init__(self, object_name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        with_object_name(self, object_name)
        self._theme = theme
        self._image = QImage()
        self._region = WHOLE_PHOTO
        self.setMinimumSize(88, 88)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def region(self) -> Region:
        """The region that is drawn."""
        return self._region

    @property
    def image(self) -> QImage:
        """The image; null if there is none."""
        return self._image

    def show_image(self, image: QImage, region: Region = WHOLE_PHOTO) -> None:
        """Show an image; a null one shows an empty background."""
        self._image, self._region = image, region
        self.update()

    # Qt

    def sizeHint(self) -> QSize:
        """Return the shape of most cameras."""
        return QSize(240, 180)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the image, and the region if it is not the whole image."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.colours.raised))
        painter.drawRoundedRect(self.rect(), _RADIUS_PX, _RADIUS_PX)
        if not self._image.isNull():
            source, target = self._places()
            painter.drawImage(target, self._image, source)
            box = mapped_rect(region_rect(self._region, self._image.size()), source, target)
            self._draw_region(painter, box, target)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.colours.accent), 2))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(frame, _RADIUS_PX, _RADIUS_PX)
        painter.end()

    def _shown_source(self) -> QRectF:
        """Return the part of the image to show, in its pixels."""
        return surrounding_rect(self._region, self._image.size())

    def _places(self) -> tuple[QRectF, QRectF]:
        """Return the part of the image that is shown, and where in the widget."""
        source = self._shown_source()
        return source, QRectF(fitted_rect(source.size().toSize(), self.rect()))

    def _draw_region(self, painter: QPainter, box: QRectF, target: QRectF) -> None:
        """Draw the region in the part of the widget that the image has."""
        if self._region == WHOLE_PHOTO:
            return
        outside = QPainterPath()
        outside.addRect(target)
        inside = QPainterPath()
        inside.addRect(box)
        painter.fillPath(outside - inside, QColor(0, 0, 0, _DIMMING))
        # White beside the accent, to be seen on any photo.
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(Qt.GlobalColor.white, 2 * _REGION_BORDER_PX))
        painter.drawRect(box)
        painter.setPen(QPen(QColor(self._theme.colours.accent), _REGION_BORDER_PX))
        painter.drawRect(box)
