"""Toys of wood, plush and plastic; sizes in cm."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image

from tools.demo_catalogue.materials import BEECH, Material, lacquer
from tools.demo_catalogue.mesh import (
    Flat,
    Mesh,
    ball,
    box,
    extruded,
    grid,
    joined,
    lathe,
    smooth,
    tube,
)
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part

_BLACK = Material("#161616", 0.15, coat=0.5)


def rings(colours: Sequence[str]) -> Object3D:
    """Return rings on a wooden post."""
    parts, low = [], 2.0
    for number, colour in enumerate(colours):
        major, minor = 5.0 - 0.6 * number, 1.5
        angles = np.linspace(-math.pi, math.pi, 33)
        profile = [(major + minor * math.cos(a), low + minor + minor * math.sin(a)) for a in angles]
        parts.append(part(lathe(profile, 64), lacquer(colour)))
        low += 2 * minor * 0.96
    base = lathe([(0.01, 0), (7, 0), (7.2, 0.3), (7, 2), (0.01, 2.1)], 64)
    return assemble(
        part(base, BEECH), *parts, part(lathe([(1, 1), (0.9, low + 1)], 24), BEECH),
        part(ball(1.9).moved(z=low + 1.4), lacquer(colours[0])),
    )  # fmt: skip


def _wheels(
    places: Sequence[tuple[float, float]], radius: float, colour: str, z: float = -1
) -> list[Part]:
    """Return wheels at (x, y), rolling along x."""
    tyre = lathe(
        [(0.01, -0.7), (radius - 0.2, -0.7), (radius, -0.5), (radius, 0.5), (radius - 0.2, 0.7),
         (0.01, 0.7)], 40,
    ).turned("x", 90)  # fmt: skip
    hub = lathe([(0.01, -0.85), (radius * 0.45, -0.85), (radius * 0.45, 0.85), (0.01, 0.85)], 24)
    middle = radius if z < 0 else z
    return [
        made
        for x, y in places
        for made in (
            Part(tyre.moved(x, y, middle), (lacquer(colour),)),
            Part(hub.turned("x", 90).moved(x, y, middle), (BEECH,)),
        )
    ]


def car(body: str, roof: str, wheels: str, van: bool = False) -> Object3D:
    """Return a wooden car, driving to the left."""
    outline: list[Flat]
    if van:
        outline = [
            (-8, 1.5),
            (8, 1.5),
            (8, 8.6),
            (7, 9.6),
            (-3, 9.6),
            (-5, 9.2),
            (-7, 5.6),
            (-8, 5),
        ]
        windows = (
            [(-5.9, 5.6), (-4.4, 8.4), (-1.5, 8.4), (-1.5, 5.6)],
            [(-0.5, 5.6), (-0.5, 8.4), (3, 8.4), (3, 5.6)],
        )
    else:
        outline = [
            (-8.5, 1.5),
            (8.5, 1.5),
            (8.7, 4.2),
            (6.8, 5),
            (4.4, 8.3),
            (-1.2, 8.3),
            (-4, 5.2),
            (-8, 4.4),
        ]
        windows = (
            [(-3, 5.2), (-0.9, 7.5), (1.2, 7.5), (1.2, 5.2)],
            [(2, 5.2), (2, 7.5), (4, 7.5), (5.4, 5.2)],
        )
    shell_ = extruded(outline, 7)
    panes = joined(
        *(extruded(window[::-1] if _clockwise(window) else window, 7.15) for window in windows)
    )
    stripe = box(14.5, 7.12, 0.9).moved(z=3.0)
    return assemble(
        part(shell_, lacquer(body), bevel=0.6), part(panes, lacquer("#dfe9ee"), bevel=0.15),
        part(stripe, lacquer(roof), bevel=0.1),
        _wheels([(x, y) for x in (-5, 5) for y in (-3.6, 3.6)], 2.0, wheels),
    )  # fmt: skip


def _clockwise(outline: Sequence[tuple[float, float]]) -> bool:
    area = sum(
        a[0] * b[1] - b[0] * a[1] for a, b in zip(outline, [*outline[1:], outline[0]], strict=True)
    )
    return area < 0


def train(colours: Sequence[str]) -> Object3D:
    """Return a wooden engine with a waggon."""
    engine = [
        part(box(9, 5.4, 1.6).moved(-5.5, 0, 1.6), BEECH, bevel=0.3),
        part(lathe([(0.01, 0), (2.2, 0), (2.3, 0.2), (2.3, 5.6), (0.01, 5.8)], 48).turned("y", -90)
             .moved(-4.2, 0, 5.4), lacquer(colours[0])),
        part(box(3.6, 5, 6).moved(-3, 0, 3.2), lacquer(colours[1]), bevel=0.3),
        part(box(4.6, 6, 0.9).moved(-3, 0, 9.2), lacquer(colours[0]), bevel=0.3),
        part(lathe([(0.7, 7), (0.8, 8.6), (1.2, 10), (0.01, 10)], 32).moved(-8.2, 0, 0),
             lacquer(colours[2])),
    ]  # fmt: skip
    waggon = [
        part(box(8, 5.4, 1.6).moved(6, 0, 1.6), BEECH, bevel=0.3),
        part(box(7.4, 5, 3.4).moved(6, 0, 3.2), lacquer(colours[2]), bevel=0.3),
        *(part(ball(1.5).moved(x, y, 7), lacquer(colour)) for x, y, colour in
          ((4, -1, colours[1]), (6.3, 0.6, colours[0]), (8.2, -0.8, "#e8e2d0"))),
    ]  # fmt: skip
    wheels = _wheels([(x, y) for x in (-8, -3, 4, 8) for y in (-2.9, 2.9)], 1.7, colours[1])
    return assemble(*engine, *waggon, wheels, part(tube([(-1, 0, 2.4), (2, 0, 2.4)], 0.3), _BLACK))


def cubes(faces: Sequence[Image.Image]) -> Object3D:
    """Return three letter cubes, one on top of two."""
    places = ((-2.9, 0.2, 0, 14), (2.9, -0.3, 0, -9), (0.2, 0, 5, 24))
    return assemble(
        *(
            part(
                box(5, 5, 5).turned("z", degrees).moved(x, y, z),
                Material("#ffffff", 0.4, picture=face),
                bevel=0.3,
            )
            for face, (x, y, z, degrees) in zip(faces, places, strict=True)
        )
    )


def _plush_ear(animal: str, side: int) -> Mesh:
    if animal == "rabbit":
        return ball(1.6).scaled(1, 0.5, 3.4).turned("y", 12 * side).moved(2.6 * side, -0.5, 26)
    if animal == "elephant":
        return ball(4).scaled(1, 0.3, 1.1).turned("z", 25 * side).moved(7 * side, 0, 19)
    return ball(1.9).scaled(1, 0.6, 1).moved(4.0 * side, -0.4, 22.3)


def plush(fur: str, muzzle: str, ears: str = "bear", ribbon: str = "") -> Object3D:
    """Return a soft animal that sits: a ``bear``, a ``rabbit`` or an ``elephant``."""
    body = [
        ball(7).scaled(1, 0.9, 1.1).moved(z=7.5),
        ball(5.4).scaled(1.05, 1, 0.95).moved(y=-0.8, z=18),
        ball(2.6).scaled(1, 1.5, 1).moved(-5, -6, 2.6),
        ball(2.6).scaled(1, 1.5, 1).moved(5, -6, 2.6),
        ball(2.1).scaled(0.9, 1, 1.9).turned("y", 35).moved(-7, -1.5, 10.5),
        ball(2.1).scaled(0.9, 1, 1.9).turned("y", -35).moved(7, -1.5, 10.5),
    ]
    body += [_plush_ear(ears, side) for side in (-1, 1)]
    if ears == "elephant":
        trunk = tube(
            [(0, -5, 18), (0, -8, 16), (0, -9, 12.5), (0, -10.5, 11)], [2.2, 1.7, 1.3, 1.2]
        )
        body.append(trunk)
    wool = Material(fur, 1, second=fur, pattern="", bump=0.9, grain=60, sheen=0.8)
    snout = ball(2.3).scaled(1.1, 0.8, 0.85).moved(y=-5.4, z=16.8)
    parts = [Part(joined(*body), (wool,), remesh_cm=0.3)]
    soles = [ball(1.8).scaled(1, 0.4, 1).moved(x, -9.3, 2.6) for x in (-5, 5)]
    pale = Material(muzzle, 1, bump=0.6, grain=60, sheen=0.8)
    parts.append(part(joined(*soles, *([] if ears == "elephant" else [snout])), pale))
    eyes = [ball(0.55).moved(x, -5.7, 19) for x in (-1.9, 1.9)]
    nose = [] if ears == "elephant" else [ball(0.8).scaled(1.2, 0.7, 0.8).moved(0, -7.2, 17.5)]
    parts.append(part(joined(*eyes, *nose), _BLACK))
    if ribbon:
        loop = [tube([(4.0 * math.cos(a), 3.8 * math.sin(a) - 0.6, 14) for a in
                      np.linspace(0, math.tau, 25)], 0.6, 12, 1)]  # fmt: skip
        loop += [ball(1.5).scaled(1.2, 0.5, 0.8).moved(x, -4.9, 14) for x in (-1.6, 1.6)]
        parts.append(part(joined(*loop), Material(ribbon, 0.5, sheen=0.3)))
    return assemble(*parts)


def robot(body: str, accent: str, eyes: str) -> Object3D:
    """Return a tin robot."""
    paint, trim = Material(body, 0.3, metal=0.4, coat=0.5), lacquer(accent)
    limbs = [tube([(x * 5, 0, 11), (x * 7.2, -0.5, 9), (x * 7.4, -1.5, 6)], 1.0) for x in (-1, 1)]
    limbs += [lathe([(1.3, 1), (1.3, 5)], 24).moved(x, 0, 0) for x in (-2.4, 2.4)]
    antenna = [tube([(0, 0, 19), (0, 0, 21.6)], 0.25, steps=1), ball(0.7).moved(z=22)]
    dials = [
        lathe([(0.01, 0), (r, 0), (r, 0.4), (0.01, 0.5)], 24).turned("x", 90).moved(x, -3.0, z)
        for x, z, r in ((-2, 10.5, 1), (1.6, 10.8, 0.6), (1.6, 8.6, 0.6))
    ]
    glow = Material(eyes, 0.3, emission=1.5)
    return assemble(
        part(box(9, 6, 8).moved(z=5), paint, bevel=0.6),
        part(box(6.5, 5, 5).moved(z=13.8), paint, bevel=0.6),
        part(lathe([(1.4, 13), (1.4, 14)], 24), trim),
        part(joined(*limbs), trim),
        part(
            joined(*(box(3.2, 4.6, 1.4).moved(x, -0.5, 0) for x in (-2.4, 2.4))), paint, bevel=0.4
        ),
        part(joined(*antenna), trim),
        part(joined(*dials), trim),
        part(
            joined(*(ball(0.85).scaled(1, 0.5, 1).moved(x, -2.6, 16.8) for x in (-1.5, 1.5))), glow
        ),
        part(box(3.4, 0.4, 0.5).moved(0, -2.6, 14.9), trim, bevel=0.1),
    )


def toy_ball(picture: Image.Image) -> Object3D:
    """Return a ball with a print around it."""
    return assemble(part(ball(9, 64), Material("#ffffff", 0.3, picture=picture, coat=0.3)))


def spinning_top(bands: Sequence[str]) -> Object3D:
    """Return a wooden top, leaning as if it had just stopped."""
    flat = smooth(
        [(0.01, 0), (0.3, 0.2), (0.7, 1.2), (3, 3), (4.6, 5), (4.6, 5.8), (3.6, 7), (1.2, 7.6),
         (0.6, 8.4), (0.5, 11), (0.8, 11.6), (0.5, 12.2), (0.01, 12.3)], 5,
    )  # fmt: skip
    mesh = lathe(flat, 64)
    slots = tuple(
        min(int(z * 1.15 - 2.3), len(bands)) if 2.4 < z < 7.4 else 0
        for z in (mesh.vertices[list(face), 2].mean() for face in mesh.faces)
    )
    leaning = Mesh(mesh.vertices, mesh.faces, mesh.uvs, slots).turned("y", 27).turned("z", 20)
    return assemble(Part(leaning, (BEECH, *(lacquer(band) for band in bands)), crease_angle=60))


def xylophone(colours: Sequence[str]) -> Object3D:
    """Return a xylophone with two beaters."""
    keys = []
    for number, colour in enumerate(colours):
        x = (number - (len(colours) - 1) / 2) * 3.4
        keys.append(
            part(box(2.9, 14 - number * 0.9, 0.9).moved(x, 0, 3), lacquer(colour), bevel=0.2)
        )
    rails = [
        box(len(colours) * 3.4 + 1, 1.6, 3).turned("z", sign * 3.5).moved(0, sign * 3.6, 0)
        for sign in (-1, 1)
    ]
    sticks = [tube([(-8, -9 - k, 1), (8, -11 - k * 2.2, 1)], 0.4, steps=1) for k in (0, 1.4)]
    heads = [ball(1.1).moved(8, -11 - k * 2.2, 1.1) for k in (0, 1.4)]
    return assemble(
        *keys,
        part(joined(*rails, *sticks), BEECH, bevel=0.2),
        part(joined(*heads), lacquer(colours[0])),
    )


def kite_fish(body: str, fin: str) -> Object3D:
    """Return a wooden fish on a stand."""
    angles = np.linspace(0, math.tau, 48)[:-1]
    outline = [(7 * math.cos(a), 9 + 4.2 * math.sin(a)) for a in angles]
    tail = [(6, 9), (10.5, 5.5), (9.6, 9), (10.5, 12.5)]
    stripe = grid(np.array([[(-2 + 2 * s, -1.36, 5.6 + t * 6.8) for s in (0, 1)] for t in (0, 1)]))
    return assemble(
        part(extruded(outline, 2.6), lacquer(body), bevel=0.6),
        part(extruded(tail, 2), lacquer(fin), bevel=0.4),
        part(stripe, lacquer(fin)),
        part(ball(0.8).scaled(1, 0.5, 1).moved(-4.2, -1.3, 10.2), _BLACK),
        part(lathe([(0.5, 1), (0.5, 5.5)], 16), BEECH),
        part(box(8, 5, 1.2), BEECH, bevel=0.4),
    )
