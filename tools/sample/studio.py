"""The studio of the catalogue pictures: pale seamless paper and softboxes."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from tools.sample.render import develop, render
from tools.sample.scene import Camera, Light, Scene, Softbox, Thing
from tools.sample.shapes import Array, turn, unit, vector
from tools.sample.surfaces import linear

_FILLED = 0.84  # share of the frame that the thing takes up


def _towards(x: float, y: float, z: float) -> Array:
    result: Array = unit(vector(x, y, z)[None])[0]
    return result


LIGHT = Light(
    key=_towards(-0.55, 0.8, 0.75),
    key_colour=vector(0.92, 0.895, 0.86),
    softness=0.25,
    sky=vector(0.56, 0.58, 0.61),
    ground=vector(0.34, 0.335, 0.33),
    softboxes=(
        Softbox(_towards(-0.9, 0.45, 0.55), (0.28, 0.9), vector(2.6, 2.55, 2.5)),
        Softbox(_towards(1.0, 0.35, 0.25), (0.14, 0.9), vector(1.5, 1.55, 1.6)),
        Softbox(_towards(0.05, 1.0, 0.1), (0.7, 0.5), vector(1.1, 1.1, 1.1)),
    ),
)


def photograph(
    thing: Thing,
    side_px: int,
    yaw_degrees: float = 0,
    pitch_degrees: float = 13,
    paper: str = "#f0eeeb",
) -> npt.NDArray[np.uint8]:
    """Return a catalogue picture, (side_px, side_px, 3) sRGB.

    The thing is turned to its left by the yaw, the camera looks down by the
    pitch, on ``paper`` of that colour.
    """
    turned = replace(thing, matrix=turn(1, yaw_degrees) @ thing.matrix)
    camera = _framed(turned, side_px, pitch_degrees)
    tint = linear(paper)

    def backdrop(_: Array, screen: Array, points: Array) -> tuple[Array, Array]:
        fall = (screen[:, 0] * 0.55 + 0.12) ** 2 + (screen[:, 1] * 0.5 - 0.12) ** 2
        glow = 1.06 - 0.30 * np.clip(fall, 0, 1.2)
        mirror = np.where(np.isnan(points[:, 0]), 0, 0.09).astype(np.float32)
        return (tint * glow[:, None]).astype(np.float32), mirror

    picture, _ = render(Scene((turned,), LIGHT, backdrop), camera)
    return develop(picture)


def _framed(thing: Thing, side_px: int, pitch_degrees: float) -> Camera:
    """Return the camera that sees the thing in the middle, at a good size."""
    pitch = np.radians(pitch_degrees)
    back = vector(0, np.sin(pitch), np.cos(pitch))
    target, distance = vector(0, thing.size[1] / 2, 0), 8.0
    for _ in range(8):
        camera = Camera(target + back * np.float32(distance), target, 21, (side_px, side_px))
        seen = camera.project(thing.corners())
        low, high = seen.min(axis=0), seen.max(axis=0)
        reach = np.tan(np.radians(10.5)) * distance
        middle = (low + high) / 2 * reach
        target = target + vector(middle[0], middle[1] / np.cos(pitch), 0)
        distance *= float((high - low).max() / 2 / _FILLED)
    return camera
