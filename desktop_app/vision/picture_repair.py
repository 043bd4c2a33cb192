"""Repairs of encoded pictures that other viewers show whole.

A copy or download that lost its last bytes, and metadata beyond the limits of the decoder,
are no reason to refuse a picture. Pictures of which a visible part is missing stay damaged.
"""

from typing import Any, Final

import numpy as np
import numpy.typing as npt

from desktop_app.vision.decoding.jpeg_structure import (
    FRAMES,
    PROGRESSIVE_FRAMES,
    START_OF_SCAN,
    segments,
)

# Largest share of the rows, or of the bytes of a BMP, that may be missing at the end.
_MAX_MISSING_SHARE: Final = 1 / 16

_PNG_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
# Critical chunks, and the others that change pixels or orientation.
_PNG_END: Final = b"IEND"
# Programs write some ten thousand at most.
_MAX_PNG_CHUNKS: Final = 500_000
_PNG_CHUNKS: Final = frozenset({b"IHDR", b"PLTE", b"IDAT", _PNG_END, b"tRNS", b"eXIf"})

_JPEG_END: Final = b"\xff\xd9"
_COEFFICIENTS: Final = 64


def without_png_metadata(data: bytes) -> bytes:
    """Return a PNG without texts, colour profiles and the like; other formats unchanged.

    A chunk that is cut off stays, so that the decoder reports it. What follows the end, or
    half a million chunks, is left out.
    """
    if not data.startswith(_PNG_SIGNATURE):
        return data
    kept, position = [_PNG_SIGNATURE], len(_PNG_SIGNATURE)
    for _ in range(_MAX_PNG_CHUNKS):
        end = position + 12 + int.from_bytes(data[position : position + 4], "big")
        kind = data[position + 4 : position + 8]
        if kind in _PNG_CHUNKS or end > len(data):
            kept.append(data[position:end])
        if kind == _PNG_END or end >= len(data):
            break
        position = end
    return b"".join(kept)


def completed(data: bytes, picture_format: str | None) -> bytes | None:
    """Return the bytes of a picture with an end, if it may be whole but for its last bytes.

    Args:
        data: contents of the file, which the decoder found to be incomplete.
        picture_format: the name that Pillow gives it.

    Returns:
        None if the format has no such repair, or too much is missing. Of a JPEG with one
        scan, ``has_missing_rows`` tells whether the decoded picture is whole.
    """
    if picture_format in ("JPEG", "MPO"):
        # Interrupted downloads may be filled up with zeros.
        start = data.rstrip(b"\0")
        return start + _JPEG_END if _has_all_scans(start) else None
    if picture_format in ("BMP", "DIB"):
        return data + bytes(int(len(data) * _MAX_MISSING_SHARE))
    return None


def has_missing_rows(pixels: npt.NDArray[Any]) -> bool:
    """Return whether too many of the last rows are the grey of undecoded JPEG blocks.

    Args:
        pixels: (h, w) or (h, w, channels) uint8, not scaled.
    """
    is_grey = ((pixels == 127) | (pixels == 128)).reshape(len(pixels), -1).all(axis=1)
    missing = int(np.argmin(is_grey[::-1])) if not is_grey.all() else len(pixels)
    return missing > len(pixels) * _MAX_MISSING_SHARE


def _has_all_scans(data: bytes) -> bool:
    """Return whether the last scan of a JPEG has begun.

    A progressive JPEG has several: each adds a bit of precision, or coefficients, to some
    components (ITU T.81, G.1.1).
    """
    components: tuple[int, ...] = ()
    is_progressive = False
    precisions: dict[tuple[int, int], int] = {}
    scans = 0
    for marker, content in segments(data):
        if marker in FRAMES:
            components = tuple(content[6::3])
            is_progressive = marker in PROGRESSIVE_FRAMES
        elif marker == START_OF_SCAN:
            scans += 1
            precisions |= _scan_precisions(content)
    if not is_progressive:
        # The later components of several sequential scans would be missing entirely.
        return scans == 1 and len(precisions) == _COEFFICIENTS * len(components)
    return bool(components) and all(
        precisions.get((component, coefficient)) == 0
        for component in components
        for coefficient in range(_COEFFICIENTS)
    )


def _scan_precisions(header: bytes) -> dict[tuple[int, int], int]:
    """Return the missing bits of each coefficient, by component and number of it."""
    if len(header) < 4 or len(header) < 4 + 2 * header[0]:
        return {}
    count = header[0]
    first, last, shifts = header[1 + 2 * count : 4 + 2 * count]
    return {
        (component, coefficient): shifts & 15
        for component in header[1 : 1 + 2 * count : 2]
        for coefficient in range(first, min(last, _COEFFICIENTS - 1) + 1)
    }
