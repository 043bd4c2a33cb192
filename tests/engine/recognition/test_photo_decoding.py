"""A photo may be a file, an encoded picture or pixels."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from desktop_app.engine.recognition.photo_decoding import decode_photo
from desktop_app.errors import VitrineError


def test_a_file_its_bytes_and_its_pixels_are_one_photo(
    tmp_path: Path, draw_picture: Callable[..., Path]
) -> None:
    file = draw_picture(tmp_path / "photo.png", 3)
    pixels = decode_photo(file)
    assert (pixels.ndim, pixels.shape[2]) == (3, 3)
    assert pixels.dtype == np.uint8
    assert np.array_equal(decode_photo(file.read_bytes()), pixels)
    assert decode_photo(pixels) is pixels


def test_an_unreadable_photo_is_reported(tmp_path: Path) -> None:
    with pytest.raises(VitrineError):
        decode_photo(b"not a picture")
    with pytest.raises(VitrineError, match=r"gone\.jpg"):
        decode_photo(tmp_path / "gone.jpg")
