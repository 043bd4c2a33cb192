"""Pictures between numpy, Qt and files. Nothing here needs the GUI thread."""

from pathlib import Path

import numpy as np
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter

from desktop_app.domain.picture import RgbImage


def to_qimage(pixels: RgbImage) -> QImage:
    """Copy (height, width, 3) RGB pixels into an image."""
    pixels = np.ascontiguousarray(pixels)
    height, width, channels = pixels.shape
    view = QImage(pixels.data, width, height, width * channels, QImage.Format.Format_RGB888)
    # The format of the screen: making a pixmap of it costs the GUI thread nothing.
    return view.convertToFormat(QImage.Format.Format_RGB32)


def to_pixels(image: QImage) -> RgbImage:
    """Copy an image into (height, width, 3) RGB pixels; what shines through is white."""
    if image.hasAlphaChannel():
        backed = QImage(image.size(), QImage.Format.Format_RGB888)
        backed.fill(Qt.GlobalColor.white)
        painter = QPainter(backed)
        painter.drawImage(0, 0, image)
        painter.end()
        image = backed
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def shrink(image: QImage, side_px: int) -> QImage:
    """Return the image, its longer side at most ``side_px``."""
    if max(image.width(), image.height()) <= side_px:
        return image
    size = image.size().scaled(side_px, side_px, Qt.AspectRatioMode.KeepAspectRatio)
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def rounded(image: QImage, side_px: int, ratio: float, radius_px: float) -> QImage:
    """Return the image as large as fits into a square, its corners rounded.

    Args:
        image: any image.
        side_px: of the square, in device independent pixels.
        ratio: of the device's pixels to these.
        radius_px: of the corners, device independent too.
    """
    room = QSizeF(side_px * ratio, side_px * ratio).toSize()
    size = image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    scaled = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    made = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(scaled))
    painter.drawRoundedRect(made.rect(), radius_px * ratio, radius_px * ratio)
    painter.end()
    made.setDevicePixelRatio(ratio)
    return made


def read_picture(file: Path, side_px: int) -> QImage:
    """Read a picture upright, its longer side at most ``side_px``; null when Qt cannot."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > side_px:
        reader.setScaledSize(
            size.scaled(QSize(side_px, side_px), Qt.AspectRatioMode.KeepAspectRatio)
        )
    return shrink(reader.read(), side_px)
