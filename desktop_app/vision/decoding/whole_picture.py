"""Decoding of a picture of any supported format, with repairs, in this process."""

import io

import numpy as np
from PIL import Image

from desktop_app.vision.decoding.header import (
    DECODER_ERRORS,
    FORMATS,
    damage_error,
    quiet_pillow,
    read_header,
    webp_size,
)
from desktop_app.vision.decoding.jpeg_structure import JpegStructure, jpeg_structure
from desktop_app.vision.decoding.limits import (
    HERE_BYTES,
    MemoryBudget,
    check_memory,
    check_size,
    needed_bytes,
)
from desktop_app.vision.decoding.pixels import DecodedPhoto, decode_jpeg, decode_with_pillow
from desktop_app.vision.picture_repair import completed, has_missing_rows, without_png_metadata

_FIRST_CHOICE = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM")
_budget = MemoryBudget(HERE_BYTES)


def decode_ordinary(data: bytes, name: str, max_side_px: int) -> DecodedPhoto | None:
    """Decode an ordinary JPEG, PNG or BMP.

    Their decoders are quick, and have been used for decades with files from anywhere.

    Returns:
        None if it is of another format, unusual, large or damaged.

    Raises:
        VitrineError: it is too small or too large.
    """
    if not data.startswith(_FIRST_CHOICE):
        return None
    data = without_png_metadata(data)
    image = read_header(data, name)
    check_size(image.size, image.format, name)
    jpeg = _structure(image, data)
    needed = needed_bytes(image, jpeg, max_side_px, len(data))
    check_memory(image, jpeg, needed, name)
    if not _is_ordinary(image, jpeg, needed):
        return None
    try:
        with _budget.reserve(needed):
            return _decode(image, data, max_side_px)
    except DECODER_ERRORS:
        return None


def decode_any(data: bytes, name: str, max_side_px: int) -> DecodedPhoto:
    """Decode a picture, or what can be decoded if its last bytes are missing.

    Raises:
        VitrineError: it is empty, not a picture, damaged, incomplete, too small or too large.
    """
    data = without_png_metadata(data)
    if (size := webp_size(data)) is not None:
        # Pillow's decoder allocates the picture when it reads the header.
        check_size(size, "WEBP", name)
    image = read_header(data, name)
    check_size(image.size, image.format, name)
    jpeg = _structure(image, data)
    check_memory(image, jpeg, needed_bytes(image, jpeg, max_side_px, len(data)), name)
    try:
        return _decode(image, data, max_side_px)
    except DECODER_ERRORS as error:
        photo = _decode_incomplete(image, data, max_side_px)
        if photo is None:
            raise damage_error(name) from error
        return photo


def _structure(image: Image.Image, data: bytes) -> JpegStructure | None:
    return jpeg_structure(data) if image.format in ("JPEG", "MPO") else None


def _is_ordinary(image: Image.Image, jpeg: JpegStructure | None, needed: int) -> bool:
    if image.format in ("JPEG", "MPO"):
        return (
            jpeg is not None
            and jpeg.size == image.size
            and image.mode in ("L", "RGB")
            and (jpeg.scans == 1 or needed <= HERE_BYTES)
        )
    return image.format in ("PNG", "BMP") and needed <= HERE_BYTES


def _decode(image: Image.Image, data: bytes, max_side_px: int) -> DecodedPhoto:
    if image.format in ("JPEG", "MPO") and image.mode in ("L", "RGB"):
        return decode_jpeg(image, data, max_side_px)
    return decode_with_pillow(image, max_side_px)


def _decode_incomplete(image: Image.Image, data: bytes, max_side_px: int) -> DecodedPhoto | None:
    """Decode a picture whose last bytes are missing; None if too much of it is."""
    whole = completed(data, image.format)
    if whole is None:
        return None
    try:
        # OpenCV would print a warning to standard error.
        with quiet_pillow():
            again = Image.open(io.BytesIO(whole), formats=FORMATS)
        again.load()
        if again.format != "BMP" and has_missing_rows(np.asarray(again)):
            return None
        return decode_with_pillow(again, max_side_px)
    except DECODER_ERRORS:
        return None
