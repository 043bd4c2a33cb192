"""Bottles, jars, pump and spray bottles; sizes in cm."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image

from tools.demo_catalogue.materials import PAPER, Material, glass, liquid, metal, plastic, shell
from tools.demo_catalogue.mesh import Flat, Mesh, box, extruded, joined, lathe, loft, smooth, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part


def _paper_label(radius: float, low: float, high: float, label: Image.Image) -> Part:
    """Return a paper label around a bottle."""
    paper = lathe([(radius + 0.03, low), (radius + 0.03, high)], 72, upright=True)
    return part(paper, Material("#ffffff", 0.5, picture=label, coat=0.1))


def _cap(radius: float, low: float, high: float, material: Material, ribs: int = 0) -> Part:
    """Return a screw cap, optionally with grip ribs."""
    edge = min(0.2, (high - low) / 4)
    cap = lathe(
        [(0.01, low), (radius, low), (radius, high - edge), (radius - edge, high), (0.01, high)],
        max(48, ribs * 4),
    )
    if ribs:
        angle = np.arctan2(cap.vertices[:, 1], cap.vertices[:, 0])
        ripple = 1 + 0.025 * np.sign(np.sin(ribs * angle))
        cap = cap.bent(lambda spots: spots * np.stack([ripple, ripple, np.ones_like(ripple)], 1))
    return part(cap, material)


def _filled(profile: Sequence[Flat], fill: float, wall: Material, content: Material) -> list[Part]:
    """Return a vessel of a thin wall with something in it up to a height."""
    inner = [(max(radius - 0.12, 0.01), z + 0.1) for radius, z in profile if z + 0.1 < fill]
    top = (float(np.interp(fill, [z for _, z in profile], [r for r, _ in profile])) - 0.12, fill)
    body = lathe([(0.01, inner[0][1]), *inner, top, (0.01, fill)], 64)
    return [part(lathe(profile, 64), wall), part(body, content)]


def jar(
    label: Image.Image, content: Material, lid: Material, radius: float = 3.6, height: float = 10
) -> Object3D:
    """Return a preserving jar with a screw lid."""
    neck = radius * 0.86
    profile = smooth(
        [(radius * 0.7, 0), (radius * 0.7, 0), (radius, 0.7), (radius, 1.4), (radius, height - 3),
         (radius * 0.97, height - 2.3), (neck, height - 1.5), (neck, height - 1.3),
         (neck, height - 0.5)]
    )  # fmt: skip
    return assemble(
        _filled([(0.01, 0.0), *profile], height - 1.7, shell(), content),
        _cap(neck + 0.3, height - 1.3, height, lid, 40),
        _paper_label(radius, height * 0.2, height * 0.62, label),
    )


def square_jar(label: Image.Image, content: Material, lid: Material, side: float = 6.4,
               height: float = 8.5) -> Object3D:  # fmt: skip
    """Return a jar with four flat sides and a label on its front."""
    sections = [(0.0, side * 0.85, side * 0.85, 4), (0.5, side, side, 6),
                (height - 2.2, side, side, 6), (height - 1.4, side * 0.82, side * 0.82, 2.4),
                (height - 0.6, side * 0.8, side * 0.8, 2)]  # fmt: skip
    wall = loft(sections, 96)
    inside = loft(
        [(z + 0.15, w - 0.3, d - 0.3, p) for z, w, d, p in sections[:3]]
        + [(height - 2.0, 0.1, 0.1, 4)], 96,
    )  # fmt: skip
    front = box(side * 0.8, 0.05, height * 0.5).moved(y=-side / 2 - 0.02, z=height * 0.12)
    return assemble(
        part(wall, shell()), part(inside, content),
        _cap(side * 0.44, height - 1.3, height, lid, 40),
        part(front, PAPER.printed(label), PAPER),
    )  # fmt: skip


_OUTLINES: dict[str, Sequence[Flat]] = {
    # Shares of radius and height, corners given twice.
    "oil": [(0.9, 0), (0.9, 0), (1, 0.02), (1, 0.1), (1, 0.55), (0.97, 0.62), (0.6, 0.72),
            (0.36, 0.78), (0.34, 0.85), (0.34, 0.9), (0.34, 0.9)],
    "lemonade": [(0.85, 0), (0.85, 0), (1, 0.03), (1, 0.12), (0.98, 0.5), (0.86, 0.63),
                 (0.55, 0.76), (0.4, 0.86), (0.4, 0.96), (0.4, 0.96)],
    "sauce": [(0.88, 0), (0.88, 0), (1, 0.025), (1, 0.1), (1, 0.62), (0.85, 0.7), (0.42, 0.78),
              (0.4, 0.86), (0.4, 0.88), (0.4, 0.88)],
    "milk": [(0.9, 0), (0.9, 0), (1, 0.03), (1, 0.12), (1, 0.48), (0.82, 0.62), (0.6, 0.74),
             (0.56, 0.86), (0.62, 0.9), (0.62, 0.92), (0.62, 0.92)],
    "syrup": [(0.95, 0), (0.95, 0), (1, 0.02), (0.94, 0.2), (0.88, 0.44), (0.98, 0.62),
              (0.9, 0.7), (0.45, 0.8), (0.36, 0.86), (0.36, 0.9), (0.36, 0.9)],
}  # fmt: skip


def bottle(
    outline: str, label: Image.Image, content: str, cap: Material, radius: float = 3.4,
    height: float = 24, tint: str = "#ffffff", band: tuple[float, float] = (0.14, 0.5),
    opaque: bool = False,
) -> Object3D:  # fmt: skip
    """Return a glass bottle of one of the known outlines, filled, with a label around it."""
    flat = smooth([(r * radius, z * height) for r, z in _OUTLINES[outline]])
    profile = [(0.01, 0.1), *flat]
    neck, top = flat[-1]
    inside = Material(content, 0.15, subsurface=0.2) if opaque else liquid(content)
    wide = max(r for r, z in flat if band[0] * height <= z <= band[1] * height)
    return assemble(
        _filled(profile, top * 0.9, shell(tint) if tint == "#ffffff" else shell(tint, 0.03),
                inside),
        _cap(neck + 0.16, top - 0.4, height, cap, 24),
        _paper_label(wide, band[0] * height, band[1] * height, label),
    )  # fmt: skip


def flask(
    label: Image.Image, content: str, cap: Material, radius: float = 3.3, height: float = 22
) -> Object3D:
    """Return a plastic bottle with grip rings, such as for water."""
    rings = [
        (radius * (1 - 0.06 * (step % 2)), height * (0.08 + 0.045 * step)) for step in range(7)
    ]
    profile = smooth(
        [(radius * 0.75, 0), (radius * 0.75, 0), (radius, 0.9), *rings,
         (radius * 0.97, height * 0.4), (radius * 0.97, height * 0.62), (radius, height * 0.66),
         (radius * 0.85, height * 0.76), (radius * 0.5, height * 0.87), (1.35, height * 0.91),
         (1.35, height * 0.95)], 5,
    )  # fmt: skip
    return assemble(
        _filled([(0.01, 0.1), *profile], height * 0.84, shell(), liquid(content)),
        _cap(1.55, height * 0.93, height, cap, 30),
        _paper_label(radius * 0.985, height * 0.4, height * 0.63, label),
    )


def shampoo(
    wrap: Image.Image, colour: str, cap: str, width: float = 7, height: float = 19, power: float = 3
) -> Object3D:
    """Return a flat bottle with a flip cap; the picture goes around it."""
    low, high = 0.0, height * 0.84
    shares = ((0, 0.9), (0.02, 0.97), (0.06, 1), (0.5, 1), (0.85, 0.97), (0.95, 0.85), (1, 0.6))
    body = loft([(low + (high - low) * z, width * w, width * 0.55 * w, power) for z, w in shares])
    lid = loft(
        [(high, width * 0.5, width * 0.4, 2.4), (height - 0.3, width * 0.5, width * 0.4, 2.4),
         (height, width * 0.44, width * 0.34, 2.4), (height, 0.1, 0.1, 2)]
    )  # fmt: skip
    gloss = Material(colour, 0.28, picture=wrap, coat=0.25)
    return assemble(Part(body, (gloss,), crease_angle=60), part(lid, plastic(cap), bevel=0.05))


def pump_bottle(
    label: Image.Image, colour: str, pump: str, radius: float = 3.4, height: float = 18,
    clear: bool = False,
) -> Object3D:  # fmt: skip
    """Return a round bottle with a pump."""
    shoulder = height * 0.62
    profile = [(0.01, 0.0), *smooth(
        [(radius * 0.92, 0), (radius * 0.92, 0), (radius, 0.5), (radius, 1), (radius, shoulder),
         (radius * 0.9, shoulder + 0.9), (radius * 0.45, shoulder + 1.5),
         (radius * 0.42, shoulder + 2)]
    )]  # fmt: skip
    body = (
        _filled(profile, shoulder, shell(), liquid(colour))
        if clear
        else [part(lathe(profile, 64), plastic(colour, 0.35))]
    )
    low = shoulder + 1.6
    head = joined(
        lathe([(0.01, low), (radius * 0.5, low), (radius * 0.5, low + 1.6), (0.7, low + 1.9),
               (0.01, low + 1.9)], 48),
        lathe([(0.45, low), (0.45, height - 1)], 24),
        box(1.9, 3.0, 0.9).moved(z=height - 1.2),
        tube([(0, -1.2, height - 0.8), (0, -2.8, height - 0.8), (0, -3.7, height - 1.3)], 0.38),
    )  # fmt: skip
    return assemble(
        body,
        part(head, plastic(pump), bevel=0.12),
        _paper_label(radius, 1.6, shoulder - 0.5, label),
    )


def spray_bottle(wrap: Image.Image, colour: str, head: str, height: float = 26) -> Object3D:
    """Return a bottle with a trigger, such as for a cleaner."""
    high = height * 0.72
    shares = ((0, 0.92, 3), (0.03, 1, 3), (0.5, 1, 3), (0.66, 0.9, 2.8), (0.8, 0.55, 2.4),
              (0.9, 0.34, 2), (1, 0.32, 2))  # fmt: skip
    body = loft([(high * z, 9 * w, 5.4 * max(w, 0.45), p) for z, w, p in shares])
    collar = lathe([(0.01, high - 0.3), (1.7, high - 0.3), (1.6, high + 1.6), (0.01, high + 1.6)])
    gun = extruded(
        [(-1.5, 0), (1.2, 0), (1.6, 1.6), (3.6, 2.4), (3.6, 4.2), (2.6, 4.8), (-3.6, 4.6),
         (-4.2, 4.2), (-4.2, 3.0), (-3.4, 2.7), (-1.8, 2.4)], 2.2,
    ).moved(z=high + 1.4)  # fmt: skip
    trigger = tube(
        [(-2.2, 0, high + 3.6), (-3.2, 0, high + 2.2), (-3.0, 0, high + 0.4),
         (-3.8, 0, high - 1.2)], [0.45, 0.5, 0.5, 0.4],
    )  # fmt: skip
    nozzle = box(1.0, 1.5, 1.5).moved(x=-4.6, z=high + 4.4)
    return assemble(
        Part(body, (Material(colour, 0.3, picture=wrap, coat=0.2),), crease_angle=60),
        part(joined(collar, gun), plastic("#f4f4f2"), bevel=0.2),
        part(joined(trigger, nozzle), plastic(head), bevel=0.12),
    )


def jug(wrap: Image.Image, colour: str, cap: str, height: float = 27) -> Object3D:
    """Return a big bottle with a handle, such as for detergent."""
    body = loft(
        [(0, 15, 8.5, 3), (0.6, 16, 9, 3.2), (height * 0.5, 16, 9, 3.2),
         (height * 0.62, 15, 8.6, 3), (height * 0.74, 9, 6.5, 2.4), (height * 0.84, 5, 5, 2)]
    )  # fmt: skip
    handle = tube(
        [(2.6, 0, height * 0.8), (6.4, 0, height * 0.84), (8.2, 0, height * 0.74),
         (7.4, 0, height * 0.58)], [1.3, 1.25, 1.25, 1.4],
    )  # fmt: skip
    return assemble(
        Part(body, (Material(colour, 0.35, picture=wrap),), crease_angle=60),
        part(handle, plastic(colour, 0.35)),
        _cap(3.0, height * 0.82, height, plastic(cap), 36),
    )


def dropper(label: Image.Image, tint: str, content: str, bulb: str) -> Object3D:
    """Return a small bottle with a dropper, such as for a serum."""
    profile = [(0.01, 0.0), *smooth(
        [(1.7, 0), (1.7, 0), (1.9, 0.3), (1.9, 0.6), (1.9, 5.4), (1.7, 6.0), (0.9, 6.4), (0.9, 7.2)]
    )]  # fmt: skip
    rubber = lathe(smooth([(0.55, 8.2), (0.6, 8.6), (0.55, 9.6), (0.35, 10.3), (0.01, 10.4)]), 40)
    return assemble(
        _filled(profile, 5.2, shell(tint), liquid(content)),
        _cap(1.15, 6.6, 8.3, metal("#c9b27c", 0.25), 30),
        part(rubber, Material(bulb, 0.6)),
        _paper_label(1.9, 0.9, 4.9, label),
    )


def pot(
    label: Image.Image, colour: str, lid: str, radius: float = 3.6, height: float = 5.2
) -> Object3D:
    """Return a pot of cream with a broad lid."""
    half = height * 0.55
    body = lathe(
        [(0.01, 0), (radius * 0.9, 0), (radius * 0.98, 0.12), (radius, 0.4), (radius, half)]
    )
    return assemble(
        part(body, glass(colour, 0.15) if colour == "#ffffff" else plastic(colour, 0.15)),
        _cap(radius + 0.05, half, height, plastic(lid, 0.2)),
        _paper_label(radius, 0.5, half - 0.15, label),
    )


def hollow(profile: Sequence[Flat], wall: float, low: float) -> Mesh:
    """Return a vessel: its outside and, ``wall`` cm further in, its inside from ``low`` on."""
    inside = [(max(r - wall, 0.01), max(z, low)) for r, z in profile if z >= low]
    rim_r, rim_z = profile[-1]
    edge = [(rim_r - wall / 2 + wall / 2 * math.cos(a), rim_z + wall / 2 * math.sin(a))
            for a in np.linspace(0.3, math.pi - 0.3, 6)]  # fmt: skip
    return lathe([*profile, *edge, *inside[::-1], (0.01, low)], 72)
