"""Pictures that other viewers show whole are read, damaged ones stay refused."""

import io
import zlib
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image, PngImagePlugin

from desktop_app.errors import VitrineError
from desktop_app.vision import picture_repair
from desktop_app.vision.picture_decoding import decode
from desktop_app.vision.picture_repair import completed, without_png_metadata

Pixels = npt.NDArray[np.uint8]


def photo() -> Pixels:
    """Return (240, 320, 3) pixels without uniform parts."""
    noise = np.random.default_rng(3).integers(0, 256, (24, 32, 3), dtype=np.uint8)
    return np.asarray(cv2.resize(noise, (320, 240), interpolation=cv2.INTER_CUBIC), np.uint8)


def encoded(kind: str, mode: str = "RGB", **options: Any) -> bytes:
    """Return the bytes of a picture file."""
    file = io.BytesIO()
    Image.fromarray(photo()).convert(mode).save(file, kind, **options)
    return file.getvalue()


def share_like_whole(data: bytes, cut: bytes) -> float:
    """Return the share of rows of a cut file that look as in the whole file."""
    difference = np.abs(
        decode(cut, name="cut").pixels.astype(int) - decode(data, name="whole").pixels
    )
    return float((difference.mean(axis=(1, 2)) < 6).mean())


@pytest.mark.parametrize("options", [{}, {"progressive": True}, {"subsampling": 0}])
@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_jpeg_without_its_last_bytes_is_read(mode: str, options: dict[str, Any]) -> None:
    data = encoded("JPEG", mode, **options)
    # The last scan of a progressive CMYK picture, of an empty black, has only a few bytes.
    for cut in (1, 2, 3) if mode == "CMYK" else (1, 2, 3, 10, len(data) // 50):
        assert share_like_whole(data, data[:-cut]) > 0.9, cut


def test_a_jpeg_filled_up_with_zeros_is_read() -> None:
    data = encoded("JPEG")
    assert share_like_whole(data, data[:-2] + bytes(1000)) == 1


@pytest.mark.parametrize("options", [{}, {"progressive": True}])
def test_a_jpeg_without_a_visible_part_is_refused(options: dict[str, Any]) -> None:
    data = encoded("JPEG", **options)
    for share in (0.2, 0.5, 0.7):
        cut = data[: int(len(data) * share)]
        with pytest.raises(VitrineError, match="damaged or incomplete"):
            decode(cut, name="half")


@pytest.mark.parametrize("cut", range(0, 700, 7))
def test_every_start_of_a_jpeg_is_refused(cut: int) -> None:
    with pytest.raises(VitrineError):
        decode(encoded("JPEG")[:cut], name="start")


def test_a_bitmap_without_its_last_bytes_is_read() -> None:
    data = encoded("BMP")
    assert share_like_whole(data, data[:-2]) > 0.99
    with pytest.raises(VitrineError, match="damaged or incomplete"):
        decode(data[: len(data) * 4 // 5], name="half")


def test_a_png_without_its_end_is_read() -> None:
    data = encoded("PNG")
    assert share_like_whole(data, data[:-12]) == 1


@pytest.mark.parametrize("is_compressed", [False, True])
def test_a_png_with_large_texts_is_read(is_compressed: bool) -> None:
    texts = PngImagePlugin.PngInfo()
    texts.add_text("prompt", "wearisome " * 300_000, zip=is_compressed)
    texts.add_itxt("XML:com.adobe.xmp", "x" * 3_000_000, zip=is_compressed)
    data = encoded("PNG", pnginfo=texts)
    assert share_like_whole(encoded("PNG"), data) == 1


def test_damaged_metadata_of_a_png_are_passed_over() -> None:
    data = encoded("PNG")
    position = data.index(b"IDAT") - 4
    content = b"ICC\0\0" + zlib.compress(bytes(3_000_000))
    # With a wrong checksum.
    chunk = len(content).to_bytes(4, "big") + b"iCCP" + content + b"oops"
    assert share_like_whole(data, data[:position] + chunk + data[position:]) == 1


def test_other_bytes_are_unchanged() -> None:
    assert without_png_metadata(b"\xff\xd8\xff") == b"\xff\xd8\xff"
    assert without_png_metadata(encoded("PNG")) == encoded("PNG")
    assert completed(b"GIF89a", "GIF") is None


def test_what_follows_the_end_of_a_png_is_not_looked_at() -> None:
    data = encoded("PNG")
    assert without_png_metadata(data + bytes(5000)) == data


def test_the_chunks_of_a_png_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_repair, "_MAX_PNG_CHUNKS", 100)
    data = encoded("PNG")
    position = data.index(b"IDAT") - 4
    text = b"\0\0\0\0tEXt\0\0\0\0"
    assert without_png_metadata(data[:position] + text * 10 + data[position:]) == data
    assert without_png_metadata(data[:position] + text * 100 + data[position:]) == data[:position]
