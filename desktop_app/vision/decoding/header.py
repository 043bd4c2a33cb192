"""The header of a picture file: its format and size, before its pixels are decoded."""

import io
import struct
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import cv2
from PIL import Image

from desktop_app.errors import Message, VitrineError
from desktop_app.vision import heif
from desktop_app.vision.decoding.jpeg_structure import has_endless_header
from desktop_app.vision.file_reading import FORMATS_HINT
from desktop_app.vision.unsupported_formats import unsupported_format

FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "BMP", "DIB", "TIFF", "GIF")
# Exceptions of the decoders of Pillow, libheif and OpenCV for damaged data.
DECODER_ERRORS: Final = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    AssertionError,
    struct.error,
    cv2.error,
)
_JPEG_SIGNATURE: Final = b"\xff\xd8\xff"
_SIGNATURES: Final = (_JPEG_SIGNATURE, b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*")
_WEBP_HEADER_BYTES: Final = 30
_EXIF_ORIENTATION: Final = 0x0112
_pillow_lock = threading.Lock()

# ``limits`` replaces the check of Pillow.
Image.MAX_IMAGE_PIXELS = None


def read_header(data: bytes, name: str) -> Image.Image:
    """Return an image whose pixels are not decoded yet.

    Raises:
        VitrineError: the file is empty, damaged, or no picture of a supported format.
    """
    if not data:
        raise VitrineError(
            Message("{name} is empty.", name=name), Message("Copy or download the picture again.")
        )
    if data.startswith(_JPEG_SIGNATURE) and has_endless_header(data):
        raise damage_error(name)
    try:
        with quiet_pillow():
            image = Image.open(io.BytesIO(data), formats=_formats_of(data))
            if image.format == "TIFF":
                # Read the tags here: loading would read them with warnings enabled.
                image.getexif()
    except DECODER_ERRORS as error:
        if _has_picture_signature(data):
            raise damage_error(name) from error
        if (unsupported := unsupported_format(data, name)) is not None:
            raise unsupported from error
        raise VitrineError(Message("{name} is not a picture.", name=name), FORMATS_HINT) from error
    return image


def webp_size(data: bytes) -> tuple[int, int] | None:
    """Return width and height of a WebP in pixels (RFC 9649); None of another file."""
    if data[:4] != b"RIFF" or data[8:12] != b"WEBP" or len(data) < _WEBP_HEADER_BYTES:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = data[24:27], data[27:30]
        return 1 + int.from_bytes(width, "little"), 1 + int.from_bytes(height, "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        sides = int.from_bytes(data[26:30], "little")
        return sides & 0x3FFF, sides >> 16 & 0x3FFF
    return None


def orientation_of(image: Image.Image) -> int:
    """Return the EXIF orientation; 1 (upright) if it is missing or damaged."""
    try:
        with quiet_pillow():
            value = image.getexif().get(_EXIF_ORIENTATION)
    except DECODER_ERRORS:
        return 1
    return value if isinstance(value, int) else 1


def damage_error(name: str) -> VitrineError:
    """Return the error of a file whose pixels cannot be decoded."""
    return VitrineError(
        Message("{name} is damaged or incomplete.", name=name),
        Message("Copy or download the picture again."),
    )


@contextmanager
def quiet_pillow() -> Iterator[None]:
    """Suppress the warnings of Pillow about unusual files."""
    # Warning filters are global to the process, so use a lock.
    with _pillow_lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _has_picture_signature(data: bytes) -> bool:
    if data[4:8] == b"ftyp":
        return heif.is_heif(data) or data[8:12] in (b"avif", b"avis")
    return data.startswith(_SIGNATURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _formats_of(data: bytes) -> tuple[str, ...]:
    if not heif.is_heif(data):
        return FORMATS
    heif.check_item_names(data)
    heif.register()
    return ("AVIF", "HEIF")
