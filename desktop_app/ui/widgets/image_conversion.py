"""Conversion between numpy arrays, ``QImage`` and picture files, on any thread."""

from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QSize, QSizeF, Qt
from PySide6.QtGui import QBrush, QImage, QImageReader, QPainter, QPixelFormat

from desktop_app.domain.picture import RgbImage

# Without a format, Qt asks its SVG plugin, which connects a signal under one of Qt's locks
# while this thread has Python's interpreter lock. If the GUI thread has that lock of Qt and
# waits for the interpreter, as it does when it disconnects a signal, both wait for ever.
_FORMATS: Final = (
    (b"\xff\xd8\xff", "jpeg"),
    (b"\x89PNG", "png"),
    (b"GIF8", "gif"),
    (b"RIFF", "webp"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
_SIGNATURE_BYTES: Final = 8


def to_qimage(pixels: RgbImage) -> QImage:
    """Copy (height, width, 3) uint8 RGB pixels into an image."""
    pixels = np.ascontiguousarray(pixels)
    height, width, channels = pixels.shape
    view = QImage(pixels.data, width, height, width * channels, QImage.Format.Format_RGB888)
    # The screen's own format, so that the GUI thread makes a pixmap without converting.
    return view.convertToFormat(QImage.Format.Format_RGB32)


def to_pixels(image: QImage) -> RgbImage:
    """Copy an image into (height, width, 3) uint8 RGB pixels, on white where it is transparent."""
    image = without_empty_alpha(image)
    if image.hasAlphaChannel():
        opaque = QImage(image.size(), QImage.Format.Format_RGB888)
        opaque.fill(Qt.GlobalColor.white)
        painter = QPainter(opaque)
        painter.drawImage(0, 0, image)
        painter.end()
        image = opaque
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).copy()


def without_empty_alpha(image: QImage) -> QImage:
    """Drop an alpha channel that is 0 everywhere: the program that wrote it left it unused."""
    if not image.hasAlphaChannel() or image.isNull():
        return image
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    rows = np.frombuffer(alpha.constBits(), np.uint8).reshape(alpha.height(), alpha.bytesPerLine())
    if rows[:, : alpha.width()].any():
        return image
    # Premultiplied colours are lost; others are not multiplied when the format is converted.
    return image.convertToFormat(QImage.Format.Format_ARGB32).convertToFormat(
        QImage.Format.Format_RGB32
    )


def shrink(image: QImage, side_px: int) -> QImage:
    """Return the image scaled down so that its longer side is at most ``side_px``."""
    if max(image.width(), image.height()) <= side_px:
        return image
    size = image.size().scaled(side_px, side_px, Qt.AspectRatioMode.KeepAspectRatio)
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def rounded_image(
    image: QImage, side_px: int, device_pixel_ratio: float, corner_radius_px: float
) -> QImage:
    """Return the image scaled to fit a square, with rounded corners.

    Args:
        image: the image; its proportions are kept.
        side_px: side of the square, in device-independent pixels.
        device_pixel_ratio: physical pixels per device-independent pixel.
        corner_radius_px: radius of the corners, in device-independent pixels.
    """
    bounds = (QSizeF(side_px, side_px) * device_pixel_ratio).toSize()
    size = image.size().scaled(bounds, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))
    scaled = image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    rounded = QImage(size, QImage.Format.Format_ARGB32_Premultiplied)
    rounded.fill(Qt.GlobalColor.transparent)
    painter = QPainter(rounded)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(scaled))
    radius_px = corner_radius_px * device_pixel_ratio
    painter.drawRoundedRect(rounded.rect(), radius_px, radius_px)
    painter.end()
    rounded.setDevicePixelRatio(device_pixel_ratio)
    return rounded


def decode_image(data: bytes) -> QImage:
    """Decode a picture file in memory; null if it is damaged or of an unknown format."""
    image_format = _image_format(data)
    # PySide's stubs ask for bytes, but it takes only a string.
    return QImage.fromData(data, image_format) if image_format else QImage()  # type: ignore[arg-type]


def read_picture(file: Path, side_px: int) -> QImage:
    """Read a picture file upright, its longer side at most ``side_px``; null if unreadable."""
    try:
        with file.open("rb") as stream:
            image_format = _image_format(stream.read(_SIGNATURE_BYTES))
    except OSError:
        return QImage()
    if not image_format:
        return QImage()
    reader = QImageReader(str(file), image_format.encode())
    reader.setAutoDetectImageFormat(False)
    reader.setAutoTransform(True)
    size = reader.size()
    # Scaling an image with an alpha channel of 0 would lose its colours.
    has_alpha = QPixelFormat.AlphaUsage.UsesAlpha == (
        QImage.toPixelFormat(reader.imageFormat()).alphaUsage()
    )
    if not has_alpha and size.isValid() and max(size.width(), size.height()) > side_px:
        reader.setScaledSize(
            size.scaled(QSize(side_px, side_px), Qt.AspectRatioMode.KeepAspectRatio)
        )
    return shrink(without_empty_alpha(reader.read()), side_px)


def _image_format(start: bytes) -> str:
    """Return Qt's name of the format that a file begins with; empty if unknown."""
    return next((name for signature, name in _FORMATS if start.startswith(signature)), "")
