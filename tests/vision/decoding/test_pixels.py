"""Large pictures are converted in parts, with the same result."""

import numpy as np
import pytest
from PIL import Image

from desktop_app.vision.decoding import pixels
from desktop_app.vision.decoding.pixels import decode_with_pillow

NOISE = np.random.default_rng(0).integers(0, 256, (331, 417, 4), dtype=np.uint8)


@pytest.mark.parametrize("mode", ["RGB", "L", "P", "1", "LA", "RGBA"])
def test_parts_give_the_same_pixels(mode: str, monkeypatch: pytest.MonkeyPatch) -> None:
    image = Image.fromarray(NOISE).convert("RGB" if mode == "P" else "RGBA").convert(mode)
    whole = decode_with_pillow(image, 100).pixels
    monkeypatch.setattr(pixels, "_PART_PIXELS", 5000)
    assert np.array_equal(decode_with_pillow(image, 100).pixels, whole)
    assert whole.shape == (79, 100, 3)


@pytest.mark.parametrize("alpha", [0, 1])
def test_one_part_that_is_not_transparent_counts_for_all(
    alpha: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pixels, "_PART_PIXELS", 5000)
    image = Image.new("P", (400, 400), 0)
    image.putpalette([200, 0, 0, 0, 0, 200])
    image.info["transparency"] = 0
    image.paste(alpha, (0, 300, 400, 400))
    found = decode_with_pillow(image, 100).pixels
    assert found[10, 10].tolist() == ([255, 255, 255] if alpha else [200, 0, 0])
