"""Packs of card, foil and sheet metal; sizes in cm."""

import math
from collections.abc import Callable

import numpy as np
from PIL import Image

from tools.demo_catalogue.labels.pack_faces import PackFaces
from tools.demo_catalogue.materials import BRUSHED, CARD, FOIL, STEEL, Material, plastic
from tools.demo_catalogue.mesh import (
    Array,
    Mesh,
    box,
    extruded,
    grid,
    joined,
    lathe,
    loft,
    superellipse,
)
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part


def _faces(wrap: PackFaces, material: Material) -> tuple[Material, ...]:
    """Return what a box is covered with: front, right, back, left, top, bottom."""
    pictures = (wrap.front, wrap.side, wrap.back, wrap.side, wrap.top, wrap.top)
    return tuple(material.printed(picture) for picture in pictures)


def carton(width: float, depth: float, height: float, wrap: PackFaces) -> Object3D:
    """Return a folding carton."""
    return assemble(part(box(width, depth, height), *_faces(wrap, CARD), bevel=0.12))


def tablet(
    width: float, height: float, depth: float, wrap: PackFaces, foil: str = "#d8c9a0"
) -> Object3D:
    """Return a bar of chocolate in its sleeve, foil showing at both ends, leaning back."""
    sleeve = box(width, depth, height * 0.9).moved(z=height * 0.05)
    bar = box(width * 0.985, depth * 0.8, height)
    shiny = Material(foil, 0.25, metal=1, bump=0.1, grain=25)
    return assemble(
        part(sleeve, *_faces(wrap, CARD), bevel=0.12), part(bar, shiny, bevel=0.15)
    )  # fmt: skip


def gable_carton(width: float, height: float, wrap: PackFaces, cap: str) -> Object3D:
    """Return a drinks carton with a sloping roof and a screw cap."""
    roof, half = width * 0.38, width / 2
    body = box(width, width, height)
    slope = np.array([(-half, -half, height), (half, -half, height)])
    ridge = np.array([(-half, -0.12, height + roof), (half, -0.12, height + roof)])
    front = grid(np.array([slope, ridge]))
    back = front.turned("z", 180)
    end = np.array([(half, -half, height), (half, half, height)])
    peak = np.array([(half * 0.72, -0.1, height + roof), (half * 0.72, 0.1, height + roof)])
    right = grid(np.array([end, peak]))
    fin = box(width, 0.24, width * 0.16).moved(z=height + roof)
    plain = CARD.printed(wrap.top)
    screw = lathe(
        [(0.01, 0), (1.5, 0), (1.5, 1.2), (1.35, 1.35), (0.01, 1.35)], 40
    ).turned("x", 53).moved(y=-half * 0.52, z=height + roof * 0.42)  # fmt: skip
    return assemble(
        part(body, *_faces(wrap, CARD), bevel=0.1),
        part(front, plain),
        part(back, plain),
        part(joined(right, right.turned("z", 180)), plain),
        part(fin, plain, bevel=0.05),
        part(screw, plastic(cap), bevel=0.08),
    )


def _sheet(width: float, height: float, thickness: Callable[[Array, Array], Array]) -> Mesh:
    """Return two sheets back to back and what closes them below, in slots 0, 1 and 2.

    ``thickness`` gives centimetres for u in -1..1 across and v in 0..1 upwards.
    """
    u, v = np.meshgrid(np.linspace(-1, 1, 56), np.linspace(0, 1, 72))
    out = thickness(u, v)
    narrow = 1 - 0.07 * (out / max(out.max(), 1e-9)).max(axis=1, keepdims=True)
    points = np.stack([u * width / 2 * narrow, -out, v * height], axis=-1)
    front = grid(points)
    edge = points[0]
    floor = grid(np.stack([edge * [1, -1, 1], edge])).in_slot(2)
    return joined(front, front.turned("z", 180).in_slot(1), floor)


def _crimped(height: float, seal: float) -> Callable[[Array, Array], Array]:
    """Return fine ripples where a bag is sealed, ``seal`` cm at both ends."""

    def ripples(u: Array, v: Array) -> Array:
        edge = np.minimum(v, 1 - v) * height
        wrinkles = np.sin(23 * u + 5 * np.sin(9 * v)) + 0.6 * np.sin(41 * u + 3)
        near = np.exp(-((edge - seal) ** 2) / (0.1 * height) ** 2) * (edge > seal)
        crimp = 0.03 * np.sin(edge / seal * 20) * (edge < seal)
        result: Array = 0.012 * height * 0.35 * wrinkles * near + crimp
        return result

    return ripples


def pillow_bag(width: float, height: float, depth: float, wrap: PackFaces) -> Object3D:
    """Return a bag full of air, such as for crisps, with its seams above and below."""
    ripples = _crimped(height, 0.055 * height)

    def thickness(u: Array, v: Array) -> Array:
        full = np.clip((v - 0.055) / 0.89, 0, 1)
        swell = np.sin(math.pi * full) ** 0.55 * (1 - np.abs(u) ** 2.4) ** 0.65
        result: Array = depth / 2 * swell + ripples(u, v) * (1 - u**6) + 0.02
        return result

    bag = _sheet(width, height, thickness)
    return assemble(part(bag, FOIL.printed(wrap.front), FOIL.printed(wrap.back), FOIL))


def pouch(
    width: float, height: float, depth: float, wrap: PackFaces, film: Material = FOIL
) -> Object3D:  # fmt: skip
    """Return a pouch that stands on its folded bottom."""
    ripples = _crimped(height, 0.05 * height)

    def thickness(u: Array, v: Array) -> Array:
        full = np.clip((1 - v / 0.93), 0, 1) ** 0.62
        dent = 1 - 0.16 * np.exp(-((v - 0.75) ** 2) / 0.02) * np.cos(2.5 * u)
        round_ = np.sqrt(np.clip(1 - u**2, 0, 1)) ** (0.8 + 0.4 * v)
        upper = ripples(u, np.maximum(v, 0.5)) * (1 - u**6)
        result: Array = depth / 2 * full * dent * round_ + upper + 0.02
        return result

    bag = _sheet(width, height, thickness)
    return assemble(
        part(bag, film.printed(wrap.front), film.printed(wrap.back), film.printed(wrap.top))
    )


def block_bag(
    width: float,
    depth: float,
    height: float,
    wrap: PackFaces,
    film: Material = FOIL,
    clip: str = "",
) -> Object3D:
    """Return a bag with a flat bottom and a folded top for coffee, optionally with a clip."""
    heights = np.array([0, 0.02, 0.2, 0.4, 0.6, 0.76, 0.88, 0.94, 1.0]) * height
    deep = np.array([0.94, 1, 1.04, 1.03, 1.02, 1.0, 0.55, 0.12, 0.1]) * depth
    wide = np.array([0.96, 1, 1, 1, 0.99, 0.98, 1.0, 1.03, 1.03]) * width
    rows = []
    for z, d, w in zip(heights, deep, wide, strict=True):
        outline = _rectangle(w, d, 14)
        crease = 0.06 * np.sin(outline[:, 0] * 2.1 + z * 0.7) * (z > 0.3 * height)
        rows.append(np.column_stack([outline[:, 0], outline[:, 1] + crease, np.full(56, z)]))
    points = np.array(rows)
    parts = []
    pictures = (wrap.front, wrap.side, wrap.back, wrap.side)
    for side, picture in enumerate(pictures):
        columns = np.arange(side * 14, side * 14 + 15) % 56
        sheet = grid(points[:, columns], upright=True)
        parts.append(Part(sheet, (film.printed(picture),), subdivisions=1))
    if clip:
        parts.append(
            part(box(width * 1.07, depth * 0.2, 0.8).moved(z=0.955 * height), plastic(clip),
                 bevel=0.15)
        )  # fmt: skip
    return assemble(*parts)


def _rectangle(width: float, depth: float, count: int) -> Array:
    """Return a rectangle from its front left corner on, (4 * count, 2)."""
    steps = np.arange(count) / count
    x, y = width / 2, depth / 2
    return np.concatenate(
        [
            np.column_stack([-x + width * steps, np.full(count, -y)]),
            np.column_stack([np.full(count, x), -y + depth * steps]),
            np.column_stack([x - width * steps, np.full(count, y)]),
            np.column_stack([np.full(count, -x), y - depth * steps]),
        ]
    )


def drinks_can(wrap: Image.Image, radius: float = 3.3, height: float = 11.5) -> Object3D:
    """Return a drinks can with its ring pull."""
    neck = radius * 0.82
    wall = lathe(
        [(radius * 0.8, 0.5), (radius, 1.1), (radius, height - 1.5), (neck, height - 0.25)],
        72, upright=True,
    )  # fmt: skip
    ends = [
        [(0.01, 0.5), (radius * 0.68, 0.4), (radius * 0.72, 0), (radius * 0.8, 0.5)],
        [(neck, height - 0.25), (neck + 0.08, height - 0.1), (neck + 0.05, height),
         (neck - 0.12, height), (neck - 0.2, height - 0.35), (0.01, height - 0.35)],
    ]  # fmt: skip
    ring = extruded(
        [(0.8 * math.cos(a), 1.15 * math.sin(a)) for a in np.linspace(0, math.tau, 24)[:-1]], 0.12
    ).turned("x", 90).moved(y=-0.5, z=height - 0.22)  # fmt: skip
    print_ = Material("#ffffff", 0.25, metal=0.35, picture=wrap, coat=0.4)
    return assemble(
        part(wall, print_),
        *(part(lathe(end, 72), BRUSHED) for end in ends),
        part(ring, STEEL, bevel=0.05),
    )


def tin(wrap: Image.Image, radius: float, height: float, lid: str = "") -> Object3D:
    """Return a food tin with ribs under its paper; with a plastic lid of a colour."""
    rim = radius + 0.12
    top = [(radius, height - 0.3), (rim, height - 0.2), (rim, height), (radius - 0.2, height),
           (radius - 0.25, height - 0.35), (radius * 0.8, height - 0.35),
           (radius * 0.77, height - 0.28), (0.01, height - 0.28)]  # fmt: skip
    bottom = [(0.01, 0.25), (radius - 0.25, 0.25), (radius - 0.2, 0), (rim, 0), (rim, 0.2),
              (radius, 0.3)]  # fmt: skip
    ribs = np.linspace(0.3, height - 0.3, 60)
    depth = 0.05 * np.sin(ribs * 9) * ((ribs > height * 0.3) & (ribs < height * 0.7))
    wall = [(radius - 0.05 + float(d), float(z)) for d, z in zip(depth, ribs, strict=True)]
    parts = [
        part(lathe(top, 72), STEEL),
        part(lathe(bottom, 72), STEEL),
        part(lathe(wall, 72, upright=True), Material("#ffffff", 0.38, picture=wrap, coat=0.2)),
    ]
    if lid:
        cover = [
            (rim + 0.02, height - 0.75),
            (rim + 0.15, height - 0.7),
            (rim + 0.15, height + 0.05),
            (rim - 0.1, height + 0.2),
            (0.01, height + 0.15),
        ]
        parts.append(part(lathe(cover, 72), plastic(lid)))
    return assemble(*parts)


def flat_tin(width: float, depth: float, height: float, wrap: PackFaces) -> Object3D:
    """Return a flat tin with round corners and a ring pull, for fish, standing on its edge."""

    def ring_at(z: float, grown: float) -> Array:
        outline = superellipse(width + 2 * grown, depth + 2 * grown, 5, 96)
        return np.column_stack([outline, np.full(96, z)])

    wall = grid(
        np.array([ring_at(z, g) for z, g in ((0, -0.1), (0.05, 0.1), (0.2, 0.1), (0.3, 0),
                  (height - 0.3, 0), (height - 0.2, 0.1), (height - 0.05, 0.1))]), around=True,
    )  # fmt: skip
    lid = ring_at(height - 0.06, 0.08)[::1]
    top = Mesh(
        lid, (tuple(range(96)),),
        (np.column_stack([lid[:, 0] / width + 0.5, lid[:, 1] / depth + 0.5]),), (0,),
    )  # fmt: skip
    pull = extruded(
        [(0.9 * math.cos(a), 1.3 * math.sin(a)) for a in np.linspace(0, math.tau, 24)[:-1]], 0.15
    ).turned("x", 90).moved(y=depth * 0.3, z=height + 0.04)  # fmt: skip
    whole = (
        part(wall, BRUSHED),
        part(top, Material("#ffffff", 0.25, metal=0.2, coat=0.4, picture=wrap.front)),
        part(pull, STEEL, bevel=0.05),
    )
    return Object3D(whole)


def tub(wrap: Image.Image, radius: float, height: float, lid: str, slope: float = 0.82) -> Object3D:
    """Return a tapered tub with a lid, such as for ice cream or yoghurt."""
    wall = lathe([(radius * slope, 0.1), (radius, height - 0.6)], 72, upright=True)
    foot = lathe([(0.01, 0.15), (radius * slope - 0.2, 0), (radius * slope, 0.1)], 72)
    cover = lathe(
        [(radius, height - 0.9), (radius + 0.25, height - 0.9), (radius + 0.25, height - 0.1),
         (radius + 0.1, height), (radius - 0.3, height), (radius - 0.4, height - 0.2),
         (0.01, height - 0.2)], 72,
    )  # fmt: skip
    return assemble(
        part(wall, CARD.printed(wrap)), part(foot, CARD), part(cover, plastic(lid), bevel=0.05)
    )


def squeeze_tube(width: float, height: float, wrap: Image.Image, cap: str) -> Object3D:
    """Return a tube of cream that stands on its cap; the picture goes around it."""
    cap_high = height * 0.14
    sections = [
        (cap_high + (height - cap_high) * share, width * (0.66 + 0.36 * share**1.3),
         max(width * 0.62 * (1 - share) ** 0.75, 0.18), 2.0 + 0.6 * share)
        for share in np.linspace(0, 0.93, 24)
    ]  # fmt: skip
    sections.append((height, width * 1.02, 0.16, 3))
    body = loft(sections, 64)
    radius = width * 0.34
    foot = lathe(
        [(0.01, 0), (radius * 0.94, 0), (radius, 0.1), (radius, cap_high), (0.01, cap_high)], 56
    )
    return assemble(
        part(body, Material("#ffffff", 0.35, picture=wrap, coat=0.25)),
        part(foot, plastic(cap), bevel=0.06),
    )
