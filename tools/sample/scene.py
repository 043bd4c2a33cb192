"""What is looked at: things, their light and the camera."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.sample.shapes import Array, length, unit, vector
from tools.sample.surfaces import Part


@dataclass(frozen=True, slots=True)
class Thing:
    """Parts, turned by a matrix (3, 3) and then moved.

    Attributes:
        size: width, height and depth that the parts take up around x = z = 0.
    """

    parts: tuple[Part, ...]
    size: tuple[float, float, float]
    matrix: Array
    offset: Array

    def to_local(self, points: Array) -> Array:
        """Return points (n, 3) of the world as the parts see them."""
        return (points - self.offset) @ self.matrix

    def distance(self, points: Array) -> Array:
        """Return the distance to the nearest part."""
        local = self.to_local(points)
        result = length(local - self._middle()) - self._radius()
        near = result < 2
        if near.any():
            inner = local[near]
            result[near] = np.minimum.reduce([part.distance(inner) for part in self.parts])
        return result

    def may_meet(self, eye: Array, rays: Array) -> npt.NDArray[np.bool_]:
        """Return which rays (n, 3) from the eye come near the parts."""
        offset = self._middle() @ self.matrix.T + self.offset - eye
        ahead = rays @ offset
        return (ahead > 0) & (offset @ offset - ahead**2 < self._radius() ** 2)

    def corners(self) -> Array:
        """Return the eight corners of its size, in the world."""
        width, height, depth = self.size
        local = [
            (x, y, z)
            for x in (-width / 2, width / 2)
            for y in (0, height)
            for z in (-depth / 2, depth / 2)
        ]
        return np.array(local, np.float32) @ self.matrix.T + self.offset

    def _middle(self) -> Array:
        return vector(0, self.size[1] / 2, 0)

    def _radius(self) -> np.float32:
        return np.float32(np.linalg.norm(self.size) / 2 + 0.05)


@dataclass(frozen=True, slots=True)
class Softbox:
    """A lit rectangle far away, or a window: where it is and how bright.

    Attributes:
        direction: towards it.
        spread: half its width and height, as tangents.
        colour: linear light.
    """

    direction: Array
    spread: tuple[float, float]
    colour: Array


@dataclass(frozen=True, slots=True)
class Light:
    """All light of a scene.

    Attributes:
        key: direction towards the light that casts the shadow.
        key_colour: linear light, (3,).
        softness: half the width of the key light as seen from a thing, as a tangent.
        sky, ground: ambient light from above and from below, (3,).
        softboxes: what glossy things mirror.
    """

    key: Array
    key_colour: Array
    softness: float
    sky: Array
    ground: Array
    softboxes: tuple[Softbox, ...]

    def mirrored(self, directions: Array, roughness: Array) -> Array:
        """Return the light (n, 3) that comes from the directions."""
        up = np.clip(directions[:, 1:2] * 0.9 + 0.5, 0, 1)
        result: Array = self.ground * (1 - up) + self.sky * up * np.float32(0.75)
        edge = (0.06 + 0.9 * roughness).astype(np.float32)
        for box in self.softboxes:
            side = unit(np.cross(vector(0, 1, 0), box.direction)[None])[0]
            ahead = directions @ box.direction
            safe = np.maximum(ahead, np.float32(1e-3))
            across = np.abs(directions @ side) / safe
            along = np.abs(directions @ np.cross(box.direction, side)) / safe
            shape = _fade(across, box.spread[0], edge) * _fade(along, box.spread[1], edge)
            dim = 1 / (1 + 2.5 * roughness)
            result = result + (shape * dim * (ahead > 0))[:, None] * box.colour
        return result


@dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera.

    Attributes:
        size: width and height of the picture in pixels.
    """

    eye: Array
    target: Array
    fov_degrees: float
    size: tuple[int, int]
    roll_degrees: float = 0

    def rays(self, finer: int) -> tuple[Array, Array]:
        """Return directions (n, 3) and places on the screen (n, 2).

        The screen's shorter side reaches from -1 to 1, y up; rows come first
        to last, each pixel divided into ``finer`` squared rays.
        """
        width, height = (side * finer for side in self.size)
        half = min(width, height) / 2
        columns = (np.arange(width, dtype=np.float32) + 0.5 - width / 2) / half
        rows = (height / 2 - np.arange(height, dtype=np.float32) - 0.5) / half
        screen = np.stack(np.meshgrid(columns, rows), axis=-1).reshape(-1, 2)
        right, up, ahead = self._axes()
        reach = np.float32(np.tan(np.radians(self.fov_degrees / 2)))
        return unit(ahead + reach * (screen[:, :1] * right + screen[:, 1:] * up)), screen

    def project(self, points: Array) -> Array:
        """Return where points (n, 3) are on the screen, (n, 2)."""
        right, up, ahead = self._axes()
        offset = points - self.eye
        depth = (offset @ ahead) * np.tan(np.radians(self.fov_degrees / 2))
        return np.stack([offset @ right / depth, offset @ up / depth], axis=1)

    def _axes(self) -> tuple[Array, Array, Array]:
        ahead = unit((self.target - self.eye)[None])[0]
        right = unit(np.cross(ahead, vector(0, 1, 0))[None])[0]
        up = np.cross(right, ahead)
        roll = np.radians(self.roll_degrees)
        cosine, sine = np.float32(np.cos(roll)), np.float32(np.sin(roll))
        return right * cosine + up * sine, up * cosine - right * sine, ahead


# Directions, screen places and floor points (NaN where there is no floor) to
# the colours behind the things and the share that the floor mirrors.
Backdrop = Callable[[Array, Array, Array], tuple[Array, Array]]


@dataclass(frozen=True, slots=True)
class Scene:
    """Things, their light and what is behind them."""

    things: Sequence[Thing]
    light: Light
    backdrop: Backdrop

    def distance(self, points: Array) -> Array:
        """Return the distance to the nearest thing."""
        result: Array = np.minimum.reduce([thing.distance(points) for thing in self.things])
        return result


def standing(width: float, height: float, depth: float, *parts: Part) -> Thing:
    """Return the parts as a thing that stands at the origin."""
    still = np.eye(3, dtype=np.float32)
    return Thing(parts, (width, height, depth), still, vector(0, 0, 0))


def _fade(value: Array, edge: float, width: Array) -> Array:
    """Return 1 below the edge and 0 above it, smoothly over the width."""
    share = np.clip((edge + width - value) / (2 * width), 0, 1)
    return share * share * (3 - 2 * share)
