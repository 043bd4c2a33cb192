"""How a JPEG is stored, from its markers (ITU T.81, annex B)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

START_OF_SCAN: Final = 0xDA
PROGRESSIVE_FRAMES: Final = (0xC2, 0xCA)
FRAMES: Final = (0xC0, 0xC1, 0xC9, *PROGRESSIVE_FRAMES)
_HUFFMAN_FRAMES: Final = (0xC0, 0xC1, 0xC2)
_ALL_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# A marker within the data of a scan: not a stuffed byte, a restart or a fill byte.
_NEXT_MARKER: Final = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
# Markers without contents: a stuffed byte, restarts, and the start and end of a picture.
_EMPTY_MARKERS: Final = frozenset({0x00, 0x01, *range(0xD0, 0xDA)})
# Segments and fill bytes before the first scan: a large colour profile has some hundred.
_MAX_HEADER_PARTS: Final = 20_000


@dataclass(frozen=True, slots=True)
class JpegStructure:
    """What decoding a JPEG will take.

    Attributes:
        size: (width, height) in pixels.
        components: 1 of a grey picture, 3 of one in colours.
        scans: 1 if each block is read once, row by row. Otherwise the number of scans, for
            which the decoder keeps all coefficients of the picture, 2 bytes each; those of
            embedded pictures are counted too.
    """

    size: tuple[int, int]
    components: int
    scans: int


def jpeg_structure(data: bytes) -> JpegStructure | None:
    """Return the structure of a JPEG; None if it is unusual: arithmetic, lossless, damaged."""
    headers = _headers(data)
    if headers is None:
        return None
    marker, frame, first_scan = headers
    # Precision, height, width, number of components and three bytes for each.
    if len(frame) < 6 or frame[0] != 8:
        return None
    is_one_scan = marker not in PROGRESSIVE_FRAMES and first_scan[:1] == frame[5:6]
    scans = 1 if is_one_scan else data.count(b"\xff\xda")
    size = int.from_bytes(frame[3:5], "big"), int.from_bytes(frame[1:3], "big")
    return JpegStructure(size, frame[5], scans)


def has_endless_header(data: bytes) -> bool:
    """Return whether a JPEG has so many segments or fill bytes that reading it is a trap."""
    position = 2
    for _ in range(_MAX_HEADER_PARTS):
        if position + 4 > len(data) or data[position] != 0xFF:
            return False
        marker = data[position + 1]
        if marker == START_OF_SCAN:
            return False
        if marker == 0xFF:
            position += 1
        elif marker in _EMPTY_MARKERS:
            position += 2
        else:
            position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")
    return True


def _headers(data: bytes) -> tuple[int, bytes, bytes] | None:
    """Return the marker and the contents of the only frame, and those of the first scan."""
    frames: list[tuple[int, bytes]] = []
    for marker, content in segments(data):
        if marker == START_OF_SCAN:
            is_known = len(frames) == 1 and frames[0][0] in _HUFFMAN_FRAMES
            return (*frames[0], content) if is_known else None
        if marker in _ALL_FRAMES:
            frames.append((marker, content))
    return None


def segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield marker and content of each complete segment of a JPEG."""
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        if end > len(data):
            return
        yield marker, data[position + 4 : end]
        position = end
        if marker == START_OF_SCAN:
            following = _NEXT_MARKER.search(data, end)
            if following is None:
                return
            position = following.start()
