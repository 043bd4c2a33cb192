"""A captured frame with the region that was searched."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.ui.style.theme import Theme
from desktop_app.ui.widgets.picture_view import fitted_rect
from desktop_app.ui.widgets.widget_factory import with_object_name

_REGION_BORDER_PX = 2
_RADIUS_PX = 8
_DIMMING = 110
# Shown around the region, relative to its longer side.
_MARGIN_SHARE = 0.2


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
            source = self._source()
            target = QRectF(fitted_rect(source.size().toSize(), self.rect()))
            painter.drawImage(target, self._image, source)
            if self._region != WHOLE_PHOTO:
                self._draw_region(painter, source, target)
        painter.end()

    def _region_px(self) -> QRectF:
        """Return the region in pixels of the image."""
        region, width, height = self._region, self._image.width(), self._image.height()
        return QRectF(
            region.left * width,
            region.top * height,
            (region.right - region.left) * width,
            (region.bottom - region.top) * height,
        )

    def _source(self) -> QRectF:
        """Return the part of the image that is shown."""
        region = self._region_px()
        margin = _MARGIN_SHARE * max(region.width(), region.height())
        return region.adjusted(-margin, -margin, margin, margin) & QRectF(self._image.rect())

    def _draw_region(self, painter: QPainter, source: QRectF, target: QRectF) -> None:
        scale = target.width() / source.width()
        region = self._region_px()
        box = QRectF(
            target.topLeft() + (region.topLeft() - source.topLeft()) * scale, region.size() * scale
        )
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
