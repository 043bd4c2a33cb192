"""Render studio pictures: an object on a white seamless background."""

import numpy as np
from PIL import Image

from tools.demo_catalogue import blender
from tools.demo_catalogue.blender import Lamp
from tools.demo_catalogue.camera import frame_points
from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import grid
from tools.demo_catalogue.object3d import Object3D, assemble, part

_KEY = Lamp((-3.2, -2.6, 3.6), 2.0, 100)
_FILL = Lamp((3.8, -2.0, 1.8), 2.6, 24)
_RIM = Lamp((1.6, 3.0, 3.0), 1.6, 60)
# Slightly emissive: whiter than white objects, but with visible contact shadows.
_GROUND = Material("#f4f4f4", 0.75, emission=0.52)


def render_product(
    subject: Object3D, side_px: int, yaw: float, pitch: float, samples: int = 8
) -> Image.Image:
    """Render a studio picture of (side_px, side_px).

    Args:
        subject: the object.
        side_px: of the picture.
        yaw: of the camera in degrees; 0 is the front.
        pitch: of the camera in degrees above the horizon.
        samples: per pixel; the denoiser needs only a few.
    """
    subject = subject.posed()
    scale = 1.6 / float(np.linalg.norm(subject.size()))
    blender.new_scene(samples, (1, 1, 1), 0.36)
    blender.add_object(subject.posed(-yaw), scale)
    blender.add_object(_seamless(), 1)
    for lamp in (_KEY, _FILL, _RIM):
        blender.add_lamp(lamp)
    points = subject.posed(-yaw).vertices() * scale
    blender.set_camera(frame_points(points, 0, pitch, 0.84), (side_px, side_px))
    return blender.render()


def _seamless() -> Object3D:
    """Return a background that curves up behind the object, in units of the scene."""
    profile = [(-30.0, 0.0), (6.0, 0.0)]
    profile += [(6 + 4 * np.sin(a), 4 - 4 * np.cos(a)) for a in np.linspace(0.1, np.pi / 2, 12)]
    profile.append((10.0, 30.0))
    rows = np.array([[(-40.0, y, z), (40.0, y, z)] for y, z in profile])
    return assemble(part(grid(rows), _GROUND))
