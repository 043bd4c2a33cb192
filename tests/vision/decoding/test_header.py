"""The size of a WebP before a decoder has seen it."""

import io
from typing import Any

import pytest
from PIL import Image

from desktop_app.errors import VitrineError
from desktop_app.vision.decoding.header import read_header, webp_size


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"exif": b"Exif\0\0II*\0"}])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_the_size_of_each_kind_of_webp_is_read(mode: str, options: dict[str, Any]) -> None:
    file = io.BytesIO()
    Image.new(mode, (321, 45), 1).save(file, "WEBP", **options)
    assert webp_size(file.getvalue()) == (321, 45)


@pytest.mark.parametrize("data", [b"", b"RIFF\0\0\0\0WEBP", b"\xff\xd8\xff" + bytes(40)])
def test_other_files_have_none(data: bytes) -> None:
    assert webp_size(data) is None


def test_a_jpeg_whose_header_does_not_end_is_damaged() -> None:
    file = io.BytesIO()
    Image.new("RGB", (64, 48)).save(file, "JPEG")
    data = file.getvalue()
    with pytest.raises(VitrineError, match=r"a\.jpg is damaged"):
        read_header(data[:2] + b"\xff" * 100_000 + data[2:], "a.jpg")
