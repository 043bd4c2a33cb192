"""Label designs of the brands: the bold ones."""

import math

import numpy as np

from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.labels.pen import Pen
from tools.demo_catalogue.labels.plain_designs import Design, unit


def _fizz_ground(art: Pen, copy: LabelText) -> None:
    art.shade(copy.ground, copy.accent)
    rng = np.random.default_rng(21)
    for _ in range(int(art.width * art.height / 4200)):
        x, y = art.width * rng.uniform(0, 1), art.height * rng.uniform(0, 1) ** 0.6
        size, colour = rng.uniform(2, 8), copy.ink if rng.uniform() > 0.5 else copy.ground
        # Keep the centre free for the text.
        if abs(x - art.width / 2) > 0.19 * art.width or y > 0.62 * art.height:
            art.disc(x, y, size, colour)


def _fizz_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    for dx, dy, size in ((-0.3, 0.86, 0.26), (0.3, 0.8, 0.22), (0.02, 0.98, 0.24)):
        copy.motif(art, x + dx * width, h * dy, min(u, h) * size)
    art.outlined(
        x, h * 0.3, copy.brand, u * 0.34, copy.ink, copy.ground, "round", width * 0.86, 0.03
    )
    art.text(x, h * 0.48, copy.name.upper(), u * 0.1, copy.ink, "round", 0.08, width * 0.8)
    art.text(x, h * 0.57, copy.line, u * 0.055, copy.ink, "sans", 0.02, width * 0.7)
    art.text(x, h * 0.1, copy.amount, u * 0.055, copy.ink, "sans", 0.02)


def _comic_ground(art: Pen, copy: LabelText) -> None:
    art.rays(art.width / 2, art.height * 0.5, 28, copy.accent)
    art.dots(0, art.height * 0.72, art.width, art.height, art.height * 0.035, copy.ink)


def _comic_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    radius = min(u * 0.42, h * 0.3)
    art.burst(x, h * 0.6, radius * 1.22, 13, "#1c1c1c", 0.84)
    art.burst(x, h * 0.6, radius * 1.14, 13, "#fffdf2", 0.84)
    copy.motif(art, x, h * 0.6, radius * 0.62)
    art.outlined(
        x, h * 0.2, copy.brand, u * 0.34, "#fff7d0", "#1c1c1c", "comic", width * 0.88, 0.035
    )
    art.outlined(
        x, h * 0.87, copy.name, u * 0.16, copy.ground, "#fffdf2", "comic", width * 0.86, 0.05
    )
    art.box(x - width * 0.5, h * 0.945, x + width * 0.5, h, "#1c1c1c")
    words = f"{copy.line} · {copy.amount}"
    art.text(x, h * 0.972, words, u * 0.05, "#fff7d0", "sans", 0, width * 0.86)


def _block_ground(art: Pen, copy: LabelText) -> None:
    """Tile with quarter circles, half circles and squares."""
    rng = np.random.default_rng(sum(map(ord, copy.name)))
    cell = min(art.width, art.height) / 4
    tints = (copy.accent, copy.ink, copy.ground)
    for row in range(math.ceil(art.height / cell)):
        for column in range(math.ceil(art.width / cell)):
            x, y = column * cell, row * cell
            art.box(
                x,
                y,
                x + cell,
                y + cell,
                tints[int(rng.integers(2))] if rng.uniform() > 0.55 else copy.ground,
            )
            corner = (x + cell * int(rng.integers(2)), y + cell * int(rng.integers(2)))
            arc = [
                (corner[0] + cell * math.cos(a), corner[1] + cell * math.sin(a))
                for a in np.linspace(0, math.tau, 61)
            ]
            inside = [(min(max(px, x), x + cell), min(max(py, y), y + cell)) for px, py in arc]
            art.polygon(inside, tints[int(rng.integers(3))])


def _block_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.box(x - width * 0.42, h * 0.3, x + width * 0.42, h * 0.74, copy.ink)
    art.text(x, h * 0.42, copy.brand.upper(), u * 0.2, copy.ground, "black", -0.02, width * 0.74)
    art.text(x, h * 0.545, copy.name, u * 0.1, copy.accent, "black", -0.01, width * 0.74)
    art.text(
        x,
        h * 0.645,
        f"{copy.line} · {copy.amount}",
        u * 0.052,
        copy.ground,
        "sans",
        0,
        width * 0.74,
    )


def _orchard_ground(art: Pen, copy: LabelText) -> None:
    art.box(0, 0, art.width, art.height, "#fffaf0")
    art.wave(
        art.height * 0.56,
        art.height * 0.03,
        max(1, round(art.width / art.height)),
        copy.accent,
        0.6,
    )
    art.wave(
        art.height * 0.64,
        art.height * 0.035,
        max(1, round(art.width / art.height)),
        copy.ground,
        2.2,
    )


def _orchard_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.text(x, h * 0.13, copy.brand, u * 0.25, copy.ground, "script", 0, width * 0.84)
    art.text(x, h * 0.22, copy.line, u * 0.065, copy.ground, "sans", 0, width * 0.78)
    copy.motif(art, x, h * 0.45, min(u * 0.3, h * 0.17))
    art.text(x, h * 0.78, copy.name, u * 0.15, copy.ink, "round", 0, width * 0.84)
    art.text(x, h * 0.9, copy.amount, u * 0.07, copy.ink, "sans", 0.03)


def _sash_ground(art: Pen, copy: LabelText) -> None:
    art.shade(copy.ground, copy.ground)
    w, h = art.width, art.height
    for shift, colour in ((0.0, copy.accent), (0.07, copy.ink)):
        art.polygon(
            [
                (0, h * (0.62 + shift)),
                (w, h * (0.42 + shift)),
                (w, h * (0.47 + shift)),
                (0, h * (0.67 + shift)),
            ],
            colour,
        )


def _sash_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.oval(x, h * 0.22, width * 0.42, min(h * 0.15, u * 0.2), -6, copy.accent)
    art.oval(x, h * 0.215, width * 0.39, min(h * 0.13, u * 0.175), -6, copy.ink)
    art.text(x, h * 0.215, copy.brand, u * 0.2, copy.ground, "slab", 0, width * 0.66, 6)
    copy.motif(art, x, h * 0.57, min(u * 0.28, h * 0.2))
    art.text(x, h * 0.83, copy.name, u * 0.12, copy.ink, "slab", 0, width * 0.84)
    art.text(
        x, h * 0.92, f"{copy.line} · {copy.amount}", u * 0.055, copy.ink, "sans", 0, width * 0.84
    )


def _folk_ground(art: Pen, copy: LabelText) -> None:
    step = min(art.width, art.height) / 6
    for row in range(math.ceil(art.height / step) + 1):
        for column in range(math.ceil(art.width / step) + 1):
            x, y = (column + 0.5 * (row % 2)) * step, row * step
            for number in range(6):
                angle = math.tau * number / 6
                art.oval(
                    x + step * 0.2 * math.cos(angle),
                    y + step * 0.2 * math.sin(angle),
                    step * 0.13,
                    step * 0.07,
                    math.degrees(angle),
                    copy.accent,
                )
            art.disc(x, y, step * 0.07, copy.ink)


def _folk_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    for grown, colour in ((0.035, copy.ink), (0.02, copy.accent), (0, copy.ground)):
        art.oval(x, h * 0.5, width * (0.4 + grown), h * (0.34 + grown * width / h), 0, colour)
    art.text(x, h * 0.31, copy.brand, u * 0.17, copy.ink, "hand", 0.04, width * 0.56)
    copy.motif(art, x, h * 0.5, min(u * 0.18, h * 0.12))
    art.text(x, h * 0.66, copy.name, u * 0.14, copy.ink, "hand", 0.03, width * 0.62)
    art.text(
        x, h * 0.745, f"{copy.line} · {copy.amount}", u * 0.042, copy.ink, "caps", 0.03, width * 0.5
    )


def _hazard_ground(art: Pen, copy: LabelText) -> None:
    step, high = art.height * 0.09, art.height * 0.12
    for number in range(math.ceil(art.width / step) + 2):
        x = (number - 1) * step * 2
        for top in (0.0, art.height - high):
            art.polygon(
                [(x, top + high), (x + step, top + high), (x + step + high, top), (x + high, top)],
                copy.accent,
            )


def _hazard_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.text(x, h * 0.27, copy.brand.upper(), u * 0.26, copy.ink, "tall", 0.04, width * 0.84)
    art.box(x - width * 0.42, h * 0.36, x + width * 0.42, h * 0.43, copy.ink)
    art.text(x, h * 0.395, copy.line.upper(), u * 0.055, copy.ground, "mono", 0, width * 0.76)
    copy.motif(art, x, h * 0.59, min(u * 0.2, h * 0.13))
    art.text(x, h * 0.77, copy.name, u * 0.12, copy.ink, "tall", 0.04, width * 0.84)
    art.text(x, h * 0.84, copy.amount, u * 0.055, copy.ink, "mono", 0)


def _mixed(first: str, second: str, share: float) -> str:
    """Return a colour between two, nearer to the second with a larger share."""
    parts = (
        (int(first[k : k + 2], 16) * (1 - share) + int(second[k : k + 2], 16) * share)
        for k in (1, 3, 5)
    )
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def _hills_ground(art: Pen, copy: LabelText) -> None:
    art.shade("#fdf3dc", copy.accent)
    waves = max(1, round(art.width / art.height))
    for number, share in enumerate((0.62, 0.72, 0.82, 0.91)):
        colour = _mixed(copy.accent, copy.ground, 0.1 + 0.3 * number)
        art.wave(art.height * share, art.height * 0.035, waves, colour, number * 2.1)


def _hills_face(art: Pen, copy: LabelText, x: float, width: float) -> None:
    u, h = unit(art, width), art.height
    art.disc(x, h * 0.52, min(u * 0.27, h * 0.19), "#fffaf0")
    copy.motif(art, x, h * 0.52, min(u * 0.2, h * 0.14))
    art.text(x, h * 0.14, copy.brand, u * 0.2, copy.ground, "deco", 0, width * 0.84)
    art.text(x, h * 0.24, copy.line, u * 0.062, copy.ground, "caps", 0.04, width * 0.8)
    art.text(x, h * 0.87, copy.name, u * 0.11, copy.ink, "deco", 0, width * 0.84)
    art.text(x, h * 0.95, copy.amount, u * 0.055, copy.ink, "caps", 0.06)


FIZZ = Design(_fizz_ground, _fizz_face)
COMIC = Design(_comic_ground, _comic_face)
BLOCK = Design(_block_ground, _block_face)
ORCHARD = Design(_orchard_ground, _orchard_face)
SASH = Design(_sash_ground, _sash_face)
FOLK = Design(_folk_ground, _folk_face)
HAZARD = Design(_hazard_ground, _hazard_face)
HILLS = Design(_hills_ground, _hills_face)
