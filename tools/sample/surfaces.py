"""What things are covered with: paints give each point of a shape its look."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from tools.sample.shapes import Array, Distance, placed, unit, vector


@dataclass(slots=True)
class Surface:
    """The look of points on a surface.

    Attributes:
        albedo: (n, 3) share of light given back, diffusely or by a metal.
        gloss: (n,) mirrored share of light seen straight on, 0..1.
        roughness: (n,) 0 for a mirror, 1 for chalk.
        metal: (n,) 1 where light is mirrored in the colour of ``albedo``.
        glow: (n, 3) light of its own.
        clear: (n,) share of light let through, 0..1.
        absorption: (n, 3) of clear material, per decimetre.
    """

    albedo: Array
    gloss: Array
    roughness: Array
    metal: Array
    glow: Array
    clear: Array
    absorption: Array


# Points (n, 3) of a shape and its normals there to their look.
Paint: TypeAlias = Callable[[Array, Array], Surface]
# A picture, (height, width, 3) linear.
Texture: TypeAlias = Array


@dataclass(frozen=True, slots=True)
class Part:
    """A shape and its paint."""

    distance: Distance
    paint: Paint


def moved(part: Part, matrix: Array, offset: Array) -> Part:
    """Return the part with its paint turned and moved."""

    def paint(points: Array, normals: Array) -> Surface:
        return part.paint((points - offset) @ matrix, normals @ matrix)

    return Part(placed(part.distance, matrix, offset), paint)


def linear(colour: str) -> Array:
    """Return ``#rrggbb`` as linear light, (3,)."""
    return decode(np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]))


def decode(srgb: Array) -> Array:
    """Return sRGB values 0..255 as linear light."""
    return ((np.asarray(srgb, np.float32) / 255) ** np.float32(2.2)).astype(np.float32)


def surface(
    albedo: Array,
    gloss: float | Array = 0.04,
    roughness: float | Array = 0.4,
    metal: float | Array = 0.0,
) -> Surface:
    """Return an opaque surface; plain numbers hold for all points."""
    count = len(albedo)
    zeros = np.zeros((count, 3), np.float32)

    def full(value: float | Array) -> Array:
        return np.broadcast_to(np.float32(value), (count,)).astype(np.float32)

    return Surface(albedo, full(gloss), full(roughness), full(metal), zeros, full(0), zeros.copy())


def plain(colour: str, gloss: float = 0.04, roughness: float = 0.4, metal: float = 0.0) -> Paint:
    """Return one colour all over."""
    tint = linear(colour)
    return lambda points, _: surface(np.tile(tint, (len(points), 1)), gloss, roughness, metal)


def speckled(colour: str, speck: str, gloss: float = 0.04) -> Paint:
    """Return stoneware glaze with specks."""
    tint, dark = linear(colour), linear(speck)

    def paint(points: Array, _: Array) -> Surface:
        specks = ripple(points, 130, 3) * ripple(points, 90, 4)
        share = np.clip((specks - 1.3) * 3, 0, 0.8)[:, None]
        mottle = 1 + 0.05 * ripple(points, 9, 5)[:, None]
        return surface((tint * (1 - share) + dark * share) * mottle, gloss, 0.25)

    return paint


def wood(light: str, dark: str, gloss: float = 0.03) -> Paint:
    """Return turned wood, its grain along y."""
    pale, deep = linear(light), linear(dark)

    def paint(points: Array, _: Array) -> Surface:
        bent = points * vector(1, 0.12, 1)
        rings = np.sin(46 * bent[:, 0] + 4 * ripple(bent, 5, 8)) * 0.5 + 0.5
        fibres = 0.25 * ripple(points * vector(1, 0.1, 1), 60, 9)
        share = np.clip(0.5 * rings**2 + fibres, 0, 1)[:, None]
        return surface(pale * (1 - share) + deep * share, gloss, 0.5)

    return paint


def glass(absorption: Sequence[float], clear: float = 0.9) -> Paint:
    """Return glass, or a glass with its clear contents."""
    dimming = vector(*absorption)

    def paint(points: Array, _: Array) -> Surface:
        look = surface(np.exp(-dimming * np.ones((len(points), 1), np.float32)), 0.05, 0.02)
        look.clear += np.float32(clear)
        look.absorption += dimming
        return look

    return paint


def glowing(colour: str, strength: float, base: Paint, centre_y: float, reach: float) -> Paint:
    """Return a paint lit from inside, brightest at the height ``centre_y``."""
    tint = linear(colour)

    def paint(points: Array, normals: Array) -> Surface:
        look = base(points, normals)
        nearness = np.exp(-(((points[:, 1] - centre_y) / reach) ** 2))[:, None]
        look.glow = (tint * strength * (0.35 + nearness)).astype(np.float32)
        return look

    return paint


def below(height: float, lower: Paint, upper: Paint) -> Paint:
    """Return one paint below the height and another above it."""

    def paint(points: Array, normals: Array) -> Surface:
        return _choose(points[:, 1] < height, lower(points, normals), upper(points, normals))

    return paint


def wrapped(
    texture: Texture,
    low: float,
    high: float,
    beyond: Paint,
    gloss: float = 0.04,
    roughness: float = 0.4,
    metal: float = 0.0,
    span_degrees: float = 360,
) -> Paint:
    """Return a label around the y axis, its middle at the front.

    It sits between the heights ``low`` and ``high``; the paint ``beyond`` is
    where the label is not.
    """
    span = np.radians(span_degrees)

    def paint(points: Array, normals: Array) -> Surface:
        across = np.arctan2(points[:, 0], points[:, 2]) / span + 0.5
        down = (high - points[:, 1]) / (high - low)
        radial = normals[:, 0] * points[:, 0] + normals[:, 2] * points[:, 2]
        here = (down > 0) & (down < 1) & (across >= 0) & (across <= 1) & (radial > 0)
        look = surface(look_up(texture, across, down), gloss, roughness, metal)
        return _choose(here, look, beyond(points, normals))

    return paint


def faced(
    front: Texture,
    side: Texture,
    top: Texture,
    low: Sequence[float],
    high: Sequence[float],
    gloss: float = 0.04,
    roughness: float = 0.45,
) -> Paint:
    """Return a carton's print: front and back, sides, and a lid.

    ``low`` and ``high`` are corners of the box that is printed on.
    """
    corner, size = vector(*low), vector(*high) - vector(*low)

    def paint(points: Array, normals: Array) -> Surface:
        x, y, z = ((points - corner) / size).T
        nx, ny, nz = (normals / size**0.5).T
        on_top = (np.abs(ny) > np.abs(nx)) & (np.abs(ny) > np.abs(nz))
        on_side = ~on_top & (np.abs(nx) > np.abs(nz))
        albedo = look_up(front, np.where(nz > 0, x, 1 - x), 1 - y)
        albedo[on_side] = look_up(side, np.where(nx > 0, 1 - z, z), 1 - y)[on_side]
        albedo[on_top] = look_up(top, x, z)[on_top]
        return surface(albedo, gloss, roughness)

    return paint


def look_up(texture: Texture, across: Array, down: Array) -> Array:
    """Read the texture at places 0..1, bilinearly, edges repeated."""
    rows, columns = texture.shape[:2]
    x = np.clip(across * columns - 0.5, 0, columns - 1.001)
    y = np.clip(down * rows - 0.5, 0, rows - 1.001)
    left, upper = x.astype(np.int32), y.astype(np.int32)
    right, lower = np.minimum(left + 1, columns - 1), np.minimum(upper + 1, rows - 1)
    fx, fy = ((x - left)[:, None], (y - upper)[:, None])
    above = texture[upper, left] * (1 - fx) + texture[upper, right] * fx
    beneath = texture[lower, left] * (1 - fx) + texture[lower, right] * fx
    result: Array = (above * (1 - fy) + beneath * fy).astype(np.float32)
    return result


def ripple(points: Array, frequency: float, seed: int) -> Array:
    """Return smooth noise, about -1..1: waves in many directions."""
    rng = np.random.default_rng(seed)
    directions = unit(rng.normal(size=(7, 3)).astype(np.float32))
    scales = rng.uniform(0.6, 1.5, 7).astype(np.float32) * np.float32(frequency)
    phases = rng.uniform(0, 6.28, 7).astype(np.float32)
    result: Array = np.sin(points @ (directions * scales[:, None]).T + phases).sum(axis=1) / 3
    return result


def _choose(first_there: npt.NDArray[np.bool_], first: Surface, second: Surface) -> Surface:
    return Surface(
        *(
            np.where(first_there[:, None] if one.ndim == 2 else first_there, one, two)
            for one, two in (
                (getattr(first, name), getattr(second, name)) for name in Surface.__slots__
            )
        )
    )
