"""Patterns without words: on mugs, bowls, balls and bags."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image

from tools.demo_catalogue.labels.canvas import Motif
from tools.demo_catalogue.labels.decoration_canvas import DecorationCanvas


def stripes(background: str, *bands: tuple[float, float, str]) -> Image.Image:
    """Return bands of (from, to, colour), measured from above, 0..1."""
    canvas = DecorationCanvas(800, 400, background)
    for low, high, colour in bands:
        canvas.box(0, 400 * low, 800, 400 * high, colour)
    return canvas.image()


def dots(background: str, *colours: str, count: int = 12) -> Image.Image:
    """Return rows of dots."""
    canvas = DecorationCanvas(1200, 480, background)
    step = 1200 / count
    for row in range(int(480 / step) + 1):
        for column in range(count):
            colour = colours[(row + 2 * column) % len(colours)]
            canvas.disc((column + 0.5 * (row % 2)) * step, (row + 0.5) * step, step * 0.26, colour)
    return canvas.image()


def waves(background: str, *colours: str) -> Image.Image:
    """Return waves, one below the other."""
    canvas = DecorationCanvas(1200, 480, background)
    for number, colour in enumerate(colours):
        canvas.wave(480 * (0.3 + 0.7 * number / len(colours)), 22, 6, colour, number * 1.3)
    return canvas.image()


def checks(background: str, colour: str, count: int = 16) -> Image.Image:
    """Return a chequered pattern."""
    canvas = DecorationCanvas(1200, 450, background)
    step = 1200 / count
    for row in range(int(450 / step) + 1):
        for column in range(row % 2, count, 2):
            canvas.box(column * step, row * step, (column + 1) * step, (row + 1) * step, colour)
    return canvas.image()


def scattered(
    background: str, motifs: Sequence[Motif], count: int = 8, seed: int = 1
) -> Image.Image:
    """Return motifs scattered in two rows."""
    canvas = DecorationCanvas(1200, 480, background)
    rng = np.random.default_rng(seed)
    step = 1200 / count
    for row in range(2):
        for column in range(count):
            x = (column + 0.5 * row + 0.1 * rng.uniform(-1, 1)) * step
            motifs[(row + column) % len(motifs)](canvas, x, 480 * (0.3 + 0.42 * row), step * 0.32)
    return canvas.image()


def word(
    background: str, ink: str, text: str, font: str, motif: Motif | None = None
) -> Image.Image:
    """Return a word at the front of something round, optionally with a picture above."""
    canvas = DecorationCanvas(1200, 480, background)
    canvas.text(600, 320 if motif else 240, text, 120, ink, font, 0.02, 330)
    if motif:
        motif(canvas, 600, 160, 90)
    return canvas.image()


def poster(background: str, ink: str, text: str, font: str, motif: Motif) -> Image.Image:
    """Return a picture with a word below, as on a shopping bag."""
    canvas = DecorationCanvas(500, 560, background)
    motif(canvas, 250, 220, 150)
    canvas.text(250, 470, text, 88, ink, font, 0.02, 430)
    return canvas.image()


def letter(sign: str, background: str, colour: str) -> Image.Image:
    """Return the face of a toy cube."""
    canvas = DecorationCanvas(320, 320, background)
    canvas.frame(20, 14, colour, 30)
    canvas.text(160, 160, sign, 200, colour, "round")
    return canvas.image()


def gores(*colours: str) -> Image.Image:
    """Return the segments of a beach ball."""
    canvas = DecorationCanvas(1200, 600, colours[0])
    for number in range(12):
        start = number * 100
        canvas.box(start, 0, start + 100, 600, colours[number % len(colours)])
    canvas.box(0, 0, 1200, 26, "#fafafa")
    canvas.box(0, 574, 1200, 600, "#fafafa")
    return canvas.image()


def stars(background: str, colour: str) -> Image.Image:
    """Return a ball with five-pointed stars."""
    canvas = DecorationCanvas(1200, 600, background)
    for number in range(14):
        x, y, size = (number * 433) % 1200, 90 + (number * 257) % 420, 42 + (number * 31) % 30
        spots = [
            (x + size * (1, 0.42)[k % 2] * math.sin(math.pi * k / 5),
             y - size * (1, 0.42)[k % 2] * math.cos(math.pi * k / 5))
            for k in range(10)
        ]  # fmt: skip
        canvas.polygon(spots, colour)
    return canvas.image()
