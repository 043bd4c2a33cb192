"""What is refused before it is decoded, and how much is decoded at a time."""

import io
import struct
import threading
import zlib
from typing import Any

import pytest
from PIL import Image

from desktop_app.errors import VitrineError
from desktop_app.vision.decoding import limits
from desktop_app.vision.decoding.limits import MemoryBudget
from desktop_app.vision.picture_decoding import decode


def progressive(scans: int, side_px: int) -> bytes:
    """Return a grey JPEG whose scans repeat the first bit of all blocks."""
    size = struct.pack(">BHHB", 8, side_px, side_px, 1) + b"\x01\x11\x00"
    code = bytes([1, *[0] * 15, 0])
    parts = [b"\xff\xd8", _segment(0xDB, bytes(1) + bytes([1]) * 64), _segment(0xC2, size)]
    parts += [_segment(0xC4, b"\x00" + code), _segment(0xC4, b"\x10" + code)]
    parts += [_segment(0xDA, b"\x01\x01\x00\x00\x00\x01") + bytes(8)] * scans
    return b"".join(parts) + b"\xff\xd9"


def _segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, 2 + len(content)) + content


def png(width: int, height: int) -> bytes:
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


def gif(width: int, height: int) -> bytes:
    """Return the header of a GIF and the start of its first frame."""
    screen = struct.pack("<HHBBB", width, height, 0x80, 0, 0) + bytes(6)
    return b"GIF89a" + screen + b"," + struct.pack("<HHHHB", 0, 0, width, height, 0) + b"\x02\0;"


def webp(width: int, height: int) -> bytes:
    """Return the header of a lossless WebP with alpha."""
    bits = (width - 1) | (height - 1) << 14 | 1 << 28
    content = b"\x2f" + struct.pack("<I", bits) + bytes(5)
    chunk = b"VP8L" + struct.pack("<I", len(content)) + content
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def refusal(data: bytes, name: str = "large") -> str:
    with pytest.raises(VitrineError) as caught:
        decode(data, name=name)
    return caught.value.as_line()


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (progressive(1, 14_200), 200),
        (png(12_240, 12_240), 100),
        (gif(12_240, 12_240), 100),
        (webp(16_383, 9_150), 30),
    ],
)
def test_each_format_has_its_limit(data: bytes, limit: int) -> None:
    line = refusal(data)
    assert "pixels, too many to open it safely" in line
    assert line.endswith(f"with at most {limit} million pixels")


def test_a_large_jpeg_is_decoded_at_a_reduced_scale() -> None:
    file = io.BytesIO()
    Image.new("L", (14_100, 14_100), 120).save(file, "JPEG", quality=30)
    photo = decode(file.getvalue(), name="phone.jpg", max_side_px=500)
    assert (photo.width_px, photo.pixels.shape) == (14_100, (500, 500, 3))


def test_a_progressive_jpeg_keeps_all_its_coefficients_and_has_a_lower_limit() -> None:
    file = io.BytesIO()
    Image.new("RGB", (64, 64)).save(file, "JPEG", progressive=True)
    size = struct.pack(">HH", 12_000, 12_000)
    line = refusal(file.getvalue().replace(struct.pack(">HH", 64, 64), size, 1))
    assert line.endswith(
        "too many to open it safely; Save it smaller, with at most 119 million pixels"
    )


def test_a_jpeg_with_too_many_scans_is_refused_at_once() -> None:
    assert refusal(progressive(1000, 2000), "scans.jpg") == (
        "scans.jpg takes too long to open; Open it in another program, and save it as JPEG or PNG"
    )


def test_a_picture_is_refused_if_too_little_memory_is_free(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "free_memory_bytes", lambda: 200_000_000)
    assert "needs too much memory" in refusal(png(9_000, 9_000))
    file = io.BytesIO()
    Image.new("RGB", (640, 480)).save(file, "PNG")
    assert decode(file.getvalue(), name="small.png").width_px == 640


def test_readers_wait_for_each_other_when_the_budget_is_used() -> None:
    budget = MemoryBudget(100)
    entered, leave = threading.Event(), threading.Event()
    order: list[str] = []

    def hold() -> None:
        with budget.reserve(1_000_000):
            order.append("large")
            entered.set()
            leave.wait()

    def follow() -> None:
        with budget.reserve(1):
            order.append("small")

    threads = [threading.Thread(target=hold), threading.Thread(target=follow)]
    threads[0].start()
    entered.wait()
    threads[1].start()
    assert order == ["large"]
    leave.set()
    for thread in threads:
        thread.join()
    assert order == ["large", "small"]


def test_what_is_reserved_is_given_back_after_an_error() -> None:
    budget = MemoryBudget(10)
    for _ in range(3):
        with pytest.raises(KeyError), budget.reserve(8):
            raise KeyError
    entered: list[Any] = []
    with budget.reserve(10):
        entered.append(1)
    assert entered
