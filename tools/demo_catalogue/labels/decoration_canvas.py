"""Draw decorations: paper texture, rays, stars, outlined text."""

import math

import numpy as np
from PIL import Image

from tools.demo_catalogue.labels.canvas import Canvas


class DecorationCanvas(Canvas):
    """A label with decorations; lengths in its pixels, colours as ``#rrggbb``."""

    def paper(self, depth: float, seed: int, fibres: bool = False) -> None:
        """Add a paper texture: noise with a depth of 0..1."""
        rng = np.random.default_rng(seed)
        width, height = self._image.size
        noise = rng.normal(0, 1, (height // 4 + 1, width // 4 + 1))
        if fibres:
            noise += np.repeat(rng.normal(0, 1.2, (height // 4 + 1, 1)), noise.shape[1], axis=1)
        spread = Image.fromarray((noise * 255 * depth + 128).clip(0, 255).astype(np.uint8))
        grain = np.asarray(spread.resize((width, height)), np.float32)[:, :, None] - 128
        pixels = np.asarray(self._image, np.float32) + grain
        self._image.paste(Image.fromarray(pixels.clip(0, 255).astype(np.uint8)))

    def burst(
        self, x: float, y: float, radius: float, points: int, colour: str, dent: float = 0.82
    ) -> None:
        """Fill a star with many points, as on price tags."""
        self.polygon(
            [
                (x + radius * (1, dent)[k % 2] * math.cos(math.pi * k / points),
                 y + radius * (1, dent)[k % 2] * math.sin(math.pi * k / points))
                for k in range(2 * points)
            ],
            colour,
        )  # fmt: skip

    def rays(self, x: float, y: float, count: int, colour: str) -> None:
        """Fill every other sector around a spot, to the edges."""
        reach = self.width + self.height
        for number in range(count):
            low, high = (math.tau * (number + part) / count for part in (0, 0.5))
            self.polygon(
                [(x, y), (x + reach * math.cos(low), y + reach * math.sin(low)),
                 (x + reach * math.cos(high), y + reach * math.sin(high))], colour,
            )  # fmt: skip

    def dots(
        self, left: float, top: float, right: float, bottom: float, pitch: float, colour: str
    ) -> None:
        """Fill an area with dots that grow downwards."""
        rows = int((bottom - top) / pitch)
        for row in range(rows + 1):
            size = pitch * 0.55 * (row + 1) / (rows + 1)
            start = left + pitch / 2 * (row % 2)
            for column in range(int((right - left) / pitch) + 1):
                self.disc(start + column * pitch, top + row * pitch, size, colour)

    def ring(self, x: float, y: float, radius: float, width: float, colour: str) -> None:
        """Draw a circle."""
        self.line(
            [
                (x + radius * math.cos(a), y + radius * math.sin(a))
                for a in np.linspace(0, math.tau, 90)
            ],
            width,
            colour,
        )

    def outlined(self, x: float, y: float, words: str, size: float, colour: str, edge: str,
                 font: str, widest: float, thick: float = 0.05) -> None:  # fmt: skip
        """Set a line of text with an edge around its letters."""
        step = size * thick
        for number in range(12):
            angle = math.tau * number / 12
            self.text(
                x + step * math.cos(angle),
                y + step * math.sin(angle) + step * 0.5,
                words,
                size,
                edge,
                font,
                0.02,
                widest,
            )
        self.text(x, y, words, size, colour, font, 0.02, widest)
