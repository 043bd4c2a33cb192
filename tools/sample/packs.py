"""Packed goods: cartons, cans, jars, bottles and pouches with their labels."""

from functools import cache

import numpy as np

from tools.sample import labels
from tools.sample.labels import Flavour
from tools.sample.scene import Thing, standing
from tools.sample.shapes import (
    Array,
    Distance,
    blend,
    box,
    convex,
    cut,
    lathe,
    placed,
    pouch,
    rod,
    turn,
    union,
    vector,
)
from tools.sample.surfaces import (
    Paint,
    Part,
    Surface,
    Texture,
    below,
    faced,
    glass,
    glowing,
    linear,
    moved,
    plain,
    ripple,
    surface,
    wrapped,
)

_STEEL = plain("#d6d8da", 0.5, 0.2, 1)


def tea(flavour: Flavour) -> Thing:
    """Return a carton of tea bags."""
    paint = faced(
        labels.tea_front(flavour),
        labels.tea_side(flavour),
        labels.tea_top(flavour),
        (-0.475, 0, -0.3),
        (0.475, 1.25, 0.3),
    )
    return standing(0.95, 1.25, 0.6, Part(box((0, 0.625, 0), (0.475, 0.625, 0.3), 0.012), paint))


def can(flavour: Flavour) -> Thing:
    """Return a drinks can."""
    profile = [
        (0, 0.03), (0.2, 0.03), (0.225, 0), (0.255, 0), (0.325, 0.09), (0.33, 0.12), (0.33, 0.98),
        (0.325, 1.02), (0.275, 1.12), (0.28, 1.15), (0.26, 1.16), (0.25, 1.11), (0, 1.11),
    ]  # fmt: skip
    paint = wrapped(labels.can(flavour), 0.085, 1.04, _STEEL, 0.16, 0.12)
    tab = union(
        cut(
            box((0, 1.13, 0.06), (0.07, 0.008, 0.11), 0.006),
            box((0, 1.13, 0.1), (0.035, 0.1, 0.04), 0.02),
        ),
        box((0, 1.125, 0), (0.025, 0.02, 0.025), 0.006),
    )
    return standing(0.66, 1.16, 0.66, Part(lathe(profile, 2), paint), Part(tab, _STEEL))


def drink(flavour: Flavour) -> Thing:
    """Return a drinks carton with a gable and a screw cap."""
    half, shoulder, ridge = 0.36, 1.72, 2.06
    slope = (ridge - shoulder) / half
    incline = np.hypot(1, slope)
    planes = [
        ((1, 0, 0), half), ((-1, 0, 0), half), ((0, 0, 1), half), ((0, 0, -1), half),
        ((0, -1, 0), 0.0),
        ((0, 1, slope), ridge / incline), ((0, 1, -slope), ridge / incline),
    ]  # fmt: skip
    fin = box((0, 2.09, 0), (0.355, 0.1, 0.018), 0.01)
    paint = faced(
        labels.drink_front(flavour),
        labels.drink_side(flavour),
        np.broadcast_to(linear("#f8f1e1"), (2, 2, 3)),
        (-half, 0, -half),
        (half, 1.85, half),
    )
    white = plain("#f8f1e1", 0.04, 0.4)
    body = Part(convex(planes, 0.012), below(1.84, paint, white))
    cap = placed(
        lathe([(0, 0), (0.13, 0), (0.135, 0.02), (0.13, 0.12), (0.11, 0.135), (0, 0.135)], 1),
        turn(0, np.degrees(np.arctan(slope))),
        vector(0, 1.89, 0.18),
    )
    return standing(
        0.72, 2.18, 0.72, body, Part(fin, white), Part(cap, plain(flavour.ground, 0.05, 0.3))
    )


@cache
def _jar_glass() -> Distance:
    return lathe(
        [
            (0, 0.05), (0.25, 0.05), (0.33, 0), (0.385, 0.04), (0.4, 0.1), (0.4, 0.72),
            (0.385, 0.8), (0.32, 0.86), (0.31, 0.9), (0, 0.9),
        ],
        2,
    )  # fmt: skip


def jam(flavour: Flavour, fruit: str, lid: str) -> Thing:
    """Return a jar of preserve under a lid of painted tin."""
    contents = _preserve(fruit)
    paint = wrapped(
        labels.jar(flavour), 0.13, 0.68, below(0.8, contents, glass((0.45, 0.4, 0.4), 0.85)),
        0.05, 0.5, 0, 250,
    )  # fmt: skip
    return standing(
        0.8, 1.05, 0.8, Part(_jar_glass(), paint), Part(_lid(0.87), plain(lid, 0.1, 0.16))
    )


def honey(flavour: Flavour) -> Thing:
    """Return a jar of clear honey."""
    # A cloudy honey scatters a little of its own colour everywhere.
    inside = glowing("#d9870f", 0.13, glass((0.12, 0.9, 4.5), 0.95), 0.4, 2.0)
    paint = wrapped(labels.jar(flavour), 0.13, 0.68, inside, 0.05, 0.5, 0, 250)
    gold = plain("#d9a93f", 0.5, 0.25, 1)
    return standing(0.8, 1.05, 0.8, Part(_jar_glass(), paint), Part(_lid(0.87), gold))


def _lid(low: float) -> Distance:
    profile = [
        (0, 0),
        (0.35, 0),
        (0.365, 0.015),
        (0.365, 0.15),
        (0.345, 0.175),
        (0.3, 0.165),
        (0, 0.17),
    ]
    return placed(lathe(profile, 1), np.eye(3, dtype=np.float32), vector(0, low, 0))


def _preserve(fruit: str) -> Paint:
    tint = linear(fruit)

    def paint(points: Array, _: Array) -> Surface:
        lumps = 0.75 + 0.3 * ripple(points, 11, 21) + 0.12 * ripple(points, 34, 22)
        look = surface(tint * np.clip(lumps, 0.3, 1.6)[:, None], 0.06, 0.05)
        look.glow = (tint * 0.16 * np.clip(lumps, 0, 2)[:, None]).astype(np.float32)
        return look

    return paint


def oil(flavour: Flavour) -> Thing:
    """Return a bottle of olive oil."""
    profile = [
        (0, 0.06), (0.2, 0.05), (0.27, 0), (0.32, 0.03), (0.325, 0.1), (0.325, 1.35), (0.3, 1.5),
        (0.13, 1.72), (0.105, 1.85), (0.105, 2.2), (0.13, 2.22), (0.13, 2.3), (0, 2.3),
    ]  # fmt: skip
    inside = below(1.86, glass((0.75, 0.85, 4.2), 0.95), glass((0.6, 0.5, 0.7), 0.85))
    paint = wrapped(labels.oil(flavour), 0.35, 1.2, inside, 0.04, 0.5, 0, 200)
    cap = lathe([(0, 2.18), (0.135, 2.18), (0.14, 2.2), (0.14, 2.52), (0.12, 2.55), (0, 2.55)], 1)
    return standing(
        0.65, 2.55, 0.65, Part(lathe(profile, 2), paint), Part(cap, plain("#22261f", 0.06, 0.25))
    )


def coffee(flavour: Flavour) -> Thing:
    """Return a standing pouch of coffee beans."""
    front, back = labels.coffee_front(flavour), labels.coffee_back(flavour)
    paint = _two_sided(front, back, 0.45, 1.5)
    return standing(0.9, 1.5, 0.56, Part(pouch(0.45, 1.5, 0.28, 0.19), paint))


def _two_sided(front: Texture, back: Texture, half_width: float, height: float) -> Paint:
    ahead = faced(front, front[:, :4], front[:4], (-half_width, 0, -9), (half_width, height, 9))
    behind = faced(back, back[:, :4], back[:4], (-half_width, 0, -9), (half_width, height, 9))

    def paint(points: Array, _: Array) -> Surface:
        flat = np.tile(vector(0, 0, 1), (len(points), 1)) * np.sign(points[:, 2:] + 1e-6)
        look, other = ahead(points, flat), behind(points, flat)
        look.albedo = np.where(points[:, 2:] > 0, look.albedo, other.albedo)
        look.roughness[:] = 0.32
        look.gloss[:] = 0.07
        return look

    return paint


def pump(flavour: Flavour, bottle: str) -> Thing:
    """Return a bottle of hand wash with a pump."""
    profile = [
        (0, 0.02), (0.3, 0.0), (0.35, 0.04), (0.36, 0.1), (0.36, 1.1), (0.34, 1.22), (0.2, 1.32),
        (0.14, 1.34), (0, 1.34),
    ]  # fmt: skip
    paint = wrapped(labels.care(flavour), 0.3, 1.0, plain(bottle, 0.05, 0.25), 0.045, 0.4, 0, 210)
    collar = lathe(
        [
            (0, 1.33),
            (0.16, 1.33),
            (0.165, 1.35),
            (0.165, 1.47),
            (0.14, 1.49),
            (0.05, 1.5),
            (0, 1.5),
        ],
        1,
    )
    neck = union(
        rod((0, 1.45, 0), (0, 1.78, 0), 0.04), rod((0, 1.8, -0.05), (0, 1.79, 0.36), 0.05, 0.8)
    )
    spout = rod((0, 1.79, 0.36), (0, 1.72, 0.39), 0.036)
    head = lathe([(0, 1.74), (0.1, 1.74), (0.11, 1.76), (0.1, 1.86), (0.08, 1.875), (0, 1.875)], 1)
    pump_head = union(collar, blend(union(neck, spout), head, 0.06))
    white = plain("#f4f4f2", 0.05, 0.25)
    return standing(
        0.72, 1.87, 0.75, Part(lathe(profile, 2), paint),
        moved(Part(pump_head, white), turn(1, -38), vector(0, 0, 0)),
    )  # fmt: skip


def soap(flavour: Flavour) -> Thing:
    """Return a carton with a bar of soap, standing on its long edge."""
    paint = faced(
        labels.soap_top(flavour), labels.soap_edge(flavour)[:, :20], labels.soap_edge(flavour),
        (-0.48, 0, -0.16), (0.48, 0.62, 0.16),
    )  # fmt: skip
    return standing(0.96, 0.62, 0.32, Part(box((0, 0.31, 0), (0.48, 0.31, 0.16), 0.012), paint))
