"""Label designs of the brands: the bold ones."""

import math

import numpy as np

from tools.demo_catalogue.labels.decoration_canvas import DecorationCanvas
from tools.demo_catalogue.labels.label_text import LabelText
from tools.demo_catalogue.labels.plain_designs import Design, unit


def _fizz_background(canvas: DecorationCanvas, label: LabelText) -> None:
    canvas.shade(label.background, label.accent)
    rng = np.random.default_rng(21)
    for _ in range(int(canvas.width * canvas.height / 4200)):
        x, y = canvas.width * rng.uniform(0, 1), canvas.height * rng.uniform(0, 1) ** 0.6
        size, colour = rng.uniform(2, 8), label.ink if rng.uniform() > 0.5 else label.background
        # Keep the centre free for the text.
        if abs(x - canvas.width / 2) > 0.19 * canvas.width or y > 0.62 * canvas.height:
            canvas.disc(x, y, size, colour)


def _fizz_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    for dx, dy, size in ((-0.3, 0.86, 0.26), (0.3, 0.8, 0.22), (0.02, 0.98, 0.24)):
        label.motif(canvas, x + dx * width, h * dy, min(u, h) * size)
    canvas.outlined(
        x, h * 0.3, label.brand, u * 0.34, label.ink, label.background, "round", width * 0.86, 0.03
    )
    canvas.text(x, h * 0.48, label.name.upper(), u * 0.1, label.ink, "round", 0.08, width * 0.8)
    canvas.text(x, h * 0.57, label.line, u * 0.055, label.ink, "sans", 0.02, width * 0.7)
    canvas.text(x, h * 0.1, label.amount, u * 0.055, label.ink, "sans", 0.02)


def _comic_background(canvas: DecorationCanvas, label: LabelText) -> None:
    canvas.rays(canvas.width / 2, canvas.height * 0.5, 28, label.accent)
    canvas.dots(
        0, canvas.height * 0.72, canvas.width, canvas.height, canvas.height * 0.035, label.ink
    )


def _comic_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    radius = min(u * 0.42, h * 0.3)
    canvas.burst(x, h * 0.6, radius * 1.22, 13, "#1c1c1c", 0.84)
    canvas.burst(x, h * 0.6, radius * 1.14, 13, "#fffdf2", 0.84)
    label.motif(canvas, x, h * 0.6, radius * 0.62)
    canvas.outlined(
        x, h * 0.2, label.brand, u * 0.34, "#fff7d0", "#1c1c1c", "comic", width * 0.88, 0.035
    )
    canvas.outlined(
        x, h * 0.87, label.name, u * 0.16, label.background, "#fffdf2", "comic", width * 0.86, 0.05
    )
    canvas.box(x - width * 0.5, h * 0.945, x + width * 0.5, h, "#1c1c1c")
    words = f"{label.line} · {label.amount}"
    canvas.text(x, h * 0.972, words, u * 0.05, "#fff7d0", "sans", 0, width * 0.86)


def _block_background(canvas: DecorationCanvas, label: LabelText) -> None:
    """Tile with quarter circles, half circles and squares."""
    rng = np.random.default_rng(sum(map(ord, label.name)))
    cell = min(canvas.width, canvas.height) / 4
    tints = (label.accent, label.ink, label.background)
    for row in range(math.ceil(canvas.height / cell)):
        for column in range(math.ceil(canvas.width / cell)):
            x, y = column * cell, row * cell
            canvas.box(
                x,
                y,
                x + cell,
                y + cell,
                tints[int(rng.integers(2))] if rng.uniform() > 0.55 else label.background,
            )
            corner = (x + cell * int(rng.integers(2)), y + cell * int(rng.integers(2)))
            arc = [
                (corner[0] + cell * math.cos(a), corner[1] + cell * math.sin(a))
                for a in np.linspace(0, math.tau, 61)
            ]
            inside = [(min(max(px, x), x + cell), min(max(py, y), y + cell)) for px, py in arc]
            canvas.polygon(inside, tints[int(rng.integers(3))])


def _block_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.box(x - width * 0.42, h * 0.3, x + width * 0.42, h * 0.74, label.ink)
    canvas.text(
        x, h * 0.42, label.brand.upper(), u * 0.2, label.background, "black", -0.02, width * 0.74
    )
    canvas.text(x, h * 0.545, label.name, u * 0.1, label.accent, "black", -0.01, width * 0.74)
    canvas.text(
        x,
        h * 0.645,
        f"{label.line} · {label.amount}",
        u * 0.052,
        label.background,
        "sans",
        0,
        width * 0.74,
    )


def _orchard_background(canvas: DecorationCanvas, label: LabelText) -> None:
    canvas.box(0, 0, canvas.width, canvas.height, "#fffaf0")
    canvas.wave(
        canvas.height * 0.56,
        canvas.height * 0.03,
        max(1, round(canvas.width / canvas.height)),
        label.accent,
        0.6,
    )
    canvas.wave(
        canvas.height * 0.64,
        canvas.height * 0.035,
        max(1, round(canvas.width / canvas.height)),
        label.background,
        2.2,
    )


def _orchard_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.text(x, h * 0.13, label.brand, u * 0.25, label.background, "script", 0, width * 0.84)
    canvas.text(x, h * 0.22, label.line, u * 0.065, label.background, "sans", 0, width * 0.78)
    label.motif(canvas, x, h * 0.45, min(u * 0.3, h * 0.17))
    canvas.text(x, h * 0.78, label.name, u * 0.15, label.ink, "round", 0, width * 0.84)
    canvas.text(x, h * 0.9, label.amount, u * 0.07, label.ink, "sans", 0.03)


def _sash_background(canvas: DecorationCanvas, label: LabelText) -> None:
    canvas.shade(label.background, label.background)
    w, h = canvas.width, canvas.height
    for shift, colour in ((0.0, label.accent), (0.07, label.ink)):
        canvas.polygon(
            [
                (0, h * (0.62 + shift)),
                (w, h * (0.42 + shift)),
                (w, h * (0.47 + shift)),
                (0, h * (0.67 + shift)),
            ],
            colour,
        )


def _sash_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.oval(x, h * 0.22, width * 0.42, min(h * 0.15, u * 0.2), -6, label.accent)
    canvas.oval(x, h * 0.215, width * 0.39, min(h * 0.13, u * 0.175), -6, label.ink)
    canvas.text(x, h * 0.215, label.brand, u * 0.2, label.background, "slab", 0, width * 0.66, 6)
    label.motif(canvas, x, h * 0.57, min(u * 0.28, h * 0.2))
    canvas.text(x, h * 0.83, label.name, u * 0.12, label.ink, "slab", 0, width * 0.84)
    canvas.text(
        x, h * 0.92, f"{label.line} · {label.amount}", u * 0.055, label.ink, "sans", 0, width * 0.84
    )


def _folk_background(canvas: DecorationCanvas, label: LabelText) -> None:
    step = min(canvas.width, canvas.height) / 6
    for row in range(math.ceil(canvas.height / step) + 1):
        for column in range(math.ceil(canvas.width / step) + 1):
            x, y = (column + 0.5 * (row % 2)) * step, row * step
            for number in range(6):
                angle = math.tau * number / 6
                canvas.oval(
                    x + step * 0.2 * math.cos(angle),
                    y + step * 0.2 * math.sin(angle),
                    step * 0.13,
                    step * 0.07,
                    math.degrees(angle),
                    label.accent,
                )
            canvas.disc(x, y, step * 0.07, label.ink)


def _folk_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    for grown, colour in ((0.035, label.ink), (0.02, label.accent), (0, label.background)):
        canvas.oval(x, h * 0.5, width * (0.4 + grown), h * (0.34 + grown * width / h), 0, colour)
    canvas.text(x, h * 0.31, label.brand, u * 0.17, label.ink, "hand", 0.04, width * 0.56)
    label.motif(canvas, x, h * 0.5, min(u * 0.18, h * 0.12))
    canvas.text(x, h * 0.66, label.name, u * 0.14, label.ink, "hand", 0.03, width * 0.62)
    canvas.text(
        x,
        h * 0.745,
        f"{label.line} · {label.amount}",
        u * 0.042,
        label.ink,
        "caps",
        0.03,
        width * 0.5,
    )


def _hazard_background(canvas: DecorationCanvas, label: LabelText) -> None:
    step, high = canvas.height * 0.09, canvas.height * 0.12
    for number in range(math.ceil(canvas.width / step) + 2):
        x = (number - 1) * step * 2
        for top in (0.0, canvas.height - high):
            canvas.polygon(
                [(x, top + high), (x + step, top + high), (x + step + high, top), (x + high, top)],
                label.accent,
            )


def _hazard_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.text(x, h * 0.27, label.brand.upper(), u * 0.26, label.ink, "tall", 0.04, width * 0.84)
    canvas.box(x - width * 0.42, h * 0.36, x + width * 0.42, h * 0.43, label.ink)
    canvas.text(
        x, h * 0.395, label.line.upper(), u * 0.055, label.background, "mono", 0, width * 0.76
    )
    label.motif(canvas, x, h * 0.59, min(u * 0.2, h * 0.13))
    canvas.text(x, h * 0.77, label.name, u * 0.12, label.ink, "tall", 0.04, width * 0.84)
    canvas.text(x, h * 0.84, label.amount, u * 0.055, label.ink, "mono", 0)


def _mixed(first: str, second: str, share: float) -> str:
    """Return a colour between two, nearer to the second with a larger share."""
    parts = (
        (int(first[k : k + 2], 16) * (1 - share) + int(second[k : k + 2], 16) * share)
        for k in (1, 3, 5)
    )
    return "#" + "".join(f"{round(part):02x}" for part in parts)


def _hills_background(canvas: DecorationCanvas, label: LabelText) -> None:
    canvas.shade("#fdf3dc", label.accent)
    waves = max(1, round(canvas.width / canvas.height))
    for number, share in enumerate((0.62, 0.72, 0.82, 0.91)):
        colour = _mixed(label.accent, label.background, 0.1 + 0.3 * number)
        canvas.wave(canvas.height * share, canvas.height * 0.035, waves, colour, number * 2.1)


def _hills_face(canvas: DecorationCanvas, label: LabelText, x: float, width: float) -> None:
    u, h = unit(canvas, width), canvas.height
    canvas.disc(x, h * 0.52, min(u * 0.27, h * 0.19), "#fffaf0")
    label.motif(canvas, x, h * 0.52, min(u * 0.2, h * 0.14))
    canvas.text(x, h * 0.14, label.brand, u * 0.2, label.background, "deco", 0, width * 0.84)
    canvas.text(x, h * 0.24, label.line, u * 0.062, label.background, "caps", 0.04, width * 0.8)
    canvas.text(x, h * 0.87, label.name, u * 0.11, label.ink, "deco", 0, width * 0.84)
    canvas.text(x, h * 0.95, label.amount, u * 0.055, label.ink, "caps", 0.06)


FIZZ = Design(_fizz_background, _fizz_face)
COMIC = Design(_comic_background, _comic_face)
BLOCK = Design(_block_background, _block_face)
ORCHARD = Design(_orchard_background, _orchard_face)
SASH = Design(_sash_background, _sash_face)
FOLK = Design(_folk_background, _folk_face)
HAZARD = Design(_hazard_background, _hazard_face)
HILLS = Design(_hills_background, _hills_face)
