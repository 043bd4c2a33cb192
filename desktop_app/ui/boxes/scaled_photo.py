"""A photo scaled once for its place on the screen, so that painting only copies it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap


class ScaledPhoto:
    """Draws an image; it is scaled again only for another image, size or screen."""

    def __init__(self) -> None:
        self._pixmap = QPixmap()
        self._key: tuple[int, float, float, float] | None = None

    def draw(self, painter: QPainter, image: QImage, place: QRectF, pixel_ratio: float) -> None:
        """Draw an image.

        Args:
            painter: draws.
            image: the image.
            place: where, with the proportions of the image, in device-independent pixels.
            pixel_ratio: physical pixels per device-independent pixel.
        """
        key = (image.cacheKey(), place.width(), place.height(), pixel_ratio)
        if key != self._key:
            scaled = image.scaled(
                (place.size() * pixel_ratio).toSize(),
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            scaled.setDevicePixelRatio(pixel_ratio)
            self._pixmap, self._key = QPixmap.fromImage(scaled), key
        painter.drawPixmap(place.topLeft(), self._pixmap)
