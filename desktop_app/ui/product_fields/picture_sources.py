"""Photos of any kind as the files or encoded pictures that are added to a product."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

import numpy as np
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter

from desktop_app.engine.counter.person_blurring import without_persons
from desktop_app.ui.widgets.image_conversion import to_qimage, without_empty_alpha
from desktop_app.ui.widgets.photo_query import Photo

# Frames of a camera are noisy: without loss they would need ten times as much.
_FRAME_QUALITY: Final = 95


def picture_sources(
    photos: Sequence[Photo], *, has_blurred_faces: bool = False
) -> list[Path | bytes]:
    """Return photos as files or encoded pictures; runs on any thread.

    Images of the clipboard are encoded without loss, frames of a camera as JPEG. All faces in
    frames are blurred, because nobody chooses who is behind a product; files and images of the
    clipboard are chosen as the picture of the product, and stay as they are.

    Args:
        photos: the photos.
        has_blurred_faces: whether faces of people in frames are blurred already.
    """
    if not has_blurred_faces:
        photos = [_without_faces(photo) for photo in photos]
    return [_source(photo) for photo in photos]


def _without_faces(photo: Photo) -> Photo:
    if isinstance(photo, np.ndarray):
        return without_persons(photo, None, lambda: False)
    return photo


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
