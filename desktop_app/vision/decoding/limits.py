"""Limits of size by format and free memory, and the memory of all readers together.

A picture is refused before it is decoded if decoding takes more than 720 MB, or more than half
of what is free. What a format takes for each pixel was measured with
``python -m benchmarks.decoding --large``.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from PIL import Image

from desktop_app.errors import Message, VitrineError
from desktop_app.isolation.process_limits import free_memory_bytes
from desktop_app.vision.decoding.jpeg_structure import JpegStructure
from desktop_app.vision.decoding.pixels import jpeg_reduction

MIN_SIDE_PX: Final = 16
# Decoding in a child may take so much, and all decoding in this process together.
CHILD_BYTES: Final = 720_000_000
HERE_BYTES: Final = 256_000_000

# Million pixels. JPEGs are decoded at a reduced scale, if they are stored in one scan.
_MAX_MEGAPIXELS: Final = {"JPEG": 200, "MPO": 200, "WEBP": 30, "AVIF": 50, "HEIF": 50}
_OTHER_MEGAPIXELS: Final = 100
# Bytes for each pixel while it is decoded.
_BYTES_PER_PIXEL: Final = {"WEBP": 18, "AVIF": 12, "HEIF": 12}
_OTHER_BYTES_PER_PIXEL: Final = 5
_RGB_BYTES: Final = 3
# A coefficient of a JPEG with several scans.
_COEFFICIENT_BYTES: Final = 2
# Scans times million pixels: about a second. Programs write at most fifteen scans.
_MAX_SCAN_MEGAPIXELS: Final = 1200
_UNKNOWN_FREE_BYTES: Final = 2_000_000_000


def check_size(size: tuple[int, int], picture_format: str | None, name: str) -> None:
    """Check the size of a picture before it is decoded.

    Args:
        size: (width, height) in pixels.
        picture_format: the name that Pillow gives it.
        name: of the file, for messages.

    Raises:
        VitrineError: it is smaller than 16 px, or too large for its format.
    """
    width, height = size
    if min(size) < MIN_SIDE_PX:
        raise VitrineError(
            Message(
                "{name} has only {width} x {height} pixels.", name=name, width=width, height=height
            ),
            Message("Use a picture of at least {side} x {side} pixels.", side=MIN_SIDE_PX),
        )
    limit = _MAX_MEGAPIXELS.get(picture_format or "", _OTHER_MEGAPIXELS)
    if width * height > limit * 10**6:
        raise size_error(size, name, limit)


def check_memory(image: Image.Image, jpeg: JpegStructure | None, needed: int, name: str) -> None:
    """Check what decoding will take.

    Args:
        image: the header of the picture.
        jpeg: how it is stored, if it is a JPEG.
        needed: as ``needed_bytes`` returns it.
        name: of the file, for messages.

    Raises:
        VitrineError: it takes too much memory or time.
    """
    if jpeg is not None and jpeg.scans > 1:
        width, height = jpeg.size
        if needed > CHILD_BYTES:
            raise size_error(image.size, name, width * height * CHILD_BYTES // needed // 10**6)
        if jpeg.scans * width * height > _MAX_SCAN_MEGAPIXELS * 10**6:
            raise time_error(name)
    free = free_memory_bytes() or _UNKNOWN_FREE_BYTES
    if needed > max(HERE_BYTES // 4, free // 2):
        raise memory_error(name)


def needed_bytes(
    image: Image.Image, jpeg: JpegStructure | None, max_side_px: int, file_bytes: int
) -> int:
    """Return about how much memory decoding takes, beside the file itself."""
    pixels = image.width * image.height
    if jpeg is None:
        per_pixel = _BYTES_PER_PIXEL.get(image.format or "", _OTHER_BYTES_PER_PIXEL)
        return pixels * per_pixel + file_bytes
    decoded = pixels // jpeg_reduction(image.size, max_side_px) ** 2 * _RGB_BYTES
    kept = pixels * jpeg.components * _COEFFICIENT_BYTES if jpeg.scans > 1 else 0
    return decoded + kept


def size_error(size: tuple[int, int], name: str, limit: int) -> VitrineError:
    """Return the error of a picture with too many pixels; ``limit`` is in million."""
    return VitrineError(
        Message(
            "{name} has {width} x {height} pixels, too many to open it safely.",
            name=name,
            width=size[0],
            height=size[1],
        ),
        Message("Save it smaller, with at most {limit} million pixels.", limit=limit),
    )


def time_error(name: str) -> VitrineError:
    """Return the error of a picture whose decoding would take too long."""
    return VitrineError(
        Message("{name} takes too long to open.", name=name),
        Message("Open it in another program, and save it as JPEG or PNG."),
    )


def memory_error(name: str) -> VitrineError:
    """Return the error of a picture that needs more memory than there is."""
    return VitrineError(
        Message("{name} needs too much memory.", name=name),
        Message("Save it smaller, or close other programs."),
    )


class MemoryBudget:
    """Memory that several threads share: each waits until there is enough for it.

    Args:
        size_bytes: in all. Who needs more gets all of it, alone.
    """

    def __init__(self, size_bytes: int) -> None:
        self._size = self._free = size_bytes
        self._changed = threading.Condition()

    @contextmanager
    def reserve(self, needed: int) -> Iterator[None]:
        """Wait for so many bytes, and keep them for the time of the ``with`` block."""
        taken = min(needed, self._size)
        with self._changed:
            self._changed.wait_for(lambda: self._free >= taken)
            self._free -= taken
        try:
            yield
        finally:
            with self._changed:
                self._free += taken
                self._changed.notify_all()
