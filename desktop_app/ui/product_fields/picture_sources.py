"""Photos of any kind as the files or encoded pictures that are added to a product."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from desktop_app.ui.widgets.image_conversion import to_qimage, without_empty_alpha
from desktop_app.ui.widgets.photo_query import Photo

# Frames of a camera are noisy: without loss they would need ten times as much.
_FRAME_QUALITY: Final = 95


def picture_sources(photos: Sequence[Photo]) -> list[Path | bytes]:
    """Return photos as files or encoded pictures; runs on any thread.

    Images of the clipboard are encoded without loss, frames of a camera as JPEG.
    """
    return [_source(photo) for photo in photos]


def _source(photo: Photo) -> Path | bytes:
    if isinstance(photo, Path | bytes):
        return photo
    if isinstance(photo, np.ndarray):
        return _encoded(to_qimage(photo), b"jpeg", _FRAME_QUALITY)
    return _encoded(without_empty_alpha(photo), b"png")


def _encoded(image: QImage, image_format: bytes, quality: int = -1) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, image_format)
    writer.setQuality(quality)
    writer.write(image)
    return bytes(data.data())
