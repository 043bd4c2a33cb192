"""Choose places for the things in a composed photo."""

from dataclasses import dataclass

import numpy as np

from training.augmentation import Random


@dataclass(frozen=True)
class Place:
    """Where a thing is in a photo.

    Attributes:
        x, y: of its middle in pixels.
        size: its longer side in pixels.
        angle: in degrees.
    """

    x: float
    y: float
    size: float
    angle: float


def choose_places(side_px: int, random: Random, most: int) -> list[Place]:
    """Return places for one to ``most`` things: one large one, some, many, or shelves.

    Args:
        side_px: of the square photo.
        random: the source of randomness.
        most: with 3 or fewer there are neither shelves nor a single large thing.
    """
    if most > 3 and random.random() < 0.12:
        return _on_shelves(side_px, random)
    kind = random.random()
    if kind < 0.25 and most > 3:
        count, low, high = 1, 0.25, 1.05
    elif kind < 0.45:
        count, low, high = int(random.integers(1, min(5, most + 1))), 0.15, 0.6
    else:
        count, low, high = int(random.integers(1, most + 1)), 0.08, 0.36
    spread = 0.12 if count == 1 else 0.5
    is_loose = random.random() < 0.5
    return [_anywhere(side_px, (low, high), spread, random, is_loose) for _ in range(count)]


def _anywhere(
    side_px: int, sizes: tuple[float, float], spread: float, random: Random, is_loose: bool
) -> Place:
    """Return a place; only loose things may be turned by any angle."""
    x, y = (0.5 + random.uniform(-spread, spread, 2)) * side_px
    turned = is_loose and random.random() < 0.5
    angle = random.uniform(-180, 180) if turned else random.normal(0, 8)
    size = side_px * np.exp(random.uniform(*np.log(sizes)))
    return Place(float(x), float(y), float(size), float(angle))


def _on_shelves(side_px: int, random: Random) -> list[Place]:
    """Return places in one to three rows, with gaps."""
    rows, columns = int(random.integers(1, 4)), int(random.integers(2, 7))
    pitch = side_px / columns
    return [
        Place(
            (column + 0.5) * pitch + float(random.normal(0, 0.04 * pitch)),
            (row + 0.5) * side_px / rows,
            min(pitch * random.uniform(0.9, 1.5), side_px / rows),
            float(random.normal(0, 2)),
        )
        for row in range(rows)
        for column in range(columns)
        if random.random() < 0.9
    ]
