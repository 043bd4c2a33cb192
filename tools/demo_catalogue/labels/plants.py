"""Fruit, flowers and landscapes pictured on the packs."""

import math

from tools.demo_catalogue.labels.canvas import Canvas, Motif, Spot


def citrus(rind: str, flesh: str, pith: str = "#fff6df") -> Motif:
    """Return a slice of citrus fruit."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.disc(x, y, radius, rind)
        canvas.disc(x, y, radius * 0.89, pith)
        for number in range(9):
            angle = number * math.tau / 9 + 0.2
            spots = [(x + radius * 0.08 * math.cos(angle), y + radius * 0.08 * math.sin(angle))]
            for share in (-0.27, -0.2, -0.1, 0.0, 0.1, 0.2, 0.27):
                reach = radius * (0.82 if abs(share) < 0.26 else 0.72)
                spots.append(
                    (x + reach * math.cos(angle + share), y + reach * math.sin(angle + share))
                )
            canvas.polygon(spots, flesh)

    return draw


def leaf(
    canvas: Canvas, x: float, y: float, reach: float, degrees: float, colour: str, vein: str
) -> None:
    """Draw a leaf from its stalk at (x, y) towards an angle, clockwise from +x."""
    turned = math.radians(degrees)
    upper: list[Spot] = []
    lower: list[Spot] = []
    for step in range(21):
        along = step / 20
        swell = 0.27 * math.sin(math.pi * along**0.8) * reach
        for side, sign in ((upper, 1), (lower, -1)):
            side.append(
                (
                    x + reach * along * math.cos(turned) - sign * swell * math.sin(turned),
                    y + reach * along * math.sin(turned) + sign * swell * math.cos(turned),
                )
            )
    canvas.polygon(upper + lower[::-1], colour)
    tip = (x + 0.9 * reach * math.cos(turned), y + 0.9 * reach * math.sin(turned))
    canvas.line([(x, y), tip], max(1.5, reach * 0.03), vein)


def sprig(colour: str, vein: str) -> Motif:
    """Return a sprig of leaves."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.line([(x, y + radius), (x, y - radius * 0.2)], radius * 0.06, vein)
        for height, reach in ((0.72, 0.72), (0.28, 0.82), (-0.12, 0.66)):
            for degrees in (-28, 208):
                leaf(canvas, x, y + height * radius, reach * radius, degrees, colour, vein)
        leaf(canvas, x, y - radius * 0.15, radius * 0.85, -90, colour, vein)

    return draw


def berries(colour: str, shine: str, green: str = "#3f6b3c") -> Motif:
    """Return a bunch of round berries."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        leaf(canvas, x, y - radius * 0.25, radius * 0.95, -55, green, "#2b4d2c")
        leaf(canvas, x, y - radius * 0.25, radius * 0.95, -125, green, "#2b4d2c")
        size = radius * 0.36
        for dx, dy in (
            (-0.55, -0.1),
            (0.55, -0.1),
            (0, -0.2),
            (-0.3, 0.36),
            (0.3, 0.36),
            (0, 0.82),
        ):
            spot_x, spot_y = x + dx * radius, y + dy * radius * 0.85
            canvas.disc(spot_x, spot_y, size, shine)
            canvas.disc(spot_x + size * 0.06, spot_y + size * 0.08, size * 0.92, colour)
            canvas.disc(spot_x - size * 0.32, spot_y - size * 0.34, size * 0.2, shine)

    return draw


def strawberry(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a strawberry."""
    spots = []
    for step in range(60):
        angle = step * math.tau / 60
        narrow = 1 - 0.32 * max(0.0, math.sin(angle)) ** 1.5
        spots.append(
            (
                x + 0.8 * radius * math.cos(angle) * narrow,
                y + 0.12 * radius + radius * 0.85 * math.sin(angle),
            )
        )
    canvas.polygon(spots, "#c8202f")
    for row, count in enumerate((3, 4, 3, 2)):
        for number in range(count):
            seed_x = x + (number - (count - 1) / 2) * radius * 0.36
            canvas.oval(
                seed_x, y + (row * 0.32 - 0.28) * radius, radius * 0.03, radius * 0.06, 0, "#ffd98a"
            )
    for degrees in (-150, -115, -90, -65, -30, 160, 20):
        leaf(canvas, x, y - radius * 0.62, radius * 0.52, degrees, "#4b8a3d", "#35682c")


def apricot(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw an apricot and its half."""
    leaf(canvas, x - radius * 0.1, y - radius * 0.6, radius * 0.8, -30, "#5b8f3f", "#3f6b2c")
    canvas.disc(x - radius * 0.28, y, radius * 0.68, "#ee8a2b")
    canvas.oval(x - radius * 0.42, y - radius * 0.2, radius * 0.3, radius * 0.4, 20, "#f6a447")
    canvas.disc(x + radius * 0.38, y + radius * 0.3, radius * 0.58, "#f7b455")
    canvas.disc(x + radius * 0.38, y + radius * 0.3, radius * 0.5, "#ffca74")
    canvas.oval(x + radius * 0.38, y + radius * 0.3, radius * 0.2, radius * 0.26, 15, "#8a4b22")


def blossom(petal: str, heart: str, count: int = 12) -> Motif:
    """Return an open flower."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for number in range(count):
            degrees = number * 360 / count
            angle = math.radians(degrees)
            canvas.oval(
                x + radius * 0.62 * math.cos(angle),
                y + radius * 0.62 * math.sin(angle),
                radius * 0.4,
                radius * 0.15 * 12 / count,
                degrees,
                petal,
            )
        canvas.disc(x, y, radius * 0.3, heart)

    return draw


def ear(colour: str, stalk: str) -> Motif:
    """Return three ears of oats."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        for lean in (-0.42, 0.42, 0.0):
            top = (x + lean * radius * 1.5, y - radius)
            canvas.line([(x, y + radius), top], radius * 0.04, stalk)
            for step in range(5):
                along = 0.42 + step * 0.13
                spot_x = x + (top[0] - x) * along
                spot_y = y + radius - 2 * radius * along
                for sign in (-1, 1):
                    canvas.oval(
                        spot_x + sign * radius * 0.13,
                        spot_y,
                        radius * 0.17,
                        radius * 0.07,
                        -90 + sign * 32 + lean * 40,
                        colour,
                    )
            canvas.oval(top[0], top[1], radius * 0.17, radius * 0.07, -90 + lean * 40, colour)

    return draw


def almonds(shell: str, line: str) -> Motif:
    """Return three almonds with a leaf."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        leaf(canvas, x, y, radius * 1.2, -90, "#7d9a5b", "#5a7540")
        for dx, dy, degrees in ((-0.42, -0.05, -55), (0.45, 0.0, 238), (0.0, 0.5, 10)):
            spot_x, spot_y = x + dx * radius, y + dy * radius
            canvas.oval(spot_x, spot_y, radius * 0.7, radius * 0.4, degrees, "#f8f1e1")
            canvas.oval(spot_x, spot_y, radius * 0.66, radius * 0.36, degrees, shell)
            turned = math.radians(degrees)
            for shift in (-0.09, 0.0, 0.09):
                side_x, side_y = -math.sin(turned) * shift, math.cos(turned) * shift
                reach_x, reach_y = math.cos(turned) * 0.45, math.sin(turned) * 0.45
                ends = [
                    (
                        spot_x + (side_x + sign * reach_x) * radius,
                        spot_y + (side_y + sign * reach_y) * radius,
                    )
                    for sign in (-1, 1)
                ]
                canvas.line(ends, radius * 0.025, line)

    return draw


def honeycomb(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a piece of honeycomb."""
    size = radius * 0.3
    for row in range(-1, 2):
        for column in range(-1, 2):
            cell_x = x + (column + 0.5 * (row % 2)) * size * 1.85
            cell_y = y + row * size * 1.6
            for reach, colour in ((1.0, "#d98e12"), (0.78, "#f8c74a")):
                corners = [math.radians(60 * step + 30) for step in range(6)]
                canvas.polygon(
                    [
                        (cell_x + size * reach * math.cos(a), cell_y + size * reach * math.sin(a))
                        for a in corners
                    ],
                    colour,
                )


def peaks(far: str, near: str, sun: str) -> Motif:
    """Return mountains before a sun."""

    def draw(canvas: Canvas, x: float, y: float, radius: float) -> None:
        canvas.disc(x + radius * 0.2, y - radius * 0.28, radius * 0.5, sun)
        for colour, shift, height in ((far, 0.4, 0.75), (far, -0.5, 0.55), (near, 0.0, 0.4)):
            peak_x, base = x + shift * radius, y + radius * 0.7
            canvas.polygon(
                [
                    (peak_x - radius * 0.75, base),
                    (peak_x, base - radius * (height + 0.35)),
                    (peak_x + radius * 0.75, base),
                ],
                colour,
            )

    return draw


def lemon_and_leaf(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a slice of lemon on leaves."""
    for degrees in (-40, 5, 150):
        leaf(canvas, x + radius * 0.15, y, radius * 1.3, degrees, "#6d9a45", "#4c7430")
    citrus("#f0b90b", "#f9d94a")(canvas, x - radius * 0.1, y, radius * 0.9)


def camomile(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw a camomile blossom on leaves."""
    for degrees in (25, 90, 155, -115):
        leaf(canvas, x, y, radius * 1.4, degrees, "#7d9a58", "#59733d")
    blossom("#ffffff", "#f0b428", 14)(canvas, x, y, radius)


def olives(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw three olives on their twig."""
    for degrees in (-150, -115, -60, -25):
        leaf(canvas, x, y - radius * 0.1, radius * 1.05, degrees, "#8fa56a", "#5f7444")
    for dx, dy, colour in (
        (-0.36, 0.42, "#a8b053"),
        (0.36, 0.42, "#5a6130"),
        (0.0, 0.1, "#7e8a3c"),
    ):
        canvas.oval(x + dx * radius, y + dy * radius, radius * 0.3, radius * 0.42, 0, colour)
        canvas.oval(
            x + (dx - 0.1) * radius,
            y + (dy - 0.14) * radius,
            radius * 0.06,
            radius * 0.12,
            15,
            "#e6e8b8",
        )


def lavender(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """Draw three stalks of lavender."""
    for lean in (-0.5, 0.0, 0.5):
        tip = (x + lean * radius, y - radius * (1 - abs(lean) * 0.4))
        canvas.line([(x, y + radius), tip], radius * 0.05, "#6f8a5e")
        for step in range(6):
            along = 0.45 + step * 0.11
            spot_x, spot_y = x + lean * radius * along, y + radius - (y + radius - tip[1]) * along
            for sign in (-1, 1):
                canvas.oval(
                    spot_x + sign * radius * 0.09,
                    spot_y,
                    radius * 0.11,
                    radius * 0.07,
                    -50 * sign,
                    "#8f74bd",
                )
