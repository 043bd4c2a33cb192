"""Food pictured on the packs."""

import math

import numpy as np

from tools.demo_catalogue.labels.canvas import Canvas, Motif
from tools.demo_catalogue.labels.plants import leaf


def bean(colour: str, line: str) -> Motif:
    """Return two coffee beans."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for dx, dy, degrees in ((-0.34, -0.15, -50), (0.36, 0.2, -20)):
            cx, cy, turned = x + dx * radius, y + dy * radius, math.radians(degrees)
            canvas.oval(cx, cy, radius * 0.66, radius * 0.44, degrees, colour)
            spots = []
            for s in np.linspace(-0.6, 0.6, 20):
                bend = 0.09 * math.sin(s * 5)
                spots.append(
                    (
                        cx + radius * (s * math.cos(turned) - bend * math.sin(turned)),
                        cy + radius * (s * math.sin(turned) + bend * math.cos(turned)),
                    )
                )
            canvas.line(spots, radius * 0.06, line)

    return draw


def tomato(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a tomato."""
    canvas.oval(x, y + radius * 0.1, radius * 0.95, radius * 0.8, 0, "#cf2f1e")
    canvas.oval(x - radius * 0.4, y - radius * 0.2, radius * 0.2, radius * 0.12, -35, "#f0806a")
    for degrees in (-165, -130, -90, -50, -15):
        leaf(canvas, x, y - radius * 0.55, radius * 0.6, degrees, "#4b8a3d", "#35682c")


def pulses(colour: str, eye: str) -> Motif:
    """Return a handful of beans or peas."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for dx, dy, degrees in (
            (-0.5, 0.25, 20),
            (0.05, 0.4, -30),
            (0.55, 0.2, 50),
            (-0.25, -0.2, -15),
            (0.3, -0.25, 25),
        ):
            canvas.oval(
                x + dx * radius, y + dy * radius, radius * 0.36, radius * 0.24, degrees, colour
            )
            canvas.oval(
                x + dx * radius - radius * 0.05,
                y + dy * radius - radius * 0.07,
                radius * 0.1,
                radius * 0.05,
                degrees,
                eye,
            )

    return draw


def fish(colour: str, fin: str) -> Motif:
    """Return a fish."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.polygon(
            [
                (x + radius * 0.5, y),
                (x + radius * 1.1, y - radius * 0.45),
                (x + radius * 0.95, y),
                (x + radius * 1.1, y + radius * 0.45),
            ],
            fin,
        )
        canvas.oval(x - radius * 0.1, y, radius * 0.85, radius * 0.42, 0, colour)
        for step in range(3):
            middle = x + radius * (0.05 + 0.2 * step)
            canvas.line(
                [
                    (middle + radius * 0.1 * math.sin(t), y + radius * 0.26 * (t / 1.5 - 1))
                    for t in np.linspace(0, 3, 12)
                ],
                radius * 0.035,
                fin,
            )
        canvas.disc(x - radius * 0.62, y - radius * 0.08, radius * 0.08, "#ffffff")
        canvas.disc(x - radius * 0.62, y - radius * 0.08, radius * 0.045, "#1c1c1c")

    return draw


def chilli(colour: str) -> Motif:
    """Return a chilli pepper."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        upper, lower = [], []
        for s in np.linspace(0, 1, 24):
            mid_x, mid_y = x + radius * (0.7 - 1.5 * s), y + radius * (-0.5 + 1.1 * s**1.6)
            half = radius * 0.27 * (1 - s) ** 0.6
            upper.append((mid_x, mid_y - half))
            lower.append((mid_x, mid_y + half))
        canvas.polygon(upper + lower[::-1], colour)
        canvas.line(
            [(x + radius * 0.7, y - radius * 0.5), (x + radius * 0.95, y - radius * 0.95)],
            radius * 0.13,
            "#4b8a3d",
        )

    return draw


def spiral(colour: str) -> Motif:
    """Return a piece of pasta: a screw."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for number in range(6):
            step = (number - 2.5) * 0.32
            canvas.oval(
                x + step * radius,
                y + step * 0.5 * radius,
                radius * 0.36,
                radius * 0.15,
                -52,
                colour,
            )
            canvas.oval(
                x + step * radius - radius * 0.03,
                y + step * 0.5 * radius - radius * 0.04,
                radius * 0.26,
                radius * 0.05,
                -52,
                "#fff3cf",
            )

    return draw


def ring_biscuit(colour: str, dots: str) -> Motif:
    """Return a round biscuit."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.disc(x, y, radius * 0.92, colour)
        for number in range(18):
            angle = math.tau * number / 18
            canvas.disc(
                x + radius * 0.9 * math.cos(angle),
                y + radius * 0.9 * math.sin(angle),
                radius * 0.13,
                colour,
            )
        for number in range(9):
            angle, reach = number * 2.4, radius * (0.15 + 0.065 * number)
            canvas.oval(
                x + reach * math.cos(angle),
                y + reach * math.sin(angle),
                radius * 0.12,
                radius * 0.09,
                number * 40,
                dots,
            )

    return draw


def cherry(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw two cherries."""
    top = (x + radius * 0.1, y - radius * 0.95)
    for dx, dy in ((-0.42, 0.4), (0.42, 0.5)):
        canvas.line([top, (x + dx * radius, y + dy * radius)], radius * 0.07, "#5a7a3a")
        canvas.disc(x + dx * radius, y + dy * radius, radius * 0.42, "#a8142a")
        canvas.oval(
            x + (dx - 0.14) * radius,
            y + (dy - 0.16) * radius,
            radius * 0.12,
            radius * 0.07,
            -40,
            "#f08a94",
        )
    leaf(canvas, *top, radius * 0.9, 15, "#5d8a3a", "#3f6b2c")


def crisp(colour: str, edge: str) -> Motif:
    """Return potato crisps."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for dx, dy, degrees in ((-0.35, 0.25, -25), (0.4, 0.15, 30), (0.0, -0.3, 5)):
            canvas.oval(
                x + dx * radius, y + dy * radius, radius * 0.66, radius * 0.46, degrees, edge
            )
            canvas.oval(
                x + dx * radius,
                y + (dy - 0.03) * radius,
                radius * 0.6,
                radius * 0.4,
                degrees,
                colour,
            )
            for k in range(5):
                canvas.disc(
                    x + (dx + 0.3 * math.cos(k * 2.4)) * radius,
                    y + (dy + 0.2 * math.sin(k * 2.4)) * radius,
                    radius * 0.025,
                    edge,
                )

    return draw


def cube(colour: str, dark: str, pale: str) -> Motif:
    """Return a piece of chocolate or sugar."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        r = radius * 0.9
        top, right, low, left = (
            (x, y - r * 0.75),
            (x + r, y - r * 0.25),
            (x, y + r * 0.25),
            (x - r, y - r * 0.25),
        )
        canvas.polygon([top, right, low, left], pale)
        canvas.polygon([left, low, (x, y + r * 0.95), (x - r, y + r * 0.45)], colour)
        canvas.polygon([low, right, (x + r, y + r * 0.45), (x, y + r * 0.95)], dark)

    return draw
