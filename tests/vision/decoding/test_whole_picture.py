"""Which pictures are decoded in this process."""

import io
from typing import Any

import numpy as np
import pytest
from PIL import Image

from desktop_app.errors import VitrineError
from desktop_app.vision.decoding.whole_picture import decode_any, decode_ordinary

NOISE = np.random.default_rng(0).integers(0, 256, (64, 48, 3), dtype=np.uint8)


def encoded(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    file = io.BytesIO()
    Image.fromarray(NOISE).convert(mode).save(file, kind, **options)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        *(encoded("JPEG"), encoded("JPEG", "L"), encoded("JPEG", progressive=True)),
        *(encoded("PNG"), encoded("PNG", "P"), encoded("PNG", "RGBA"), encoded("BMP")),
    ],
)
def test_ordinary_pictures_are_decoded_here_as_in_the_child(data: bytes) -> None:
    here = decode_ordinary(data, "a", 1000)
    assert here is not None
    assert np.array_equal(here.pixels, decode_any(data, "a", 1000).pixels)


@pytest.mark.parametrize(
    "data",
    [
        *(encoded("WEBP"), encoded("GIF"), encoded("TIFF"), encoded("AVIF")),
        *(encoded("JPEG", "CMYK"), encoded("PNG")[:-2000], b"", b"text"),
    ],
)
def test_everything_else_is_left_to_the_child(data: bytes) -> None:
    assert decode_ordinary(data, "a", 1000) is None


def test_a_damaged_header_is_refused_here() -> None:
    with pytest.raises(VitrineError, match="damaged or incomplete"):
        decode_ordinary(encoded("JPEG")[:20], "a.jpg", 1000)
