"""Label designs of the brands: the plain ones.

A design paints the background of the whole label, which may go around a pack, and then
the face: a column ``width`` pixels wide around ``x``, as high as the label. Sizes are
relative to the face.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.labels.pen import Pen


@dataclass(frozen=True, slots=True)
class Design:
    """The design of a brand's labels.

    Attributes:
        ground: paints the background of the label.
        face: draws the front, given the centre and the width of its column.
    """

    ground: Callable[[Pen, LabelText], None]
    face: Callable[[Pen, LabelText, float, float], None]


def unit(art: Pen, width: float) -> float:
    """Return the unit length of a face in pixels."""
    return min(width, art.height * 0.95)


def _heritage_ground(art: Pen, copy: LabelText) -> None:
    edge = min(art.width, art.height) * 0.035
    art.box(0, edge, art.width, edge * 1.25, copy.accent)
    art.box(0, art.height - edge * 1.25, art.width, art.height - edge, copy.accent)


def _heritage_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.text(x, h * 0.13, copy.brand.upper(), u * 0.12, copy.ink, "serif", 0.06, width * 0.84)
    art.text(x, h * 0.205, copy.line, u * 0.055, copy.accent, "script", 0.04, width * 0.7)
    y, radius = h * 0.47, min(u * 0.36, h * 0.22)
    art.burst(x, y, radius * 1.08, 36, copy.accent, 0.95)
    art.disc(x, y, radius * 0.98, "#fbf5e6")
    art.ring(x, y, radius * 0.92, u * 0.008, copy.ground)
    copy.motif(art, x, y, radius * 0.62)
    art.text(x, h * 0.78, copy.name, u * 0.13, copy.ink, "serif", 0.01, width * 0.86)
    art.line([(x - u * 0.13, h * 0.85), (x + u * 0.13, h * 0.85)], u * 0.007, copy.accent)
    art.text(x, h * 0.9, copy.amount, u * 0.055, copy.ink, "caps", 0.1)


def _swiss_ground(art: Pen, copy: LabelText) -> None:
    art.box(0, art.height * 0.62, art.width, art.height, copy.accent)


def _swiss_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.text(x, h * 0.13, copy.brand.lower(), u * 0.22, copy.ink, "black", -0.04, width * 0.86)
    art.text(x, h * 0.25, copy.line, u * 0.062, copy.ink, "sans", 0, width * 0.8)
    art.disc(x, h * 0.57, min(u * 0.33, h * 0.22), copy.ink)
    copy.motif(art, x, h * 0.57, min(u * 0.24, h * 0.155))
    art.text(x, h * 0.87, copy.name, u * 0.1, copy.ground, "black", -0.02, width * 0.84)
    art.text(x, h * 0.96, copy.amount, u * 0.05, copy.ground, "sans", 0.03)


def _botanical_ground(art: Pen, _: LabelText) -> None:
    art.paper(0.012, 5)


def _botanical_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    left, right = x - width * 0.4, x + width * 0.4
    for edge in ((left, h * 0.06, right, h * 0.06), (left, h * 0.94, right, h * 0.94),
                 (left, h * 0.06, left, h * 0.94), (right, h * 0.06, right, h * 0.94)):  # fmt: skip
        art.line([edge[:2], edge[2:]], u * 0.006, copy.accent)
    art.text(x, h * 0.17, copy.brand.upper(), u * 0.1, copy.ink, "thin", 0.28, width * 0.7)
    copy.motif(art, x, h * 0.46, min(u * 0.24, h * 0.19))
    art.text(x, h * 0.73, copy.name.upper(), u * 0.068, copy.ink, "caps", 0.14, width * 0.7)
    art.text(x, h * 0.8, copy.line, u * 0.052, copy.ink, "thin", 0.06, width * 0.7)
    art.text(x, h * 0.88, copy.amount, u * 0.042, copy.accent, "caps", 0.12)


def _kraft_ground(art: Pen, _: LabelText) -> None:
    art.paper(0.035, 11, fibres=True)


def _kraft_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.text(x, h * 0.15, copy.brand.upper(), u * 0.2, copy.ink, "slab", 0.02, width * 0.84)
    art.line([(x - width * 0.38, h * 0.235), (x + width * 0.38, h * 0.235)], u * 0.012, copy.ink)
    art.text(x, h * 0.275, copy.line.upper(), u * 0.052, copy.ink, "mono", 0.02, width * 0.76)
    y, half = h * 0.53, min(u * 0.33, h * 0.2)
    art.burst(x, y, half * 1.1, 8, copy.accent, 0.93)
    copy.motif(art, x, y, half * 0.62)
    art.box(x - width * 0.38, h * 0.78, x + width * 0.38, h * 0.88, copy.ink)
    art.text(x, h * 0.83, copy.name.upper(), u * 0.1, copy.ground, "tall", 0.06, width * 0.7)
    art.text(x, h * 0.93, copy.amount, u * 0.055, copy.ink, "mono", 0.02)


def _night_ground(art: Pen, copy: LabelText) -> None:
    rng = np.random.default_rng(3)
    for _ in range(int(art.width * art.height / 2600)):
        art.disc(
            rng.uniform(0, art.width),
            rng.uniform(0, art.height),
            rng.uniform(0.6, 1.6),
            copy.accent,
        )


def _night_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    y, reach = h * 0.36, min(u * 0.36, h * 0.25)
    art.disc(x, y, reach * 1.02, copy.ground)
    for turn in range(3):
        art.ring(x, y, reach * (1 - 0.07 * turn), u * (0.012 - 0.003 * turn), copy.accent)
    for number in range(48):
        angle = math.tau * number / 48
        near, far = (0.74, 0.8) if number % 2 else (0.68, 0.8)
        art.line(
            [
                (x + reach * r * math.cos(angle), y + reach * r * math.sin(angle))
                for r in (near, far)
            ],
            u * 0.006,
            copy.accent,
        )
    copy.motif(art, x, y, reach * 0.5)
    art.box(x - width * 0.5, h * 0.655, x + width * 0.5, h * 0.955, copy.ground)
    art.text(x, h * 0.71, copy.brand.upper(), u * 0.13, copy.accent, "deco", 0.1, width * 0.84)
    art.text(x, h * 0.81, copy.name, u * 0.08, copy.ink, "thin", 0.08, width * 0.84)
    art.text(x, h * 0.88, copy.line, u * 0.05, copy.ink, "thin", 0.08, width * 0.8)
    art.text(x, h * 0.935, copy.amount, u * 0.045, copy.accent, "caps", 0.1)


def _clinic_ground(art: Pen, copy: LabelText) -> None:
    art.box(0, art.height * 0.86, art.width, art.height, copy.ground)
    art.box(0, 0, art.width, art.height * 0.86, "#fbfbf9")


def _clinic_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    left = x - width * 0.4
    art.box(left, h * 0.07, left + u * 0.16, h * 0.07 + u * 0.16, copy.ground)
    art.box(left + u * 0.065, h * 0.07 + u * 0.03, left + u * 0.095, h * 0.07 + u * 0.13, "#ffffff")
    art.box(left + u * 0.03, h * 0.07 + u * 0.065, left + u * 0.13, h * 0.07 + u * 0.095, "#ffffff")
    art.text(
        x + u * 0.1, h * 0.07 + u * 0.09, copy.brand, u * 0.13, "#1d2733", "caps", 0, width * 0.56
    )
    art.box(left, h * 0.36, x + width * 0.4, h * 0.365 + u * 0.006, copy.ground)
    art.text(x, h * 0.44, copy.name, u * 0.12, copy.ground, "black", -0.02, width * 0.8)
    art.text(x, h * 0.53, copy.line, u * 0.058, "#4b5763", "sans", 0, width * 0.8)
    copy.motif(art, x, h * 0.69, min(u * 0.16, h * 0.11))
    for step in range(3):
        art.disc(x - width * 0.3 + step * u * 0.09, h * 0.93, u * 0.028, copy.accent)
    art.text(x + width * 0.2, h * 0.93, copy.amount, u * 0.06, "#ffffff", "sans", 0.02)


def _marquee_ground(art: Pen, copy: LabelText) -> None:
    count = max(8, round(art.width / art.height * 10) // 2 * 2)
    step = art.width / count
    for number in range(count):
        colour = copy.accent if number % 2 else "#fffaf0"
        art.box(number * step, 0, (number + 1) * step, art.height * 0.22, colour)
        art.disc((number + 0.5) * step, art.height * 0.22, step / 2, colour)


def _marquee_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.text(x, h * 0.41, copy.brand, u * 0.21, copy.ink, "script", 0, width * 0.84)
    copy.motif(art, x, h * 0.63, min(u * 0.2, h * 0.15))
    art.text(x, h * 0.84, copy.name.upper(), u * 0.115, copy.ink, "tall", 0.06, width * 0.84)
    art.text(
        x, h * 0.93, f"{copy.line} · {copy.amount}", u * 0.05, copy.ink, "sans", 0, width * 0.84
    )


HERITAGE = Design(_heritage_ground, _heritage_face)
SWISS = Design(_swiss_ground, _swiss_face)
BOTANICAL = Design(_botanical_ground, _botanical_face)
KRAFT = Design(_kraft_ground, _kraft_face)
NIGHT = Design(_night_ground, _night_face)
CLINIC = Design(_clinic_ground, _clinic_face)
MARQUEE = Design(_marquee_ground, _marquee_face)
