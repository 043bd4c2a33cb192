"""A slideshow of photos as a frame source."""

from collections.abc import Iterator
from pathlib import Path

import cv2
import numpy as np
import pytest

from desktop_app.domain.picture import RgbImage
from desktop_app.errors import VitrineError
from desktop_app.vision.slideshow import Slideshow

HOLD_S = 0.3


def write_photo(file: Path, grey: int, *, size_px: tuple[int, int] = (120, 90)) -> Path:
    width, height = size_px
    cv2.imwrite(str(file), np.full((height, width, 3), grey, np.uint8))
    return file


def frames(slideshow: Slideshow) -> Iterator[RgbImage]:
    while True:
        yield slideshow.read()


def grey_levels(slideshow: Slideshow, count: int) -> list[int]:
    """Return the first grey levels that are shown at the centre."""
    levels: list[int] = []
    for frame in frames(slideshow):
        assert frame.shape == (720, 960, 3)
        grey = int(frame[360, 480, 1])
        if np.ptp(frame[200:500, 300:600, 1]) <= 2 and grey not in levels[-1:]:
            levels.append(grey)
        if len(levels) == count:
            return levels
    raise AssertionError


def test_photos_are_repeated_after_an_empty_frame(tmp_path: Path) -> None:
    files = [write_photo(tmp_path / f"{grey}.png", grey) for grey in (100, 200)]
    slideshow = Slideshow(files, hold_s=HOLD_S)
    assert grey_levels(slideshow, 4)[1:] == [100, 200, 100]
    slideshow.close()


def test_unreadable_photos_are_skipped(tmp_path: Path) -> None:
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    files = [broken, write_photo(tmp_path / "a.png", 150), tmp_path / "gone.png"]
    slideshow = Slideshow(files, hold_s=HOLD_S)
    assert grey_levels(slideshow, 2)[1:] == [150]
    slideshow.close()


def test_a_tall_photo_is_shown_completely(tmp_path: Path) -> None:
    photo = np.zeros((400, 100, 3), np.uint8)
    photo[:8], photo[-8:] = (255, 255, 255), (255, 255, 255)
    file = tmp_path / "tall.png"
    cv2.imwrite(str(file), photo)
    slideshow = Slideshow([file], hold_s=HOLD_S)
    for frame in frames(slideshow):
        if frame[4, 480].min() > 240:
            assert frame[715, 480].min() > 240
            assert frame[360, 480].max() < 5
            break
    slideshow.close()


@pytest.mark.parametrize("photos", [[], [Path("gone.png")]])
def test_a_slideshow_without_photos_is_an_error(photos: list[Path]) -> None:
    with pytest.raises(VitrineError):
        Slideshow(photos)


def test_a_closed_slideshow_raises(tmp_path: Path) -> None:
    slideshow = Slideshow([write_photo(tmp_path / "a.png", 90)])
    slideshow.close()
    with pytest.raises(VitrineError):
        slideshow.read()
