"""Goods without a pack: mugs, toys, fruit and lamps, and a duck."""

from collections.abc import Sequence

import numpy as np

from tools.sample import labels
from tools.sample.scene import Thing, standing
from tools.sample.shapes import (
    Array,
    blend,
    box,
    cut,
    lathe,
    ring,
    rod,
    sphere,
    turn,
    union,
    vector,
)
from tools.sample.surfaces import (
    Paint,
    Part,
    Surface,
    Texture,
    faced,
    glowing,
    linear,
    moved,
    plain,
    ripple,
    surface,
    wood,
    wrapped,
)

_STEEL = plain("#d6d8da", 0.5, 0.2, 1)


def mug(pattern: Texture, glaze: Paint, low: float = 0.06, high: float = 0.9) -> Thing:
    """Return a mug with its handle to the right."""
    profile = [
        (0, 0.03), (0.3, 0.03), (0.32, 0), (0.36, 0), (0.41, 0.06), (0.42, 0.15), (0.43, 0.9),
        (0.42, 0.94), (0.405, 0.95), (0.39, 0.93), (0.375, 0.15), (0.33, 0.08), (0, 0.07),
    ]  # fmt: skip
    handle = ring((0.45, 0.49, 0), 0.23, 0.052)
    hollow = lathe([(0, 0.085), (0.325, 0.09), (0.37, 0.15), (0.385, 0.93), (0.38, 1.1), (0, 1.1)])
    body = cut(blend(lathe(profile, 1), handle, 0.07), hollow)
    outside = wrapped(pattern, low, high, glaze, 0.06, 0.16)

    def paint(points: Array, normals: Array) -> Surface:
        look, rest = outside(points, normals), glaze(points, normals)
        on_wall = np.hypot(points[:, 0], points[:, 2]) < 0.437
        look.albedo = np.where(on_wall[:, None], look.albedo, rest.albedo)
        return look

    return _shifted(standing(1.15, 0.95, 0.86, Part(body, paint)), -0.14)


def _shifted(one: Thing, x: float) -> Thing:
    """Return the thing with its parts moved, to stand in the middle."""
    still, offset = np.eye(3, dtype=np.float32), vector(x, 0, 0)
    return standing(*one.size, *(moved(part, still, offset) for part in one.parts))


def rings(colours: Sequence[str]) -> Thing:
    """Return rings on a wooden post."""
    parts = []
    low = 0.14
    for number, colour in enumerate(colours):
        major, minor = 0.36 - 0.045 * number, 0.125
        parts.append(Part(ring((0, low + minor, 0), major, minor, 1), plain(colour, 0.06, 0.2)))
        low += 2 * minor * 0.97
    base = lathe([(0, 0), (0.48, 0), (0.5, 0.03), (0.48, 0.14), (0, 0.15)], 1)
    post = rod((0, 0.1, 0), (0, low + 0.02, 0), 0.12, 0.8)
    top = sphere((0, low + 0.1, 0), 0.15)
    grain = wood("#e7c48e", "#b98447")
    return standing(
        1.0, low + 0.25, 1.0, Part(base, grain), Part(post, grain), *parts,
        Part(top, plain(colours[0], 0.06, 0.2)),
    )  # fmt: skip


def top(bands: Sequence[str]) -> Thing:
    """Return a spinning top, leaning as if it had just stopped."""
    profile = [
        (0, 0), (0.03, 0.02), (0.06, 0.12), (0.3, 0.3), (0.5, 0.52), (0.5, 0.6), (0.36, 0.7),
        (0.12, 0.76), (0.07, 0.82), (0.06, 1.1), (0.085, 1.16), (0.06, 1.22), (0, 1.23),
    ]  # fmt: skip
    tints = np.stack([linear(colour) for colour in bands])
    grain = wood("#e9c893", "#bb8749")

    def paint(points: Array, normals: Array) -> Surface:
        look = grain(points, normals)
        radius = np.hypot(points[:, 0], points[:, 2])
        number = np.clip((0.52 - radius) / 0.075, 0, len(bands) - 0.01).astype(int)
        painted = (radius > 0.16) & (points[:, 1] > 0.2)
        look.albedo = np.where(painted[:, None], tints[number], look.albedo)
        look.gloss = np.where(painted, 0.07, look.gloss)
        look.roughness = np.where(painted, 0.2, look.roughness)
        return look

    leaning = turn(2, -24) @ turn(0, 12)
    whole = moved(Part(lathe(profile, 2), paint), leaning, vector(-0.3, -0.0, -0.05))
    return standing(1.15, 1.25, 1.05, whole)


def cubes(signs: str, colours: Sequence[str]) -> Thing:
    """Return three letter cubes, one on top of two."""
    places = ((-0.29, 0, 0.02, 14), (0.29, 0, -0.03, -9), (0.02, 0.5, 0, 24))
    parts = []
    for sign, colour, (x, y, z, degrees) in zip(signs, colours, places, strict=True):
        face = labels.letter(sign, colour, colour)
        paint = faced(face, face, face, (-0.25, 0, -0.25), (0.25, 0.5, 0.25), 0.04, 0.4)
        cube = Part(box((0, 0.25, 0), (0.25, 0.25, 0.25), 0.03), paint)
        parts.append(moved(cube, turn(1, degrees), vector(x, y, z)))
    return standing(1.15, 1.0, 0.65, *parts)


def apple(skin: str, blush: str, seed: int) -> Thing:
    """Return an apple."""
    profile = [
        (0, 0.08), (0.09, 0.04), (0.17, 0.0), (0.28, 0.05), (0.39, 0.22), (0.45, 0.46),
        (0.43, 0.66), (0.33, 0.79), (0.2, 0.81), (0.1, 0.76), (0.03, 0.68), (0, 0.66),
    ]  # fmt: skip
    pale, deep = linear(skin), linear(blush)

    def paint(points: Array, _: Array) -> Surface:
        angle = np.arctan2(points[:, 0], points[:, 2])
        streaks = 0.5 * np.sin(31 * angle + 3 * ripple(points, 4, seed)) + 0.4 * np.sin(73 * angle)
        side = 0.5 + 0.5 * np.sin(angle + 1.1) + 0.25 * ripple(points, 3, seed + 1)
        share = np.clip(0.75 * side + 0.16 * streaks + 0.1, 0, 1)[:, None]
        hollow = np.clip((np.hypot(points[:, 0], points[:, 2]) - 0.02) / 0.12, 0, 1)[:, None]
        colour = (pale * (1 - share) + deep * share) * (0.55 + 0.45 * hollow)
        specks = np.clip((ripple(points, 190, seed + 2) - 1.35) * 4, 0, 0.4)[:, None]
        return surface(colour * (1 - specks) + linear("#f3e3b0") * specks, 0.05, 0.18)

    stem = rod((0, 0.66, 0), (0.06, 0.93, 0.02), 0.018, 1.5)
    return standing(
        0.9, 0.92, 0.9, Part(lathe(profile, 3), paint), Part(stem, plain("#5a4026", 0.03, 0.6))
    )


def pear() -> Thing:
    """Return a pear."""
    profile = [
        (0, 0.06), (0.1, 0.02), (0.2, 0.0), (0.36, 0.12), (0.44, 0.36), (0.38, 0.62), (0.24, 0.86),
        (0.185, 1.05), (0.15, 1.17), (0.07, 1.2), (0, 1.17),
    ]  # fmt: skip
    green, gold, rust = linear("#a9b63c"), linear("#d9c04a"), linear("#a8763a")

    def paint(points: Array, _: Array) -> Surface:
        share = np.clip(0.5 + 0.4 * ripple(points, 3, 31) - 0.3 * points[:, :1].T[0], 0, 1)[:, None]
        rusty = np.clip((points[:, 1] - 1.0) * 3.5 + 0.3 * ripple(points, 14, 32), 0, 0.8)[:, None]
        specks = np.clip((ripple(points, 190, 33) * ripple(points, 130, 34) - 1.1) * 3, 0, 0.45)[
            :, None
        ]
        mark = np.maximum(rusty, specks)
        return surface((green * (1 - share) + gold * share) * (1 - mark) + rust * mark, 0.045, 0.3)

    stem = rod((0, 1.15, 0), (0.09, 1.42, 0.02), 0.02, 1.4)
    return standing(
        0.88, 1.42, 0.88, Part(lathe(profile, 3), paint), Part(stem, plain("#5c452b", 0.03, 0.6))
    )


def lemon() -> Thing:
    """Return a lemon lying on its side."""
    profile = [
        (0, -0.56), (0.05, -0.55), (0.075, -0.47), (0.2, -0.4), (0.34, -0.22), (0.37, 0.0),
        (0.34, 0.22), (0.2, 0.4), (0.09, 0.47), (0.07, 0.53), (0, 0.53),
    ]  # fmt: skip
    tint = linear("#f4cf22")
    smooth = lathe(profile, 3)

    def pitted(points: Array) -> Array:
        return smooth(points) - np.float32(0.0022) * ripple(points, 75, 41).astype(np.float32)

    def paint(points: Array, _: Array) -> Surface:
        shade = 1 + 0.06 * ripple(points, 5, 42)[:, None]
        green = np.clip((np.abs(points[:, 1:2]) - 0.43) * 5, 0, 0.5)
        return surface(tint * shade * (1 - green) + linear("#8f9a2a") * green, 0.05, 0.28)

    lying = moved(Part(pitted, paint), turn(1, 18) @ turn(2, 80), vector(0, 0.37, 0))
    return standing(1.1, 0.75, 0.8, lying)


def mushroom_lamp(shade: str, stand: str) -> Thing:
    """Return a table lamp with a dome."""
    dome = lathe(
        [
            (0, 1.02), (0.5, 1.02), (0.72, 0.98), (0.74, 1.0), (0.72, 1.2), (0.58, 1.45),
            (0.35, 1.6), (0.15, 1.65), (0, 1.65),
        ],
        3,
    )  # fmt: skip
    foot = lathe(
        [
            (0, 0),
            (0.4, 0),
            (0.42, 0.03),
            (0.4, 0.08),
            (0.22, 0.2),
            (0.16, 0.5),
            (0.17, 0.85),
            (0.26, 1.03),
            (0, 1.03),
        ],
        2,
    )
    lit = glowing(shade, 0.16, plain(shade, 0.05, 0.22), 1.0, 0.22)
    return standing(
        1.48,
        1.65,
        1.48,
        Part(dome, lit),
        Part(foot, glowing("#ffcf8a", 0.5, plain(stand, 0.05, 0.25), 1.02, 0.22)),
    )


def shade_lamp(cloth: str, base: Paint) -> Thing:
    """Return a table lamp with a pleated cloth shade."""
    cone = lathe([(0, 1.0), (0.62, 1.0), (0.64, 1.02), (0.4, 1.72), (0.38, 1.74), (0, 1.74)])

    def pleated(points: Array) -> Array:
        angle = np.arctan2(points[:, 0], points[:, 2])
        result: Array = cone(points) * np.float32(0.9) - np.float32(0.006) * np.sin(72 * angle)
        return result

    stem = rod((0, 0.6, 0), (0, 1.1, 0), 0.035)
    body = lathe(
        [
            (0, 0),
            (0.26, 0),
            (0.3, 0.04),
            (0.36, 0.25),
            (0.33, 0.5),
            (0.16, 0.68),
            (0.1, 0.76),
            (0, 0.77),
        ],
        2,
    )
    lit = glowing("#ffcf8a", 0.3, plain(cloth, 0.02, 0.9), 1.3, 0.3)
    return standing(
        1.28,
        1.75,
        1.28,
        Part(pleated, lit),
        Part(stem, plain("#b08d4a", 0.5, 0.25, 1)),
        Part(body, base),
    )


def duck() -> Thing:
    """Return a bath duck, which no shop here sells."""
    body = blend(
        sphere((0, 0.4, 0), 0.42, (1, 0.9, 1.25)), sphere((0, 0.62, -0.5), 0.14, (0.9, 0.9, 1)), 0.3
    )
    whole = blend(body, sphere((0, 0.95, 0.22), 0.32), 0.16)
    beak = sphere((0, 0.9, 0.55), 0.15, (1, 0.42, 0.9))
    eyes = union(*(sphere((x, 1.03, 0.475), 0.05) for x in (-0.14, 0.14)))
    return standing(
        0.9, 1.27, 1.3, Part(whole, plain("#f6c81c", 0.06, 0.15)),
        Part(beak, plain("#e8641b", 0.05, 0.2)), Part(eyes, plain("#141414", 0.08, 0.05)),
    )  # fmt: skip
