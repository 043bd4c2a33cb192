"""Label designs of the brands: the plain ones.

A design paints the background of the whole label, which may go around a pack, and then
the face: a column ``width`` pixels wide around ``x``, as high as the label. Sizes are
relative to the face.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue.labels.decoration_canvas import DecorationCanvas
from tools.demo_catalogue.labels.label_text import LabelText


@dataclass(frozen=True, slots=True)
class Design:
    """The design of a brand's labels.

    Attributes:
        background: paints the background of the label.
        face: draws the front, given the centre and the width of its column.
    """

    background: Callable[[DecorationCanvas, LabelText], None]
    face: Callable[[DecorationCanvas, LabelText, float, float], None]


def unit(canvas: DecorationCanvas, width: float) -> float:
    """Return the unit length of a face in pixels."""
    return min(width, canvas.height * 0.95)


def _heritage_background(canvas: DecorationCanvas, label: LabelText) -> None:
    edge = min(canvas.width, canvas.height) * 0.035
    canvas.box(0, edge, canvas.width, edge * 1.25, label.accent)
    canvas.box(0, canvas.height - edge * 1.25, canvas.width, canvas.height - edge, label.accent)


def _heritage_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.text(x, h * 0.13, label.brand.upper(), u * 0.12, label.ink, "serif", 0.06, width * 0.84)
    canvas.text(x, h * 0.205, label.line, u * 0.055, label.accent, "script", 0.04, width * 0.7)
    y, radius = h * 0.47, min(u * 0.36, h * 0.22)
    canvas.burst(x, y, radius * 1.08, 36, label.accent, 0.95)
    canvas.disc(x, y, radius * 0.98, "#fbf5e6")
    canvas.ring(x, y, radius * 0.92, u * 0.008, label.background)
    label.motif(canvas, x, y, radius * 0.62)
    canvas.text(x, h * 0.78, label.name, u * 0.13, label.ink, "serif", 0.01, width * 0.86)
    canvas.line([(x - u * 0.13, h * 0.85), (x + u * 0.13, h * 0.85)], u * 0.007, label.accent)
    canvas.text(x, h * 0.9, label.amount, u * 0.055, label.ink, "caps", 0.1)


def _swiss_background(canvas: DecorationCanvas, label: LabelText) -> None:
    canvas.box(0, canvas.height * 0.62, canvas.width, canvas.height, label.accent)


def _swiss_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.text(x, h * 0.13, label.brand.lower(), u * 0.22, label.ink, "black", -0.04, width * 0.86)
    canvas.text(x, h * 0.25, label.line, u * 0.062, label.ink, "sans", 0, width * 0.8)
    canvas.disc(x, h * 0.57, min(u * 0.33, h * 0.22), label.ink)
    label.motif(canvas, x, h * 0.57, min(u * 0.24, h * 0.155))
    canvas.text(x, h * 0.87, label.name, u * 0.1, label.background, "black", -0.02, width * 0.84)
    canvas.text(x, h * 0.96, label.amount, u * 0.05, label.background, "sans", 0.03)


def _botanical_background(canvas: DecorationCanvas, _: LabelText) -> None:
    canvas.paper(0.012, 5)


def _botanical_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    left, right = x - width * 0.4, x + width * 0.4
    for edge in ((left, h * 0.06, right, h * 0.06), (left, h * 0.94, right, h * 0.94),
                 (left, h * 0.06, left, h * 0.94), (right, h * 0.06, right, h * 0.94)):  # fmt: skip
        canvas.line([edge[:2], edge[2:]], u * 0.006, label.accent)
    canvas.text(x, h * 0.17, label.brand.upper(), u * 0.1, label.ink, "thin", 0.28, width * 0.7)
    label.motif(canvas, x, h * 0.46, min(u * 0.24, h * 0.19))
    canvas.text(x, h * 0.73, label.name.upper(), u * 0.068, label.ink, "caps", 0.14, width * 0.7)
    canvas.text(x, h * 0.8, label.line, u * 0.052, label.ink, "thin", 0.06, width * 0.7)
    canvas.text(x, h * 0.88, label.amount, u * 0.042, label.accent, "caps", 0.12)


def _kraft_background(canvas: DecorationCanvas, _: LabelText) -> None:
    canvas.paper(0.035, 11, fibres=True)


def _kraft_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.text(x, h * 0.15, label.brand.upper(), u * 0.2, label.ink, "slab", 0.02, width * 0.84)
    canvas.line(
        [(x - width * 0.38, h * 0.235), (x + width * 0.38, h * 0.235)], u * 0.012, label.ink
    )
    canvas.text(x, h * 0.275, label.line.upper(), u * 0.052, label.ink, "mono", 0.02, width * 0.76)
    y, half = h * 0.53, min(u * 0.33, h * 0.2)
    canvas.burst(x, y, half * 1.1, 8, label.accent, 0.93)
    label.motif(canvas, x, y, half * 0.62)
    canvas.box(x - width * 0.38, h * 0.78, x + width * 0.38, h * 0.88, label.ink)
    canvas.text(
        x, h * 0.83, label.name.upper(), u * 0.1, label.background, "tall", 0.06, width * 0.7
    )
    canvas.text(x, h * 0.93, label.amount, u * 0.055, label.ink, "mono", 0.02)


def _night_background(canvas: DecorationCanvas, label: LabelText) -> None:
    rng = np.random.default_rng(3)
    for _ in range(int(canvas.width * canvas.height / 2600)):
        canvas.disc(
            rng.uniform(0, canvas.width),
            rng.uniform(0, canvas.height),
            rng.uniform(0.6, 1.6),
            label.accent,
        )


def _night_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    y, reach = h * 0.36, min(u * 0.36, h * 0.25)
    canvas.disc(x, y, reach * 1.02, label.background)
    for turn in range(3):
        canvas.ring(x, y, reach * (1 - 0.07 * turn), u * (0.012 - 0.003 * turn), label.accent)
    for number in range(48):
        angle = math.tau * number / 48
        near, far = (0.74, 0.8) if number % 2 else (0.68, 0.8)
        canvas.line(
            [
                (x + reach * r * math.cos(angle), y + reach * r * math.sin(angle))
                for r in (near, far)
            ],
            u * 0.006,
            label.accent,
        )
    label.motif(canvas, x, y, reach * 0.5)
    canvas.box(x - width * 0.5, h * 0.655, x + width * 0.5, h * 0.955, label.background)
    canvas.text(x, h * 0.71, label.brand.upper(), u * 0.13, label.accent, "deco", 0.1, width * 0.84)
    canvas.text(x, h * 0.81, label.name, u * 0.08, label.ink, "thin", 0.08, width * 0.84)
    canvas.text(x, h * 0.88, label.line, u * 0.05, label.ink, "thin", 0.08, width * 0.8)
    canvas.text(x, h * 0.935, label.amount, u * 0.045, label.accent, "caps", 0.1)


def _clinic_background(canvas: DecorationCanvas, label: LabelText) -> None:
    canvas.box(0, canvas.height * 0.86, canvas.width, canvas.height, label.background)
    canvas.box(0, 0, canvas.width, canvas.height * 0.86, "#fbfbf9")


def _clinic_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    left = x - width * 0.4
    canvas.box(left, h * 0.07, left + u * 0.16, h * 0.07 + u * 0.16, label.background)
    canvas.box(
        left + u * 0.065, h * 0.07 + u * 0.03, left + u * 0.095, h * 0.07 + u * 0.13, "#ffffff"
    )
    canvas.box(
        left + u * 0.03, h * 0.07 + u * 0.065, left + u * 0.13, h * 0.07 + u * 0.095, "#ffffff"
    )
    canvas.text(
        x + u * 0.1, h * 0.07 + u * 0.09, label.brand, u * 0.13, "#1d2733", "caps", 0, width * 0.56
    )
    canvas.box(left, h * 0.36, x + width * 0.4, h * 0.365 + u * 0.006, label.background)
    canvas.text(x, h * 0.44, label.name, u * 0.12, label.background, "black", -0.02, width * 0.8)
    canvas.text(x, h * 0.53, label.line, u * 0.058, "#4b5763", "sans", 0, width * 0.8)
    label.motif(canvas, x, h * 0.69, min(u * 0.16, h * 0.11))
    for step in range(3):
        canvas.disc(x - width * 0.3 + step * u * 0.09, h * 0.93, u * 0.028, label.accent)
    canvas.text(x + width * 0.2, h * 0.93, label.amount, u * 0.06, "#ffffff", "sans", 0.02)


def _marquee_background(canvas: DecorationCanvas, label: LabelText) -> None:
    count = max(8, round(canvas.width / canvas.height * 10) // 2 * 2)
    step = canvas.width / count
    for number in range(count):
        colour = label.accent if number % 2 else "#fffaf0"
        canvas.box(number * step, 0, (number + 1) * step, canvas.height * 0.22, colour)
        canvas.disc((number + 0.5) * step, canvas.height * 0.22, step / 2, colour)


def _marquee_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.text(x, h * 0.41, label.brand, u * 0.21, label.ink, "script", 0, width * 0.84)
    label.motif(canvas, x, h * 0.63, min(u * 0.2, h * 0.15))
    canvas.text(x, h * 0.84, label.name.upper(), u * 0.115, label.ink, "tall", 0.06, width * 0.84)
    canvas.text(
        x, h * 0.93, f"{label.line} · {label.amount}", u * 0.05, label.ink, "sans", 0, width * 0.84
    )


HERITAGE = Design(_heritage_background, _heritage_face)
SWISS = Design(_swiss_background, _swiss_face)
BOTANICAL = Design(_botanical_background, _botanical_face)
KRAFT = Design(_kraft_background, _kraft_face)
NIGHT = Design(_night_background, _night_face)
CLINIC = Design(_clinic_background, _clinic_face)
MARQUEE = Design(_marquee_background, _marquee_face)
