"""Draw labels: shapes, text in the bundled fonts, barcodes."""

import math
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import numpy as np
from PIL import Image, ImageDraw, ImageFont

Spot: TypeAlias = tuple[float, float]
# Draws a picture around a point, within a radius.
Motif: TypeAlias = Callable[["Canvas", float, float, float], None]

_FINER = 2
_FOLDER = Path(__file__).resolve().parent.parent / "fonts"
# All under the SIL Open Font License, see fonts/OFL.txt.
_FONTS = {
    "slab": "AlfaSlabOne",
    "hand": "AmaticSC-Bold",
    "comic": "Bangers",
    "tall": "BebasNeue",
    "round": "Fredoka-Bold",
    "thin": "JosefinSans-Light",
    "caps": "JosefinSans-SemiBold",
    "script": "Lobster",
    "serif": "PlayfairDisplay-Bold",
    "sans": "Poppins-Medium",
    "black": "Poppins-ExtraBold",
    "deco": "Righteous",
    "mono": "SpaceMono-Bold",
}


class Canvas:
    """A label being drawn; lengths in its pixels, colours as ``#rrggbb``."""

    def __init__(self, width: int, height: int, background: str) -> None:
        self.width, self.height = width, height
        self._image = Image.new("RGB", (width * _FINER, height * _FINER), background)
        self._pen = ImageDraw.Draw(self._image)

    def image(self) -> Image.Image:
        """Return the label."""
        return self._image.resize((self.width, self.height), Image.Resampling.LANCZOS)

    def polygon(self, spots: Sequence[Spot], colour: str) -> None:
        """Fill a polygon."""
        self._pen.polygon([(x * _FINER, y * _FINER) for x, y in spots], fill=colour)

    def box(self, left: float, top: float, right: float, bottom: float, colour: str) -> None:
        """Fill an upright rectangle."""
        self.polygon([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def frame(self, inset: float, width: float, colour: str, rounding: float = 0) -> None:
        """Draw a line along the label's edge."""
        edges = (inset, inset, self.width - inset, self.height - inset)
        self._pen.rounded_rectangle(
            [edge * _FINER for edge in edges],
            rounding * _FINER,
            outline=colour,
            width=round(width * _FINER),
        )

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        """Fill a circle."""
        self.oval(x, y, radius, radius, 0, colour)

    def oval(self, x: float, y: float, rx: float, ry: float, degrees: float, colour: str) -> None:
        """Fill an ellipse rotated clockwise by ``degrees``."""
        turned = math.radians(degrees)
        spots = []
        for step in range(90):
            angle = step * math.tau / 90
            across, down = rx * math.cos(angle), ry * math.sin(angle)
            spots.append(
                (
                    x + across * math.cos(turned) - down * math.sin(turned),
                    y + across * math.sin(turned) + down * math.cos(turned),
                )
            )
        self.polygon(spots, colour)

    def line(self, spots: Sequence[Spot], width: float, colour: str) -> None:
        """Draw a line with round joints."""
        self._pen.line(
            [(x * _FINER, y * _FINER) for x, y in spots],
            fill=colour,
            width=round(width * _FINER),
            joint="curve",
        )

    def shade(self, top: str, bottom: str) -> None:
        """Fill everything with a gradient from top to bottom."""
        ramp = Image.linear_gradient("L").resize(self._image.size)
        upper, lower = (Image.new("RGB", self._image.size, colour) for colour in (top, bottom))
        self._image.paste(Image.composite(lower, upper, ramp))

    def wave(self, y: float, swing: float, count: float, colour: str, phase: float = 0) -> None:
        """Fill everything below a wavy line."""
        steps = range(0, self.width + 8, 8)
        crest = [
            (x, y + swing * math.sin(x / self.width * count * math.tau + phase)) for x in steps
        ]
        self.polygon([*crest, (self.width, self.height), (0, self.height)], colour)

    def text(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        colour: str,
        font: str,
        spacing: float = 0,
        widest: float | None = None,
        turned: int = 0,
    ) -> None:
        """Draw one line of text around its centre, rotated counter-clockwise.

        ``spacing`` between letters is a share of the size; a line that would
        be wider than ``widest`` is set smaller.
        """
        face = _face(font, max(round(size * _FINER), 4))
        gap = spacing * size * _FINER
        total = sum(face.getlength(letter) + gap for letter in words) - gap
        if widest is not None and total > widest * _FINER:
            shrunk = size * widest * _FINER / total
            self.text(x, y, words, shrunk, colour, font, spacing, None, turned)
            return
        height = round(size * _FINER * 1.5)
        mask = Image.new("L", (math.ceil(total) + 8, height), 0)
        pen, start = ImageDraw.Draw(mask), 4.0
        for letter in words:
            pen.text((start, height / 2), letter, 255, face, anchor="lm")
            start += face.getlength(letter) + gap
        mask = mask.rotate(turned, expand=True)
        corner = (round(x * _FINER - mask.width / 2), round(y * _FINER - mask.height / 2))
        self._image.paste(Image.new("RGB", mask.size, colour), corner, mask)

    def small_print(self, x: float, y: float, width: float, rows: int, colour: str) -> None:
        """Draw bars that imitate small text."""
        rng = np.random.default_rng(rows)
        for row in range(rows):
            end = x + width * (1 if row < rows - 1 else 0.55)
            start, top = x, y + row * 11
            while start < end:
                stop = min(start + rng.uniform(14, 46), end)
                self.box(start, top, stop, top + 4, colour)
                start = stop + 6

    def barcode(self, x: float, y: float, module: float, height: float, gtin: str) -> None:
        """Draw an EAN-13 symbol with its left upper corner at (x, y)."""
        quiet = 9 * module
        width = 95 * module + 2 * quiet
        self.box(x, y, x + width, y + height + 16 * module, "#ffffff")
        for number, bar in enumerate(ean13_modules(gtin)):
            if bar == "1":
                left = x + quiet + number * module
                self.box(left, y + 5 * module, left + module, y + height, "#111111")
        self.text(x + width / 2, y + height + 8 * module, gtin, 10 * module, "#111111", "mono", 0.1)


@cache
def _face(font: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(_FOLDER / f"{_FONTS[font]}.ttf"), size)


def with_check_digit(digits: str) -> str:
    """Return the twelve digits of a GTIN-13 with the thirteenth (GS1 General Specifications)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(digits))
    return digits + str(-total % 10)


def ean13_modules(gtin: str) -> str:
    """Return the 95 modules of an EAN-13 symbol, 1 for a bar (ISO/IEC 15420)."""
    # fmt: off
    odd = (
        "0001101", "0011001", "0010011", "0111101", "0100011",
        "0110001", "0101111", "0111011", "0110111", "0001011",
    )
    parities = (
        "LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG",
        "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL",
    )
    # fmt: on
    flipped = str.maketrans("01", "10")
    left = ""
    for digit, parity in zip(gtin[1:7], parities[int(gtin[0])], strict=True):
        code = odd[int(digit)]
        left += code if parity == "L" else code.translate(flipped)[::-1]
    right = "".join(odd[int(digit)].translate(flipped) for digit in gtin[7:])
    return f"101{left}01010{right}101"
