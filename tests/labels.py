"""Drawn labels, for tests of reading and comparing text."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.label_text import package_folder

# Tests that read labels are skipped where rapidocr is not installed.
needs_reader = pytest.mark.skipif(package_folder() is None, reason="rapidocr is not installed")


def line(text: str, confidence: float = 1.0, height: float = 0.1) -> TextLine:
    """Return a line of text."""
    return TextLine(text, confidence, height)


def draw_label(*lines: str, degrees: float = 0, side: int = 400) -> RgbImage:
    """Draw lines of text in large letters on a pale square, turned by some degrees."""
    image = Image.new("RGB", (side, side), (235, 230, 215))
    draw = ImageDraw.Draw(image)
    font = ImageFont.load_default(side // 9)
    for row, text in enumerate(lines):
        top = side * (row + 1) / (len(lines) + 1) - side / 18
        left = (side - draw.textlength(text, font)) / 2
        draw.text((left, top), text, fill=(40, 20, 60), font=font)
    turned = image.rotate(degrees, fillcolor=(235, 230, 215), expand=True)
    return np.asarray(turned, np.uint8).copy()
