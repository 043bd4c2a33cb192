"""Pictures with margins are the same each time, and show the product small."""

from pathlib import Path

import numpy as np
import pytest

from datasets.labelled_photos import LabelledPhoto
from datasets.margin_pictures import MarginKind, pictures_with_margins
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.plain_margin import inside_plain_margin
from tests.conftest import DrawPicture


@pytest.mark.parametrize("kind", ["white", "table"])
def test_pictures_are_drawn_once(
    kind: MarginKind, tmp_path: Path, draw_picture: DrawPicture
) -> None:
    scenes = tmp_path / "microcontroller_boards" / "scenes"
    scenes.mkdir(parents=True)
    draw_picture(scenes / "a.jpg", 1, side_px=300)
    picture = LabelledPhoto(draw_picture(tmp_path / "b.png", 2, side_px=300), "B", "", 0, 0)
    (made,) = pictures_with_margins([picture], kind, tmp_path, tmp_path / "made")
    pixels = read_photo(made.file).pixels
    assert (made.product, pixels.shape) == ("B", (400, 400, 3))
    if kind == "white":
        region = inside_plain_margin(pixels)
        assert region is not None
        assert max(region.width, region.height) < 0.7
    time = made.file.stat().st_mtime_ns
    pictures_with_margins([picture], kind, tmp_path, tmp_path / "made")
    assert made.file.stat().st_mtime_ns == time
    assert not np.array_equal(pixels, read_photo(picture.file).pixels)
