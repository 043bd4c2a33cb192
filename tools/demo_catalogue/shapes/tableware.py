"""Mugs, bowls, plates, vases and candles; sizes in cm."""

import math
from collections.abc import Sequence

import numpy as np
from PIL import Image

from tools.demo_catalogue.materials import Material, shell
from tools.demo_catalogue.mesh import Flat, Mesh, lathe, loft, smooth, tube
from tools.demo_catalogue.object3d import Object3D, Part, assemble, part
from tools.demo_catalogue.shapes.bottles import hollow


def _printed_band(mesh: Mesh, rows: int, low: float, high: float) -> Mesh:
    """Put faces that lie outside between two heights into slot 1, v running between them."""
    slots, uvs = [], []
    for number, (face, uv) in enumerate(zip(mesh.faces, mesh.uvs, strict=True)):
        heights = mesh.vertices[list(face), 2]
        inside = number < rows and heights.min() >= low - 1e-6 and heights.max() <= high + 1e-6
        slots.append(int(inside))
        uvs.append(np.column_stack([uv[:, 0], (heights - low) / (high - low)]) if inside else uv)
    return Mesh(mesh.vertices, mesh.faces, tuple(uvs), tuple(slots))


_MUGS: dict[str, Sequence[Flat]] = {
    # Shares of radius and height, from the foot up.
    "straight": [(0.85, 0), (0.85, 0), (0.97, 0.04), (1, 0.12), (1, 0.5), (1, 0.97), (0.99, 0.99)],
    "round": [(0.6, 0), (0.6, 0), (0.85, 0.08), (1, 0.3), (1, 0.5), (0.95, 0.75), (0.96, 0.97)],
    "flared": [(0.6, 0), (0.6, 0), (0.66, 0.05), (0.74, 0.3), (0.85, 0.65), (1, 0.97)],
    "beaker": [(0.72, 0), (0.72, 0), (0.78, 0.05), (0.86, 0.4), (0.93, 0.7), (1, 0.98)],
}


def mug(
    form: str, outside: Material, inside: Material | None = None,
    pattern: Image.Image | None = None, radius: float = 4.1, height: float = 9.4,
    handle: bool = True,
) -> Object3D:  # fmt: skip
    """Return a mug with its handle to the right; a pattern goes around it."""
    flat = smooth([(r * radius, z * height) for r, z in _MUGS[form]])
    body = hollow([(0.01, 0.05), *flat], 0.38, 0.5)
    outer = (len(flat) + 3) * 72
    low, high = 0.05 * height, 0.985 * height
    mesh = _printed_band(body, outer, low, high)
    inner = inside or outside
    slots = tuple(
        slot if number < outer - 4 * 72 or slot else 2 for number, slot in enumerate(mesh.slots)
    )
    mesh = Mesh(mesh.vertices, mesh.faces, mesh.uvs, slots)
    printed = outside.printed(pattern) if pattern else outside
    parts = [Part(mesh, (outside, printed, inner), crease_angle=70)]
    if handle:
        parts.append(part(_handle(flat, height), outside))
    return assemble(*parts)


def _handle(profile: Sequence[Flat], height: float) -> Mesh:
    """Return the handle of a mug with this profile."""
    low_r, high_r = (np.interp(z * height, [q for _, q in profile], [r for r, _ in profile])
                     for z in (0.2, 0.8))  # fmt: skip
    return tube(
        [(low_r - 0.25, 0, height * 0.2), (low_r + 1.4, 0, height * 0.22),
         (high_r + 2.6, 0, height * 0.5), (high_r + 1.5, 0, height * 0.8),
         (high_r - 0.25, 0, height * 0.8)], [0.6, 0.5, 0.45, 0.5, 0.6],
    ).scaled(y=1.35)  # fmt: skip


_BOWLS: dict[str, Sequence[Flat]] = {
    "deep": [(0.42, 0), (0.42, 0), (0.45, 0.08), (0.75, 0.25), (0.95, 0.6), (1, 1)],
    "wide": [(0.38, 0), (0.38, 0), (0.4, 0.1), (0.7, 0.2), (0.9, 0.5), (1, 1)],
    "coupe": [(0.5, 0), (0.5, 0), (0.55, 0.1), (0.85, 0.3), (0.97, 0.75), (1, 1)],
    "plate": [(0.6, 0), (0.6, 0), (0.63, 0.25), (0.72, 0.5), (0.9, 0.75), (1, 1)],
}


def bowl(
    form: str, outside: Material, inside: Material, pattern: Image.Image | None = None,
    radius: float = 8, height: float = 7,
) -> Object3D:  # fmt: skip
    """Return a bowl or plate; a pattern goes around its outside."""
    flat = smooth([(r * radius, z * height) for r, z in _BOWLS[form]])
    body = hollow([(0.01, 0.1), *flat], 0.4, 0.12 * height + 0.2)
    outer = (len(flat) + 2) * 72
    mesh = _printed_band(body, outer, 0.05 * height, height)
    slots = tuple(2 if number >= outer else slot for number, slot in enumerate(mesh.slots))
    mesh = Mesh(mesh.vertices, mesh.faces, mesh.uvs, slots)
    printed = outside.printed(pattern) if pattern else outside
    return assemble(Part(mesh, (outside, printed, inside), crease_angle=70))


_VASES: dict[str, Sequence[Flat]] = {
    "bulb": [(0.5, 0), (0.5, 0), (0.9, 0.15), (1, 0.35), (0.75, 0.6), (0.35, 0.75), (0.34, 0.92),
             (0.5, 1)],
    "amphora": [(0.45, 0), (0.45, 0), (0.6, 0.2), (0.9, 0.5), (1, 0.7), (0.7, 0.85), (0.42, 0.92),
                (0.55, 1)],
    "column": [(0.8, 0), (0.8, 0), (0.84, 0.03), (0.8, 0.3), (0.9, 0.7), (1, 1)],
}  # fmt: skip


def vase(form: str, surface: Material, radius: float, height: float, ribs: int = 0) -> Object3D:
    """Return a vase, optionally with ribs that run upwards."""
    flat = smooth([(r * radius, z * height) for r, z in _VASES[form]], 8)
    body = hollow([(0.01, 0.1), *flat], 0.4, 0.6)
    if ribs:
        angle = np.arctan2(body.vertices[:, 1], body.vertices[:, 0])
        swell = 1 + 0.035 * np.cos(ribs * angle)
        body = body.bent(lambda spots: spots * np.stack([swell, swell, np.ones_like(swell)], 1))
    return assemble(Part(body, (surface,), crease_angle=70))


def candle(
    label: Image.Image, wax: str, glass: str, radius: float = 4, height: float = 9
) -> Object3D:  # fmt: skip
    """Return a scented candle in a glass."""
    profile = [(0.01, 0.0), (radius * 0.96, 0), (radius, 0.3), (radius, height)]
    filling = lathe(
        [(0.01, 0.7), (radius - 0.25, 0.7), (radius - 0.25, height * 0.74),
         (radius * 0.4, height * 0.72), (0.01, height * 0.72)], 64,
    )  # fmt: skip
    wick = tube([(0, 0, height * 0.7), (0.1, 0, height * 0.78), (0.3, 0, height * 0.83)], 0.09)
    front = lathe([(radius + 0.03, height * 0.2), (radius + 0.03, height * 0.62)], 72)
    return assemble(
        part(hollow(profile, 0.25, 0.7), shell(glass, 0.05)),
        part(filling, Material(wax, 0.5, subsurface=0.5)),
        part(wick, Material("#2b2620", 0.9)),
        part(front, Material("#ffffff", 0.6, picture=label)),
    )


def teapot(surface: Material, knob: Material, radius: float = 7.5) -> Object3D:
    """Return a teapot with its spout to the left."""
    body = lathe(
        smooth(
            [
                (radius * 0.5, 0),
                (radius * 0.5, 0),
                (radius * 0.85, radius * 0.2),
                (radius, radius * 0.65),
                (radius * 0.8, radius * 1.15),
                (radius * 0.45, radius * 1.35),
                (radius * 0.45, radius * 1.4),
            ]
        ),
        72,
    )
    lid = lathe(
        smooth([(radius * 0.5, radius * 1.38), (radius * 0.5, radius * 1.42),
                (radius * 0.3, radius * 1.52), (0.01, radius * 1.56)]), 56,
    )  # fmt: skip
    ball = lathe(
        [(0.9 * math.sin(a) + 0.01, radius * 1.62 - 0.9 * math.cos(a))
         for a in np.linspace(0, math.pi, 16)], 32,
    )  # fmt: skip
    spout = tube(
        [
            (-radius * 0.8, 0, radius * 0.5),
            (-radius * 1.25, 0, radius * 0.7),
            (-radius * 1.45, 0, radius * 1.1),
            (-radius * 1.7, 0, radius * 1.3),
        ],
        [1.9, 1.3, 0.9, 0.75],
    )
    handle = tube(
        [(radius * 0.85, 0, radius * 0.4), (radius * 1.35, 0, radius * 0.45),
         (radius * 1.5, 0, radius * 0.85), (radius * 1.2, 0, radius * 1.15),
         (radius * 0.75, 0, radius * 1.1)], 0.62,
    ).scaled(y=1.2)  # fmt: skip
    return assemble(
        *(Part(mesh, (surface,), crease_angle=70) for mesh in (body, lid, spout, handle)),
        part(ball, knob),
    )


def soap(colour: str, word: Image.Image | None = None) -> Object3D:
    """Return a bar of soap lying on its side, a word pressed into it."""
    bar = loft(
        [(0, 5.6, 3.4, 4), (0.3, 6.8, 4.6, 4), (0.9, 7.4, 5.2, 4), (1.9, 7.4, 5.2, 4),
         (2.5, 6.8, 4.6, 4), (2.8, 5.6, 3.4, 4), (2.8, 0.1, 0.1, 4)], 72,
    )  # fmt: skip
    return assemble(
        Part(bar, (Material(colour, 0.4, subsurface=0.4, picture=word),), crease_angle=60)
    )
