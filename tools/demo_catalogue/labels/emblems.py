"""Signs and animals pictured on packs."""

import math

import numpy as np

from tools.demo_catalogue.labels.canvas import Canvas, Motif


def drop(colour: str, shine: str = "#ffffff") -> Motif:
    """Return a drop."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        spots = []
        for a in np.linspace(0, math.tau, 60):
            narrow = math.sin(a / 2) ** 1.6
            spots.append((x + radius * 0.8 * math.sin(a) * narrow, y - radius * math.cos(a)))
        canvas.polygon(spots, colour)
        canvas.oval(x - radius * 0.3, y + radius * 0.4, radius * 0.1, radius * 0.24, 20, shine)

    return draw


def star(colour: str, points: int = 5) -> Motif:
    """Return a star."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.polygon(
            [
                (
                    x + radius * (1, 0.45)[k % 2] * math.sin(math.pi * k / points),
                    y - radius * (1, 0.45)[k % 2] * math.cos(math.pi * k / points),
                )
                for k in range(2 * points)
            ],
            colour,
        )

    return draw


def sun(colour: str, core: str) -> Motif:
    """Return a sun."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        star(colour, 14)(canvas, x, y, radius)
        canvas.disc(x, y, radius * 0.52, core)

    return draw


def moon(colour: str, night: str) -> Motif:
    """Return a crescent with two stars."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.disc(x, y, radius * 0.9, colour)
        canvas.disc(x + radius * 0.4, y - radius * 0.2, radius * 0.75, night)
        star(colour)(canvas, x + radius * 0.4, y - radius * 0.35, radius * 0.25)
        star(colour)(canvas, x + radius * 0.7, y + radius * 0.3, radius * 0.16)

    return draw


def cat(fur: str, inner: str) -> Motif:
    """Return a cat's head."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for sign in (-1, 1):
            canvas.polygon(
                [
                    (x + sign * radius * 0.85, y - radius * 0.95),
                    (x + sign * radius * 0.88, y),
                    (x + sign * radius * 0.15, y - radius * 0.5),
                ],
                fur,
            )
            canvas.polygon(
                [
                    (x + sign * radius * 0.74, y - radius * 0.7),
                    (x + sign * radius * 0.75, y - radius * 0.2),
                    (x + sign * radius * 0.36, y - radius * 0.46),
                ],
                inner,
            )
        canvas.oval(x, y + radius * 0.1, radius * 0.92, radius * 0.78, 0, fur)
        for sign in (-1, 1):
            canvas.oval(x + sign * radius * 0.36, y, radius * 0.14, radius * 0.18, 0, "#f6e27a")
            canvas.oval(x + sign * radius * 0.36, y, radius * 0.05, radius * 0.16, 0, "#1c1c1c")
            for dy in (0.3, 0.42):
                canvas.line(
                    [
                        (x + sign * radius * 0.3, y + radius * dy),
                        (x + sign * radius * 1.0, y + radius * (dy * 1.4 - 0.2)),
                    ],
                    radius * 0.025,
                    inner,
                )
        canvas.polygon(
            [
                (x - radius * 0.12, y + radius * 0.24),
                (x + radius * 0.12, y + radius * 0.24),
                (x, y + radius * 0.38),
            ],
            inner,
        )

    return draw


def dog(fur: str, ears: str) -> Motif:
    """Return a dog's head."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.oval(x, y, radius * 0.72, radius * 0.85, 0, fur)
        for sign in (-1, 1):
            canvas.oval(
                x + sign * radius * 0.74,
                y - radius * 0.05,
                radius * 0.55,
                radius * 0.25,
                sign * 70,
                ears,
            )
            canvas.disc(x + sign * radius * 0.28, y - radius * 0.12, radius * 0.1, "#1c1c1c")
        canvas.oval(x, y + radius * 0.42, radius * 0.36, radius * 0.3, 0, "#fff6e6")
        canvas.oval(x, y + radius * 0.3, radius * 0.16, radius * 0.11, 0, "#1c1c1c")

    return draw


def bubbles(colour: str, shine: str) -> Motif:
    """Return soap bubbles."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for dx, dy, size in (
            (-0.35, 0.15, 0.55),
            (0.45, 0.3, 0.38),
            (0.25, -0.5, 0.42),
            (-0.5, -0.65, 0.2),
        ):
            canvas.disc(x + dx * radius, y + dy * radius, size * radius, colour)
            canvas.oval(
                x + (dx - size * 0.4) * radius,
                y + (dy - size * 0.4) * radius,
                size * 0.25 * radius,
                size * 0.14 * radius,
                -45,
                shine,
            )

    return draw


def flame(colour: str, core: str) -> Motif:
    """Return a flame."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for size, tint in ((1.0, colour), (0.55, core)):
            reach = radius * size
            spots = [
                (
                    x
                    + reach * 0.62 * math.sin(a) * math.sin(a / 2) ** 1.2
                    + reach * 0.12 * math.sin(2 * a),
                    y + radius * (1 - size) * 0.9 - reach * math.cos(a),
                )
                for a in np.linspace(0, math.tau, 50)
            ]
            canvas.polygon(spots, tint)

    return draw


def gear(colour: str, hole: str) -> Motif:
    """Return a cog wheel."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        spots = []
        for k in range(40):
            reach = radius * (0.95 if k % 4 in (0, 1) else 0.74)
            spots.append(
                (x + reach * math.cos(math.tau * k / 40), y + reach * math.sin(math.tau * k / 40))
            )
        canvas.polygon(spots, colour)
        canvas.disc(x, y, radius * 0.32, hole)

    return draw
