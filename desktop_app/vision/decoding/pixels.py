"""Decoded pixels to upright RGB of bounded size."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image

from desktop_app.domain.picture import RgbImage
from desktop_app.vision.decoding.header import orientation_of
from desktop_app.vision.resizing import resize, size_within

_SIDEWAYS: Final = (5, 6, 7, 8)
# Argument of ``cv2.flip`` by EXIF orientation, after transposing a sideways picture.
_FLIPS: Final = {2: 1, 3: -1, 4: 0, 6: 1, 7: -1, 8: 0}
# Turns a BGR flag of OpenCV into the RGB one.
_RGB: Final = cv2.IMREAD_COLOR_RGB - cv2.IMREAD_COLOR_BGR + cv2.IMREAD_IGNORE_ORIENTATION
_JPEG_FLAGS: Final = (
    (8, cv2.IMREAD_REDUCED_COLOR_8 + _RGB),
    (4, cv2.IMREAD_REDUCED_COLOR_4 + _RGB),
    (2, cv2.IMREAD_REDUCED_COLOR_2 + _RGB),
    (0, cv2.IMREAD_COLOR_BGR + _RGB),
)
# A large picture is converted in parts of about so many pixels.
_PART_PIXELS: Final = 4_000_000


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


def jpeg_reduction(size: tuple[int, int], max_side_px: int) -> int:
    """Return the factor, 1, 2, 4 or 8, by which OpenCV decodes a JPEG smaller."""
    reduction = max(size) // max_side_px
    return max(1, next(factor for factor, _ in _JPEG_FLAGS if reduction >= factor))


def decode_jpeg(image: Image.Image, data: bytes, max_side_px: int) -> DecodedPhoto:
    """Decode a JPEG with OpenCV.

    Raises:
        OSError, cv2.error: it is damaged.
    """
    reduction = max(image.size) // max_side_px
    flags = next(flags for factor, flags in _JPEG_FLAGS if reduction >= factor)
    pixels = cv2.imdecode(np.frombuffer(data, np.uint8), flags)
    if pixels is None:
        raise OSError("OpenCV does not decode this JPEG")
    return _scale_and_rotate(pixels, image.size, orientation_of(image), max_side_px)


def decode_with_pillow(image: Image.Image, max_side_px: int) -> DecodedPhoto:
    """Decode a picture of any format with Pillow.

    Raises:
        OSError and others: it is damaged, see ``DECODER_ERRORS``.
    """
    image.load()
    size, orientation = image.size, orientation_of(image)
    reduction = max(size) // max_side_px
    has_alpha = image.has_transparency_data and not _is_alpha_empty(image)
    if reduction > 1 and image.mode not in ("I", "F"):
        pixels = _reduced(image, reduction, has_alpha=has_alpha)
    else:
        pixels = np.asarray(_to_rgb(image, has_alpha=has_alpha))
    return _scale_and_rotate(pixels, size, orientation, max_side_px)


def _is_alpha_empty(image: Image.Image) -> bool:
    """Return whether the alpha channel is 0 everywhere: its program left it unused."""
    if image.mode in ("RGBA", "LA"):
        return image.getextrema()[-1] == (0, 0)
    return all(part.convert("RGBA").getextrema()[-1] == (0, 0) for part in _parts(image, 1))


def _reduced(image: Image.Image, reduction: int, *, has_alpha: bool) -> RgbImage:
    """Convert and reduce a picture part by part, to keep no second copy of its size."""
    parts = (_to_rgb(part, has_alpha=has_alpha) for part in _parts(image, reduction))
    return np.concatenate([np.asarray(part.reduce(reduction)) for part in parts])


def _parts(image: Image.Image, reduction: int) -> Iterator[Image.Image]:
    """Yield rows of a picture, a multiple of ``reduction`` unless they are the last."""
    rows = max(1, _PART_PIXELS // (image.width * reduction)) * reduction
    for top in range(0, image.height, rows):
        yield image.crop((0, top, image.width, min(image.height, top + rows)))


def _to_rgb(image: Image.Image, *, has_alpha: bool) -> Image.Image:
    """Convert any mode of Pillow to RGB on white; without ``has_alpha`` alpha is ignored."""
    if image.mode.startswith("I;16"):
        image = Image.fromarray((np.asarray(image) >> 8).astype(np.uint8))
    elif image.mode in ("I", "F"):
        # Their scale is unknown: the largest value becomes white.
        values = np.nan_to_num(np.asarray(image, np.float32)).clip(0)
        image = Image.fromarray((values * (255 / max(values.max(), 1e-6))).astype(np.uint8))
    elif has_alpha:
        image = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image)
    return image.convert("RGB")


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
