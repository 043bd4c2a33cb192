"""The camera: position, orientation and projection."""

from dataclasses import dataclass

import numpy as np

from tools.demo_catalogue.mesh import Array


@dataclass(frozen=True, slots=True)
class Camera:
    """A pinhole camera.

    Attributes:
        position: of the pinhole, (3,).
        right, up, forward: its axes, (3,) of length 1.
        width: of the picture at distance 1: twice the tangent of half the field of view.
        aspect: height of the picture divided by its width.
    """

    position: Array
    right: Array
    up: Array
    forward: Array
    width: float
    aspect: float

    def project(self, points: Array) -> Array:
        """Project (n, 3) points to (n, 3) x, y and depth.

        x and y are shares of the width and height of the picture, 0..1 inside it.
        """
        towards = points - self.position
        depth = np.maximum(towards @ self.forward, 1e-6)
        across = towards @ self.right / depth / self.width + 0.5
        down = 0.5 - towards @ self.up / depth / (self.width * self.aspect)
        return np.column_stack([across, down, depth])


def look_at(
    target: Array, distance: float, yaw: float, pitch: float, roll: float = 0,
    width: float = 0.36, aspect: float = 1,
) -> Camera:  # fmt: skip
    """Return a camera that is aimed at a target.

    Args:
        target: (3,) centre of the picture.
        distance: from the target.
        yaw: in degrees, 0 from the front (-y), positive from the right.
        pitch: in degrees above the horizon.
        roll: in degrees, clockwise.
        width: of the picture at distance 1.
        aspect: height of the picture over its width.
    """
    y, p, r = np.radians([yaw, pitch, roll])
    back = np.array([np.sin(y) * np.cos(p), -np.cos(y) * np.cos(p), np.sin(p)])
    right = np.array([np.cos(y), np.sin(y), 0])
    up = np.cross(back, right)
    turned = np.cos(r) * right - np.sin(r) * up
    return Camera(target + distance * back, turned, np.cross(back, turned), -back, width, aspect)


def frame_points(
    points: Array, yaw: float, pitch: float, fill: float = 0.8, roll: float = 0,
    width: float = 0.36, aspect: float = 1, shift: tuple[float, float] = (0, 0),
) -> Camera:  # fmt: skip
    """Return a camera whose frame contains all points.

    Args:
        points: (n, 3).
        yaw: as of ``look_at``, like the other angles.
        pitch: in degrees.
        fill: share of the frame that they fill in the tighter direction.
        roll: in degrees.
        width: of the picture at distance 1.
        aspect: height of the picture over its width.
        shift: of their centre from the centre of the frame, in shares of the frame.
    """
    target = (points.min(axis=0) + points.max(axis=0)) / 2
    distance = float(np.ptp(points, axis=0).max()) / width * 1.5
    for _ in range(12):
        camera = look_at(target, distance, yaw, pitch, roll, width, aspect)
        points_2d = camera.project(points)[:, :2]
        low, high = points_2d.min(axis=0), points_2d.max(axis=0)
        off = (low + high) / 2 - 0.5 - np.array(shift)
        span = distance * width
        target = target + off[0] * span * camera.right - off[1] * span * aspect * camera.up
        distance *= float((high - low).max()) / fill
    return look_at(target, distance, yaw, pitch, roll, width, aspect)
