"""Pictures that are made to harm: each says more than it holds, or what crashes a decoder."""

import struct
import zlib
from pathlib import Path
from typing import Final

HEIC: Final = (Path(__file__).parent / "vision" / "data" / "rotated.heic").read_bytes()


def jpeg_of_scans(scans: int, side_px: int) -> bytes:
    """Return a grey JPEG whose scans repeat the first bit of all blocks."""
    size = struct.pack(">BHHB", 8, side_px, side_px, 1) + b"\x01\x11\x00"
    code = bytes([1, *[0] * 15, 0])
    parts = [b"\xff\xd8", _segment(0xDB, bytes(1) + bytes([1]) * 64), _segment(0xC2, size)]
    parts += [_segment(0xC4, b"\x00" + code), _segment(0xC4, b"\x10" + code)]
    parts += [_segment(0xDA, b"\x01\x01\x00\x00\x00\x01") + bytes(8)] * scans
    return b"".join(parts) + b"\xff\xd9"


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, 2 + len(content)) + content


def png_header(width: int, height: int) -> bytes:
    """Return a PNG of one bit and no pixels."""
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0))]
    parts += [(b"IDAT", zlib.compress(b"")), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def gif_header(width: int, height: int) -> bytes:
    """Return the header of a GIF and the start of its first frame."""
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    return b"GIF89a" + screen + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\0;"


def webp_header(width: int, height: int) -> bytes:
    """Return the header of a lossless WebP with alpha."""
    bits = (width - 1) | (height - 1) << 14 | 1 << 28
    content = b"\x2f" + struct.pack("<I", bits) + bytes(5)
    chunk = b"VP8L" + struct.pack("<I", len(content)) + content
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def crashing_heic() -> bytes:
    """Return a HEIC whose item name is not UTF-8, hidden from ``heif.check_item_names``.

    A brand of the file type has the name of the box that the check looks for.
    """
    damaged = HEIC.replace(b"\x00Exif\x00", b"\x00E\xe0if\x00", 1)
    size = int.from_bytes(damaged[:4], "big")
    brands = damaged[8:size] + struct.pack(">I4s", 8, b"iinf")
    return struct.pack(">I4s", 8 + len(brands), b"ftyp") + brands + damaged[size:]
