"""Bags to carry things in; sizes in cm."""

import math

import numpy as np
from PIL import Image

from tools.demo_catalogue.materials import BRASS, Material
from tools.demo_catalogue.mesh import Array, box, grid, joined, superellipse, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part


def _sack(width: float, depth: float, height: float, narrow: float, sag: float, seed: int) -> Array:
    """Return rows of outlines, open above, with soft folds, (30, 96, 3)."""
    phase = np.random.default_rng(seed).uniform(0, math.tau, 4)
    rows = []
    for share in np.linspace(0, 1, 30):
        taper = 1 + (narrow - 1) * share
        round_ = min(1.0, 0.9 + share * 3)
        outline = superellipse(
            width * taper * round_, depth * (1 - 0.55 * share**2) * round_, 5, 96
        )
        angle = np.arctan2(outline[:, 1], outline[:, 0])
        fold = sag * sum(
            np.sin(k * angle + phase[i] + 2.5 * share) / k for i, k in enumerate((5, 8, 13, 19))
        )
        outline = outline * (1 + fold[:, None] * math.sin(math.pi * min(share * 1.1, 1)))
        rows.append(np.column_stack([outline, np.full(96, height * share)]))
    return np.array(rows)


def _open_bag(points: Array, outside: Material, inside: Material) -> list[Part]:
    """Return a sack's outside, inside and bottom."""
    inner = points * np.array([0.975, 0.94, 1]) + np.array([0, 0, 0.05])
    floor = points[0].mean(axis=0)
    bottom = np.stack([np.broadcast_to(floor, points[0].shape), points[0]])
    rim = np.stack([points[-1], inner[-1]])
    return [
        Part(grid(points, around=True), (outside,), crease_angle=70),
        Part(grid(inner[:, ::-1], around=True), (inside,), crease_angle=70),
        part(joined(grid(bottom, around=True), grid(rim, around=True)), outside),
    ]


def tote(
    fabric: Material, straps: Material, print_: Image.Image | None = None, seed: int = 1
) -> Object3D:
    """Return a shopping bag of cloth with two handles."""
    width, depth, height = 36.0, 12.0, 38.0
    points = _sack(width, depth, height, 1.05, 0.035, seed)
    parts = _open_bag(points, fabric, fabric)
    strap = tube(
        [
            (-8, 0, height - 5),
            (-8.2, 0, height + 3),
            (-5, 0, height + 14),
            (0, 0, height + 17),
            (5, 0, height + 14),
            (8.2, 0, height + 3),
            (8, 0, height - 5),
        ],
        0.9,
    ).scaled(y=0.45)
    handles = [strap.moved(y=y) for y in (-depth * 0.24, depth * 0.24)]
    if print_:
        # The middle of the front: 30 cm by 32 cm.
        patch = points[2:27, 33:64] + np.array([0, -0.12, 0])
        parts.append(part(grid(patch), fabric.printed(print_)))
    return assemble(*parts, part(joined(*handles), straps))


def basket(straw: Material, straps: Material) -> Object3D:
    """Return a plaited basket with two leather handles."""
    rows = []
    for share in np.linspace(0, 1, 60):
        wide = 1 + 0.35 * math.sin(share * 1.5)
        outline = superellipse(28 * wide, 15 * wide, 2.6, 144)
        ripple = 0.35 * np.sin(
            np.arange(144) / 144 * math.tau * 36 + (math.pi if int(share * 30) % 2 else 0)
        )
        outline = outline * (1 + ripple[:, None] / 20)
        rows.append(np.column_stack([outline, np.full(144, 24 * share)]))
    handles = [
        tube([(-7, y, 20), (-7, y, 26), (0, y * 0.8, 36), (7, y, 26), (7, y, 20)], 0.8)
        for y in (-9.5, 9.5)
    ]
    return assemble(_open_bag(np.array(rows), straw, straw), part(joined(*handles), straps))


def backpack(main: Material, pocket: Material, trim: Material) -> Object3D:
    """Return a rucksack with a pocket, seen from outside."""
    body = Part(box(28, 15, 42), (main,), bevel=4.5)
    front = Part(box(23, 5, 17).moved(y=-9, z=4), (pocket,), bevel=2.2)
    flap = Part(box(28.6, 15.6, 13).moved(z=30), (main,), bevel=5)
    zips = [
        tube([(-10.5, -11.7, 17), (0, -11.9, 17.6), (10.5, -11.7, 17)], 0.28),
        tube([(-13.6, -7.0, 29.6), (0, -7.95, 29.4), (13.6, -7.0, 29.6)], 0.3),
        tube([(-3.5, 1, 41), (-3, 1, 45), (0, 1, 46.5), (3, 1, 45), (3.5, 1, 41)], 0.7),
    ]
    straps = [box(2.6, 0.5, 24).moved(x, -8.15, 10) for x in (-9, 9)]
    sides = [
        tube([(x, 7, 38), (x * 1.18, 10, 30), (x * 1.25, 10, 14), (x * 1.05, 7, 4)], 1.3)
        for x in (-11, 11)
    ]
    buckles = [box(3.4, 1, 2.4).moved(x, -8.3, 27.5) for x in (-9, 9)]
    return assemble(
        body, front, flap, part(joined(*zips), trim), part(joined(*straps), trim, bevel=0.15),
        part(joined(*sides), trim), part(joined(*buckles), BRASS, bevel=0.25),
    )  # fmt: skip


def handbag(hide: Material, fittings: Material = BRASS, saddle: bool = False) -> Object3D:
    """Return a handbag; a saddle bag has a deep flap."""
    wide, deep, high = 27.0, 10.0, 19.0
    shape = box(wide, deep, high)
    narrow = 0.86 if saddle else 0.78
    body = shape.bent(
        lambda spots: spots * np.column_stack(
            [1 - (1 - narrow) * spots[:, 2] / high, 1 - 0.5 * spots[:, 2] / high, np.ones(8)])
    )  # fmt: skip
    drop = 0.72 if saddle else 0.36
    flap_rows = []
    for share in np.linspace(0, 1, 20):
        z = high * (1 - drop * share) + 0.4
        half = (
            wide
            / 2
            * (1 - (1 - narrow) * z / high)
            * math.sqrt(max(1 - (share - 0.35) ** 2 * 2.1 * (share > 0.35), 0.04))
            * 1.01
        )
        y = -(deep / 2 * (1 - 0.5 * min(z / high, 1)) + 0.45)
        flap_rows.append([(x, y, z) for x in np.linspace(-half, half, 20)])
    flap = np.array(flap_rows[::-1])
    lid = joined(grid(flap), grid((flap + np.array([0, 0.4, 0]))[:, ::-1]))
    top = box(wide * narrow * 1.0, deep * 0.62, 0.8).moved(z=high - 0.3)
    lock_z = high * (1 - drop) + 1.6
    grip = tube(
        [(-8.5, 0, high), (-8, 0, high + 6), (0, 0, high + 10), (8, 0, high + 6), (8.5, 0, high)],
        0.75,
    )
    rings = [
        tube([(x, -1.2, high + 0.6), (x, 1.2, high + 0.6)], 0.95, steps=1) for x in (-8.5, 8.5)
    ]
    lock = box(3, 1, 2.2).moved(y=-deep * 0.5 * (1 - 0.5 * lock_z / high) - 0.5, z=lock_z - 1.1)
    return assemble(
        part(body, hide, bevel=1.2), Part(lid, (hide,), crease_angle=60),
        part(top, hide, bevel=0.35),
        part(grip, hide), part(joined(*rings), fittings), part(lock, fittings, bevel=0.35),
    )  # fmt: skip
