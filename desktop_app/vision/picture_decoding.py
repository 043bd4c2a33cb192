"""Decoding of picture files to upright RGB of bounded size.

Pillow reads the header: format, size and orientation. JPEG is then decoded by OpenCV,
which is twice as fast and can decode at a half, a quarter or an eighth of the size; all
other formats by Pillow, which supports their palettes, bit depths and colour spaces.
Colour profiles are not applied.
"""

import io
import struct
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import Message, VitrineError
from desktop_app.vision import heif
from desktop_app.vision.file_reading import FORMATS_HINT, read_file
from desktop_app.vision.picture_repair import completed, has_missing_rows, without_png_metadata
from desktop_app.vision.resizing import fit_within, resize, size_within
from desktop_app.vision.unsupported_formats import unsupported_format

# Keypoints and the window need about this size, the model less. JPEGs of phones, 4000 or
# 4032 px, are still at least four times as large and are decoded at a quarter.
MAX_SIDE_PX = 1000
MIN_SIDE_PX = 16
MAX_PIXELS = 150_000_000
THUMBNAIL_SIDE_PX = 256
THUMBNAIL_QUALITY = 80

_FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "BMP", "DIB", "TIFF", "GIF")
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"II*\0", b"MM\0*")
# Exceptions of the decoders of Pillow, libheif and OpenCV for damaged data.
_DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    RuntimeError,
    struct.error,
    cv2.error,
)
_EXIF_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
# Argument of ``cv2.flip`` by EXIF orientation, after transposing a sideways picture.
_FLIPS = {2: 1, 3: -1, 4: 0, 6: 1, 7: -1, 8: 0}
# Turns a BGR flag of OpenCV into the RGB one.
_RGB = cv2.IMREAD_COLOR_RGB - cv2.IMREAD_COLOR_BGR + cv2.IMREAD_IGNORE_ORIENTATION
_JPEG_FLAGS = (
    (8, cv2.IMREAD_REDUCED_COLOR_8 + _RGB),
    (4, cv2.IMREAD_REDUCED_COLOR_4 + _RGB),
    (2, cv2.IMREAD_REDUCED_COLOR_2 + _RGB),
    (0, cv2.IMREAD_COLOR_BGR + _RGB),
)
_REDUCIBLE_MODES = ("L", "LA", "RGB", "RGBA", "CMYK")
_pillow_lock = threading.Lock()

# ``_check_size`` replaces the check of Pillow.
Image.MAX_IMAGE_PIXELS = None


@dataclass(frozen=True, slots=True)
class DecodedPhoto:
    """A decoded picture.

    Attributes:
        pixels: (h, w, 3) uint8 RGB, upright, contiguous, of bounded size.
        width_px, height_px: size of the upright original.
    """

    pixels: RgbImage
    width_px: int
    height_px: int


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
        VitrineError: it is empty, not a picture, damaged, incomplete, smaller than 16 px
            or larger than 150 million pixels.
    """
    data = without_png_metadata(data)
    image = _read_header(data, name)
    _check_size(image.size, name)
    try:
        if image.format in ("JPEG", "MPO") and image.mode in ("L", "RGB"):
            return _decode_jpeg(image, data, max_side_px)
        return _decode_with_pillow(image, max_side_px)
    except _DECODER_ERRORS as error:
        photo = _decode_incomplete(image, data, max_side_px)
        if photo is None:
            raise _damage_error(name) from error
        return photo


def thumbnail(pixels: RgbImage, side_px: int = THUMBNAIL_SIDE_PX) -> bytes:
    """Encode the picture as a JPEG with a longer side of at most ``side_px``."""
    small = fit_within(pixels, side_px)
    bgr = cv2.cvtColor(small, cv2.COLOR_RGB2BGR)
    _, encoded = cv2.imencode(".jpg", bgr, [cv2.IMWRITE_JPEG_QUALITY, THUMBNAIL_QUALITY])
    return encoded.tobytes()


def decode_thumbnail(jpeg: bytes) -> RgbImage:
    """Decode what ``thumbnail`` returned to (h, w, 3) uint8 RGB.

    Raises:
        VitrineError: it is damaged.
    """
    data = np.frombuffer(jpeg, np.uint8)
    pixels = cv2.imdecode(data, cv2.IMREAD_COLOR_RGB) if len(data) else None
    if pixels is None:
        raise VitrineError(
            Message("A small picture of the catalogue is damaged."),
            Message("Restore the catalogue from a backup, or import its pictures again."),
        )
    return np.asarray(pixels, np.uint8)


def _read_header(data: bytes, name: str) -> Image.Image:
    """Return an image whose pixels are not decoded yet."""
    if not data:
        raise VitrineError(
            Message("{name} is empty.", name=name), Message("Copy or download the picture again.")
        )
    try:
        with _quiet_pillow():
            image = Image.open(io.BytesIO(data), formats=_formats_of(data))
            if image.format == "TIFF":
                # Read the tags here: loading would read them with warnings enabled.
                image.getexif()
    except _DECODER_ERRORS as error:
        if _has_picture_signature(data):
            raise _damage_error(name) from error
        if (unsupported := unsupported_format(data, name)) is not None:
            raise unsupported from error
        raise VitrineError(Message("{name} is not a picture.", name=name), FORMATS_HINT) from error
    return image


def _has_picture_signature(data: bytes) -> bool:
    if data[4:8] == b"ftyp":
        return heif.is_heif(data) or data[8:12] in (b"avif", b"avis")
    return data.startswith(_SIGNATURES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _damage_error(name: str) -> VitrineError:
    return VitrineError(
        Message("{name} is damaged or incomplete.", name=name),
        Message("Copy or download the picture again."),
    )


def _check_size(size: tuple[int, int], name: str) -> None:
    width, height = size
    if min(size) < MIN_SIDE_PX:
        raise VitrineError(
            Message(
                "{name} has only {width} x {height} pixels.", name=name, width=width, height=height
            ),
            Message("Use a picture of at least {side} x {side} pixels.", side=MIN_SIDE_PX),
        )
    if width * height > MAX_PIXELS:
        raise VitrineError(
            Message(
                "{name} has {width} x {height} pixels, too many to open it safely.",
                name=name,
                width=width,
                height=height,
            ),
            Message(
                "Save it smaller, with at most {limit} million pixels.", limit=MAX_PIXELS // 10**6
            ),
        )


def _formats_of(data: bytes) -> tuple[str, ...]:
    if not heif.is_heif(data):
        return _FORMATS
    heif.check_item_names(data)
    heif.register()
    return ("AVIF", "HEIF")


@contextmanager
def _quiet_pillow() -> Iterator[None]:
    """Suppress the warnings of Pillow about unusual files."""
    # Warning filters are global to the process, so use a lock.
    with _pillow_lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _orientation(image: Image.Image) -> int:
    """Return the EXIF orientation; 1 (upright) if it is missing or damaged."""
    try:
        with _quiet_pillow():
            value = image.getexif().get(_EXIF_ORIENTATION)
    except _DECODER_ERRORS:
        return 1
    return value if isinstance(value, int) else 1


def _decode_jpeg(image: Image.Image, data: bytes, max_side_px: int) -> DecodedPhoto:
    reduction = max(image.size) // max_side_px
    flags = next(flags for factor, flags in _JPEG_FLAGS if reduction >= factor)
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if pixels is None:
        raise OSError("OpenCV does not decode this JPEG")
    return _scale_and_rotate(pixels, image.size, _orientation(image), max_side_px)


def _decode_incomplete(image: Image.Image, data: bytes, max_side_px: int) -> DecodedPhoto | None:
    """Decode a picture whose last bytes are missing; None if too much of it is."""
    whole = completed(data, image.format)
    if whole is None:
        return None
    try:
        # OpenCV would print a warning to standard error.
        with _quiet_pillow():
            again = Image.open(io.BytesIO(whole), formats=_FORMATS)
        again.load()
        if again.format != "BMP" and has_missing_rows(np.asarray(again)):
            return None
        return _decode_with_pillow(again, max_side_px)
    except _DECODER_ERRORS:
        return None


def _decode_with_pillow(image: Image.Image, max_side_px: int) -> DecodedPhoto:
    image.load()
    size, orientation = image.size, _orientation(image)
    image = _without_empty_alpha(image)
    reduction = max(size) // max_side_px
    if reduction > 1 and image.mode in _REDUCIBLE_MODES:
        image = image.reduce(reduction)
    return _scale_and_rotate(_to_rgb8(image), size, orientation, max_side_px)


def _without_empty_alpha(image: Image.Image) -> Image.Image:
    """Drop an alpha channel that is 0 everywhere: the program that wrote it left it unused."""
    if image.mode in ("RGBA", "LA") and image.getextrema()[-1] == (0, 0):
        return image.convert(image.mode[:-1])
    return image


def _to_rgb8(image: Image.Image) -> RgbImage:
    """Convert any mode of Pillow to (h, w, 3) uint8 RGB on white."""
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    elif image.mode in ("I", "F"):
        # Their scale is unknown: the largest value becomes white.
        values = np.nan_to_num(np.asarray(image, np.float32)).clip(0)
        image = Image.fromarray((values * (255 / max(values.max(), 1e-6))).astype(np.uint8))
    elif image.has_transparency_data:
        image = _without_empty_alpha(image.convert("RGBA"))
        if image.mode == "RGBA":
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return np.asarray(image.convert("RGB"))


def _scale_and_rotate(
    pixels: npt.NDArray[Any], size: tuple[int, int], orientation: int, max_side_px: int
) -> DecodedPhoto:
    """Scale the pixels down and apply the EXIF orientation.

    Args:
        pixels: (h, w, 3) uint8 RGB, at full or reduced size.
        size: (width, height) of the original in pixels, before rotation.
        orientation: of EXIF, 1 to 8.
        max_side_px: of the result.
    """
    pixels = resize(pixels, *size_within(size, max_side_px))
    width, height = size
    if orientation in _SIDEWAYS:
        pixels = cv2.transpose(pixels)
        width, height = height, width
    if orientation in _FLIPS:
        pixels = cv2.flip(pixels, _FLIPS[orientation])
    return DecodedPhoto(np.require(pixels, np.uint8, ["C", "W"]), width, height)
