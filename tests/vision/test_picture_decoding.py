"""Every picture file is decoded to upright RGB, or reported in one sentence."""

import io
import struct
import warnings
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
import pytest
from PIL import Image

from desktop_app.errors import VitrineError
from desktop_app.vision.picture_decoding import decode, decode_thumbnail, read_photo, thumbnail
from desktop_app.vision.resizing import resize

Pixels = npt.NDArray[np.uint8]
DATA = Path(__file__).parent / "data"
FORMATS = ("JPEG", "PNG", "WEBP", "AVIF", "BMP", "TIFF", "GIF")

# The stored pixels of an upright picture, by EXIF orientation.
STORED_AS: dict[int, Callable[[Any], Any]] = {
    1: lambda upright: upright,
    2: np.fliplr,
    3: lambda upright: np.rot90(upright, 2),
    4: np.flipud,
    5: lambda upright: np.swapaxes(upright, 0, 1),
    6: lambda upright: np.rot90(upright, 1),
    7: lambda upright: np.rot90(np.swapaxes(upright, 0, 1), 2),
    8: lambda upright: np.rot90(upright, -1),
}


def encoded(image: Image.Image | npt.NDArray[Any], kind: str = "PNG", **options: Any) -> bytes:
    """Return the bytes of a picture file."""
    if not isinstance(image, Image.Image):
        image = Image.fromarray(np.ascontiguousarray(image))
    if kind == "JPEG":
        options = {"quality": 95, "subsampling": 0} | options
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def error_line(data: bytes, name: str = "shoe.jpg") -> str:
    """Return the error message of a file, as one line."""
    with pytest.raises(VitrineError) as caught:
        decode(data, name=name)
    return caught.value.as_line()


def assert_similar(found: Pixels, expected: Pixels, tolerance: float = 4) -> None:
    """Compare pictures, with a tolerance for compression artefacts."""
    assert found.shape == expected.shape
    assert np.median(np.abs(found.astype(int) - expected)) <= tolerance
    corners = np.ix_([5, -6], [5, -6])
    assert np.abs(found[corners].astype(int) - expected[corners]).max() <= 3 * tolerance


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_gives_the_same_pixels(kind: str, quarters: Pixels) -> None:
    found = decode(encoded(quarters, kind), name="shoe")
    assert (found.width_px, found.height_px) == (48, 64)
    assert found.pixels.dtype == np.uint8
    assert found.pixels.flags.c_contiguous
    assert found.pixels.flags.writeable
    assert_similar(found.pixels, quarters)


@pytest.mark.parametrize("orientation", STORED_AS)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_exif_orientation_is_applied(kind: str, orientation: int, quarters: Pixels) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    found = decode(encoded(STORED_AS[orientation](quarters), kind, exif=exif), name="shoe")
    assert (found.width_px, found.height_px) == (48, 64)
    assert_similar(found.pixels, quarters)


def test_heic_is_decoded_upright(quarters: Pixels) -> None:
    found = read_photo(DATA / "rotated.heic")
    assert (found.width_px, found.height_px) == (48, 64)
    assert_similar(found.pixels, quarters)


@pytest.mark.parametrize("extension", [".png", ".tiff"])
@pytest.mark.parametrize("channels", [1, 3])
def test_sixteen_bits_are_scaled(extension: str, channels: int) -> None:
    ramp = np.linspace(0, 65535, 64 * 64).astype(np.uint16).reshape(64, 64)
    _, data = cv2.imencode(extension, np.dstack([ramp] * channels))
    found = decode(data.tobytes(), name="ramp").pixels
    assert np.abs(found - (ramp >> 8)[:, :, None].astype(int)).max() <= 1


def test_floating_point_values_are_scaled_to_white() -> None:
    ramp = np.linspace(0, 1, 64 * 64, dtype=np.float32).reshape(64, 64)
    found = decode(encoded(ramp, "TIFF"), name="ramp").pixels
    assert np.abs(found[:, :, 0] - ramp * 255).max() <= 1


@pytest.mark.parametrize("mode", ["L", "1", "P", "LA", "RGBA"])
def test_every_mode_of_png_is_converted_to_rgb(mode: str, quarters: Pixels) -> None:
    image = Image.fromarray(quarters).convert(mode)
    expected = np.asarray(image.convert("RGB"))
    assert np.array_equal(decode(encoded(image), name="shoe").pixels, expected)


def test_cmyk_jpeg_keeps_its_colours(quarters: Pixels) -> None:
    # Like Adobe, Pillow stores inverted inks.
    data = encoded(Image.fromarray(quarters).convert("CMYK"), "JPEG")
    assert_similar(decode(data, name="print.jpg").pixels, quarters)


def test_cmyk_tiff_keeps_its_colours(quarters: Pixels) -> None:
    data = encoded(Image.fromarray(quarters).convert("CMYK"), "TIFF")
    assert_similar(decode(data, name="print.tif").pixels, quarters)


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF", "TIFF"])
def test_transparent_parts_become_white(kind: str) -> None:
    pixels = np.zeros((32, 32, 4), np.uint8)
    pixels[:, 16:] = (255, 0, 0, 255)
    found = decode(encoded(pixels, kind), name="logo").pixels
    assert found[16, 4].min() >= 250
    assert np.abs(found[16, 28].astype(int) - (255, 0, 0)).max() <= 6


@pytest.mark.parametrize("kind", ["PNG", "GIF"])
def test_a_transparent_colour_of_a_palette_becomes_white(kind: str) -> None:
    image = Image.new("P", (32, 32), 0)
    image.putpalette([0, 0, 0, 255, 0, 0])
    image.paste(1, (16, 0, 32, 32))
    found = decode(encoded(image, kind, transparency=0), name="logo").pixels
    assert found[16, 4].tolist() == [255, 255, 255]
    assert found[16, 28].tolist() == [255, 0, 0]


@pytest.mark.parametrize("kind", ["GIF", "PNG", "WEBP"])
def test_the_first_frame_of_an_animation_is_decoded(kind: str, quarters: Pixels) -> None:
    frames = [Image.fromarray(pixels) for pixels in (quarters, quarters[::-1].copy())]
    data = encoded(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert_similar(decode(data, name="spin").pixels, quarters, tolerance=8)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
@pytest.mark.parametrize("side_px", [1900, 2100, 4032, 8100])
def test_large_pictures_are_scaled_down(kind: str, side_px: int, quarters: Pixels) -> None:
    large = cv2.resize(quarters, (side_px // 4, side_px), interpolation=cv2.INTER_NEAREST)
    data = encoded(large, kind)
    found = decode(data, name="phone")
    assert (found.width_px, found.height_px) == (side_px // 4, side_px)
    assert found.pixels.shape == (1000, 250, 3)
    assert_similar(found.pixels, resize(quarters, 250, 1000), tolerance=2)
    assert decode(data, name="phone", max_side_px=100).pixels.shape == (100, 25, 3)


def test_a_reduced_decode_resembles_a_full_one() -> None:
    texture = np.random.default_rng(0).integers(0, 256, (60, 80, 3), dtype=np.uint8)
    large = cv2.resize(texture, (4000, 3000), interpolation=cv2.INTER_CUBIC)
    found = decode(encoded(large, "JPEG"), name="phone").pixels
    expected = cv2.resize(large, (1000, 750), interpolation=cv2.INTER_AREA)
    assert np.abs(found.astype(int) - expected).mean() < 2


def test_a_path_may_be_non_ascii(tmp_path: Path, quarters: Pixels) -> None:
    file = tmp_path / "商品 ñandú Ω.png"
    file.write_bytes(encoded(quarters))
    assert np.array_equal(read_photo(file).pixels, quarters)


@pytest.mark.parametrize("kind", FORMATS)
def test_an_incomplete_file_is_rejected(kind: str) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    data = encoded(noise, kind)
    line = error_line(data[: len(data) // 2], "half")
    assert line == "half is damaged or incomplete; Copy or download the picture again"


@pytest.mark.parametrize("cut", [0.3, 0.5, 0.9])
@pytest.mark.parametrize("progressive", [0, 1])
def test_a_truncated_jpeg_is_rejected(cut: float, progressive: int) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (200, 200, 3), dtype=np.uint8)
    _, data = cv2.imencode(".jpg", noise, [cv2.IMWRITE_JPEG_PROGRESSIVE, progressive])
    part = data.tobytes()[: -int(cut * len(data))]
    assert error_line(part).startswith("shoe.jpg is damaged or incomplete")
    # Downloads of which the rest is reserved, but not written.
    assert error_line(part + bytes(5000)).startswith("shoe.jpg is damaged or incomplete")


@pytest.mark.parametrize("alpha", [0, 1])
@pytest.mark.parametrize("kind", ["PNG", "BMP", "WEBP", "TIFF"])
def test_an_alpha_channel_that_is_0_everywhere_is_ignored(
    kind: str, alpha: int, quarters: Pixels
) -> None:
    large = cv2.resize(quarters, (1200, 1600), interpolation=cv2.INTER_NEAREST)
    pixels = np.dstack([large, np.full(large.shape[:2], 0, np.uint8)])
    pixels[0, 0, 3] = 255 * alpha
    options = {"lossless": True, "exact": True} if kind == "WEBP" else {}
    data = encoded(pixels, kind, **options)
    if kind == "BMP":
        # Pillow writes no masks; with them the fourth byte is the alpha channel.
        data = bitmap_with_alpha(pixels)
    found = decode(data, name="logo", max_side_px=400).pixels
    expected = resize(quarters, 300, 400) if alpha == 0 else np.full((400, 300, 3), 255, np.uint8)
    assert_similar(found[2:], expected[2:], tolerance=2)


def bitmap_with_alpha(pixels: Pixels) -> bytes:
    """Return a BMP with a version 4 header, whose masks name an alpha channel."""
    height, width = pixels.shape[:2]
    body = pixels[::-1, :, [2, 1, 0, 3]].tobytes()
    masks = struct.pack("<IIII", 0xFF0000, 0xFF00, 0xFF, 0xFF000000)
    header = struct.pack("<IiiHHIIiiII", 108, width, height, 1, 32, 3, len(body), 0, 0, 0, 0)
    start = header + masks + bytes(108 - len(header) - len(masks))
    size = 14 + len(start)
    return struct.pack("<2sIHHI", b"BM", size + len(body), 0, 0, size) + start + body


@pytest.mark.parametrize("cut", [20, 200, 600])
def test_an_incomplete_heic_is_rejected(cut: int) -> None:
    data = (DATA / "rotated.heic").read_bytes()
    assert error_line(data[:cut], "phone.heic").startswith("phone.heic is damaged or incomplete")


def test_a_heic_with_a_damaged_item_name_is_rejected() -> None:
    # The decoder would crash on it.
    data = (DATA / "rotated.heic").read_bytes()
    damaged = data.replace(b"\x00Exif\x00", b"\x00E\xe0if\x00", 1)
    assert damaged != data
    assert error_line(damaged, "phone.heic").startswith("phone.heic is damaged or incomplete")


@pytest.mark.parametrize(
    "data",
    [
        b"hello",
        b"RIFF\0\0\0\0WAVEfmt ",
        bytes(5000),
    ],
)
def test_a_file_that_is_no_picture_is_rejected(data: bytes) -> None:
    assert error_line(data, "notes.txt") == (
        "notes.txt is not a picture; Use a JPEG, PNG, WebP, AVIF, HEIC, BMP, TIFF or GIF file"
    )


def test_an_empty_file_is_rejected() -> None:
    assert error_line(b"") == "shoe.jpg is empty; Copy or download the picture again"


@pytest.mark.parametrize("size", [(1, 1), (15, 400)])
def test_a_tiny_picture_is_rejected(size: tuple[int, int]) -> None:
    line = error_line(encoded(Image.new("RGB", size)), "dot.png")
    assert line.startswith(f"dot.png has only {size[0]} x {size[1]} pixels; ")
    assert decode(encoded(Image.new("RGB", (16, 16))), name="icon.png").pixels.shape == (16, 16, 3)


def test_a_decompression_bomb_is_rejected_by_its_header() -> None:
    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    header = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(3751)))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + pixels + chunk(b"IEND", b"")
    assert error_line(bomb, "bomb.png") == (
        "bomb.png has 30000 x 30000 pixels, too many to open it safely; "
        "Save it smaller, with at most 100 million pixels"
    )


def test_damaged_exif_is_ignored(quarters: Pixels) -> None:
    for exif in (b"Exif\0\0rubbish", b"Exif\0\0II*\0\x08\0\0\0\xff\xff\x12\x01"):
        assert_similar(decode(encoded(quarters, "JPEG", exif=exif), name="a").pixels, quarters)


def test_warnings_of_pillow_are_suppressed(quarters: Pixels) -> None:
    # Pillow warns twice of this file, and a warning fails the test.
    data = encoded(quarters, "TIFF")
    offset = struct.unpack_from("<I", data, 4)[0]
    entries = struct.unpack_from("<H", data, offset)[0]
    odd = bytearray(data)
    # The value of the last tag is beyond the end of the file.
    struct.pack_into("<HII", odd, offset + 2 + 12 * (entries - 1) + 2, 5, 4, len(data) * 2)
    before = list(warnings.filters)
    decode(bytes(odd), name="odd.tif")
    assert warnings.filters == before


def test_pictures_are_decoded_in_parallel(quarters: Pixels) -> None:
    files = [encoded(quarters, kind) for kind in FORMATS] * 8
    files.append((DATA / "rotated.heic").read_bytes())
    with ThreadPoolExecutor(8) as pool:
        for found in pool.map(lambda data: decode(data, name="shoe").pixels, files):
            assert_similar(found, quarters)


@pytest.mark.parametrize("damaged", [b"", b"not a picture"])
def test_a_damaged_thumbnail_is_named(damaged: bytes) -> None:
    with pytest.raises(VitrineError, match="damaged"):
        decode_thumbnail(damaged)


def test_a_thumbnail_has_the_maximum_side() -> None:
    picture = np.full((300, 600, 3), (200, 30, 30), np.uint8)
    small = decode(thumbnail(picture), name="thumbnail").pixels
    assert small.shape == (128, 256, 3)
    assert_similar(small, picture[:128, :256])
    assert decode(thumbnail(picture, 64), name="thumbnail").pixels.shape == (32, 64, 3)


def test_a_small_picture_is_not_enlarged(quarters: Pixels) -> None:
    assert decode(thumbnail(quarters), name="thumbnail").pixels.shape == quarters.shape
