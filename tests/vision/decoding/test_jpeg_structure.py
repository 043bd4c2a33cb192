"""What the markers of a JPEG say about decoding it."""

import io
from typing import Any

import pytest
from PIL import Image

from desktop_app.vision.decoding.jpeg_structure import (
    JpegStructure,
    has_endless_header,
    jpeg_structure,
    segments,
)


def jpeg(mode: str = "RGB", **options: Any) -> bytes:
    file = io.BytesIO()
    Image.new(mode, (64, 48)).save(file, "JPEG", **options)
    return file.getvalue()


@pytest.mark.parametrize(("mode", "components"), [("L", 1), ("RGB", 3), ("CMYK", 4)])
def test_a_sequential_jpeg_has_one_scan(mode: str, components: int) -> None:
    assert jpeg_structure(jpeg(mode)) == JpegStructure((64, 48), components, 1)


def test_an_embedded_picture_is_no_scan_of_a_sequential_jpeg() -> None:
    exif = Image.Exif()
    exif[0x010E] = "\xff\xda".encode("latin-1") * 5
    assert jpeg_structure(jpeg(exif=exif)) == JpegStructure((64, 48), 3, 1)


def test_the_scans_of_a_progressive_jpeg_are_counted() -> None:
    found = jpeg_structure(jpeg(progressive=True))
    assert found is not None
    assert found.scans > 3


def test_an_unusual_jpeg_has_no_structure() -> None:
    whole = jpeg()
    frame = whole.index(b"\xff\xc0")
    arithmetic = whole.replace(b"\xff\xc0", b"\xff\xc9", 1)
    twelve_bits = whole[: frame + 4] + b"\x0c" + whole[frame + 5 :]
    for data in (arithmetic, twelve_bits, whole[: frame + 4], b"", b"\xff\xd8\xff"):
        assert jpeg_structure(data) is None


def test_segments_have_markers_and_contents() -> None:
    markers = [marker for marker, _ in segments(jpeg())]
    assert markers[0] == 0xE0
    assert markers[-1] == 0xDA


@pytest.mark.parametrize("part", [b"\xff", b"\xff\x00", b"\xff\xd0", b"\xff\xfe\0\2"])
def test_a_header_of_countless_parts_is_endless(part: bytes) -> None:
    whole = jpeg()
    assert not has_endless_header(whole)
    assert not has_endless_header(whole[:2] + part * 1000 + whole[2:])
    assert has_endless_header(whole[:2] + part * 100_000 + whole[2:])
    assert not has_endless_header(b"\xff\xd8\xff")


def test_the_contents_of_a_segment_are_no_parts() -> None:
    whole = jpeg()
    white = b"\xff\xe1\xff\xff" + b"\xff" * 65533
    assert not has_endless_header(whole[:2] + white * 10 + whole[2:])
