"""Decoding of picture files to upright RGB of bounded size.

Pillow reads the header: format, size and orientation. JPEG is then decoded by OpenCV,
which is twice as fast and can decode at a half, a quarter or an eighth of the size; all
other formats by Pillow, which supports their palettes, bit depths and colour spaces.
Colour profiles are not applied. Ordinary JPEG, PNG and BMP files are decoded in this process;
everything else in a child process, because decoders crash on damaged files.
"""

from pathlib import Path
from typing import Final

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, StoredDataError
from desktop_app.vision.decoding.isolated import decode_isolated
from desktop_app.vision.decoding.pixels import DecodedPhoto
from desktop_app.vision.decoding.whole_picture import decode_ordinary
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.resizing import fit_within

# Keypoints and the window need about this size, the model less. JPEGs of phones, 4000 or
# 4032 px, are still at least four times as large and are decoded at a quarter.
MAX_SIDE_PX: Final = 1000
THUMBNAIL_SIDE_PX: Final = 256
THUMBNAIL_QUALITY: Final = 80


def read_photo(path: Path, *, max_side_px: int = MAX_SIDE_PX) -> DecodedPhoto:
    """Read and decode a picture file; see ``read_file`` and ``decode`` for errors."""
    return decode(read_file(path), name=path.name, max_side_px=max_side_px)


def decode(data: bytes, *, name: str, max_side_px: int = MAX_SIDE_PX) -> DecodedPhoto:
    """Decode the bytes of a picture file.

    Transparent parts become white, 16 bits are scaled to 8, the first frame of an
    animation is used, and the EXIF orientation is applied. An alpha channel that is 0
    everywhere is ignored, and so are missing bytes at the end that hardly show.

    Args:
        data: contents of the file.
        name: of the file, for messages.
        max_side_px: larger pictures are scaled down to this longer side.

    Raises:
        VitrineError: it is empty, not a picture, damaged, incomplete, smaller than 16 px,
            has more pixels than its format may have, or takes too much time or memory.
    """
    photo = decode_ordinary(data, name, max_side_px)
    return photo or decode_isolated(data, name, max_side_px)


def thumbnail(pixels: RgbImage, side_px: int = THUMBNAIL_SIDE_PX) -> bytes:
    """Encode the picture as a JPEG with a longer side of at most ``side_px``."""
    small = fit_within(pixels, side_px)
    bgr = cv2.cvtColor(small, cv2.COLOR_RGB2BGR)
    _, encoded = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, THUMBNAIL_QUALITY])
    return encoded.tobytes()


def decode_thumbnail(jpeg: bytes) -> RgbImage:
    """Decode what ``thumbnail`` returned to (h, w, 3) uint8 RGB.

    Raises:
        StoredDataError: it is damaged.
    """
    data = np.frombuffer(jpeg, np.uint8)
    try:
        pixels = cv2.imdecode(data, cv2.IMREAD_COLOR_RGB) if len(data) else None
    except cv2.error:
        # Its header promises an impossible size.
        pixels = None
    if pixels is None:
        raise StoredDataError(
            Message("A small picture of the catalogue is damaged."),
            Message("Restore the catalogue from a backup, or import its pictures again."),
        )
    return np.asarray(pixels, np.uint8)
