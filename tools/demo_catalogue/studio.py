"""The studio: a thing on a white seamless ground between softboxes."""

import numpy as np
from PIL import Image

from tools.demo_catalogue import blender
from tools.demo_catalogue.blender import Lamp
from tools.demo_catalogue.camera import framed
from tools.demo_catalogue.materials import Material
from tools.demo_catalogue.mesh import grid
from tools.demo_catalogue.thing import Thing, part, thing

_KEY = Lamp((-3.2, -2.6, 3.6), 2.0, 100)
_FILL = Lamp((3.8, -2.0, 1.8), 2.6, 24)
_RIM = Lamp((1.6, 3.0, 3.0), 1.6, 60)
# It glows a little: whiter than white things, and still grey where they stand.
_GROUND = Material("#f4f4f4", 0.75, glow=0.52)


def photograph(
    subject: Thing, side_px: int, yaw: float, pitch: float, samples: int = 8
) -> Image.Image:
    """Return a picture of a thing, (side_px, side_px).

    Args:
        subject: what is pictured.
        side_px: of the picture.
        yaw: in degrees, from where the camera sees the thing; 0 is its front.
        pitch: of the camera in degrees above the horizon.
        samples: of each pixel; the denoiser needs only a few.
    """
    subject = subject.posed()
    scale = 1.6 / float(np.linalg.norm(subject.size()))
    blender.empty(samples, (1, 1, 1), 0.36)
    blender.put(subject.posed(-yaw), scale)
    blender.put(_seamless(), 1)
    for lamp in (_KEY, _FILL, _RIM):
        blender.light(lamp)
    points = subject.posed(-yaw).vertices() * scale
    blender.look(framed(points, 0, pitch, 0.84), (side_px, side_px))
    return blender.picture()


def _seamless() -> Thing:
    """Return a ground that rises behind the thing, in units of the scene."""
    profile = [(-30.0, 0.0), (6.0, 0.0)]
    profile += [(6 + 4 * np.sin(a), 4 - 4 * np.cos(a)) for a in np.linspace(0.1, np.pi / 2, 12)]
    profile.append((10.0, 30.0))
    rows = np.array([[(-40.0, y, z), (40.0, y, z)] for y, z in profile])
    return thing(part(grid(rows), _GROUND))
