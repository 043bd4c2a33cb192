"""Photos that come before a camera one after another."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.errors import VitrineError
from desktop_app.vision.slideshow import RgbImage, Slideshow

HOLD_S = 0.3


def write_photo(file: Path, grey: int, *, size_px: tuple[int, int] = (120, 90)) -> Path:
    width, height = size_px
    cv2.imwrite(str(file), np.full((height, width, 3), grey, np.uint8))
    return file


def frames(loop: Slideshow) -> Iterator[RgbImage]:
    while True:
        yield loop.read()


def shades(loop: Slideshow, count: int) -> list[int]:
    """Return the greys that fill the middle one after another, until there are some."""
    seen: list[int] = []
    for frame in frames(loop):
        assert frame.shape == (720, 960, 3)
        grey = int(frame[360, 480, 1])
        if np.ptp(frame[200:500, 300:600, 1]) <= 2 and grey not in seen[-1:]:
            seen.append(grey)
        if len(seen) == count:
            return seen
    raise AssertionError


def test_photos_come_over_and_over_after_an_empty_place(tmp_path: Path) -> None:
    files = [write_photo(tmp_path / f"{grey}.png", grey) for grey in (100, 200)]
    loop = Slideshow(files, hold_s=HOLD_S)
    assert shades(loop, 4)[1:] == [100, 200, 100]
    loop.close()


def test_what_is_no_photo_is_passed_over(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    files = [broken, write_photo(tmp_path / "a.png", 150), tmp_path / "gone.png"]
    loop = Slideshow(files, hold_s=HOLD_S)
    assert shades(loop, 2)[1:] == [150]
    loop.close()


def test_a_tall_photo_is_shown_whole(tmp_path: Path) -> None:
    photo = np.zeros((400, 100, 3), np.uint8)
    photo[:8], photo[-8:] = (255, 255, 255), (255, 255, 255)
    file = tmp_path / "tall.png"
    cv2.imwrite(str(file), photo)
    loop = Slideshow([file], hold_s=HOLD_S)
    for frame in frames(loop):
        if frame[4, 480].min() > 240:
            assert frame[715, 480].min() > 240
            assert frame[360, 480].max() < 5
            break
    loop.close()


@pytest.mark.parametrize("photos", [[], [Path("gone.png")]])
def test_without_photos_there_is_an_error(photos: list[Path]) -> None:
    with pytest.raises(VitrineError):
        Slideshow(photos)


def test_a_closed_loop_gives_nothing_more(tmp_path: Path) -> None:
    loop = Slideshow([write_photo(tmp_path / "a.png", 90)])
    loop.close()
    with pytest.raises(VitrineError):
        loop.read()
