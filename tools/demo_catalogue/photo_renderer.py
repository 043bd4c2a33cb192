"""Render query photos: an object in a location among other objects, as with a phone."""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from tools.demo_catalogue import blender, locations, props
from tools.demo_catalogue.blender import Lamp
from tools.demo_catalogue.camera import frame_points
from tools.demo_catalogue.locations import LIGHTS
from tools.demo_catalogue.mesh import Array
from tools.demo_catalogue.object3d import Object3D
from tools.demo_catalogue.query_photos import QueryPhoto

_LONG_PX, _SHORT_PX = 512, 384


def render_photo(photo: QueryPhoto, samples: int = 8, long_px: int = _LONG_PX) -> Image.Image:
    """Render a query photo with a longer side of ``long_px``."""
    rng = np.random.default_rng([31, photo.number])
    subject = photo.product.make_object().posed(-photo.yaw)
    size = subject.size()
    scale = 1.6 / float(np.linalg.norm(size))
    upright = size[2] > 1.25 * size[0]
    short = long_px * _SHORT_PX // _LONG_PX
    frame = (short, long_px) if upright else (long_px, short)
    subject_points = subject.vertices() * scale
    camera = frame_points(
        subject_points, 0, photo.pitch, photo.fill, photo.roll, 0.62 if not upright else 0.47,
        frame[1] / frame[0], photo.shift,
    )  # fmt: skip
    blender.new_scene(samples, LIGHTS[photo.light].sky, LIGHTS[photo.light].strength)
    for one in (subject, *_surroundings(photo, size, rng)):
        blender.add_object(one, scale)
    add_lamps(photo.light, 0.5 * float(size[2]) * scale)
    if photo.place == "shelf":
        # The upper board blocks the lamps, so light the shelf from the front.
        blender.add_lamp(Lamp((0.4, -4, 2.0), 1.5, 120, "#fff2e0", (0, 0, 0.4)))
    middle = subject_points.mean(axis=0)
    distance = float((middle - camera.position) @ camera.forward)
    blender.set_camera(camera, frame, distance, aperture=float(rng.uniform(0.02, 0.1)))
    return simulate_camera(blender.render(LIGHTS[photo.light].stops), photo, rng)


def add_lamps(name: str, height: float) -> None:
    """Add the lamps of a light, aimed at a height in units of the scene."""
    for yaw, high, size, watts, colour in LIGHTS[name].lamps:
        y, h = np.radians([yaw, high])
        way = np.array([np.sin(y) * np.cos(h), -np.cos(y) * np.cos(h), np.sin(h)]) * 4.2
        place = (float(way[0]), float(way[1]), float(way[2]) + height)
        blender.add_lamp(Lamp(place, size, watts * 1.5, colour, (0, 0, height)))


def _surroundings(photo: QueryPhoto, size: Array, rng: np.random.Generator) -> list[Object3D]:
    """Return all other objects, in cm; the product is at the origin."""
    if photo.place == "shelf":
        return [*locations.shelf(rng, float(size[0]), float(size[2])), *_occluder(photo, size, rng)]
    if photo.place == "hand":
        skin, sleeve = (
            str(rng.choice(props.SKINS)),
            str(rng.choice(("#2a3a5a", "#5a5a5a", "#7a2f2f", "#e4e0d8"))),
        )
        behind = [
            one.transformed(np.eye(3), np.array([0, 0, -14.0]))
            for one in locations.background(rng, 45, 9)
        ]
        floor = locations.ground(photo.ground).transformed(np.eye(3), np.array([0, 0, -14.0]))
        return [
            props.hand(size, skin, sleeve, bool(rng.integers(2))),
            *behind,
            floor,
            locations.wall(rng, 95),
        ]
    if photo.place == "floor":
        return [
            locations.ground(photo.ground),
            locations.wall(rng, float(size[1]) / 2 + rng.uniform(12, 60), True),
        ]
    behind = locations.background(rng, float(size[1]) / 2 + 16, int(rng.integers(3, 8)))
    wall = locations.wall(rng, float(size[1]) + rng.uniform(40, 80))
    return [
        locations.ground(photo.ground),
        wall,
        *behind,
        *_clutter(photo, size, rng),
        *_occluder(photo, size, rng),
    ]


def _clutter(photo: QueryPhoto, size: Array, rng: np.random.Generator) -> list[Object3D]:
    """Return clutter beside the product."""
    reach = float(np.hypot(size[0], size[1])) / 2
    things = []
    for number in range(photo.clutter):
        made = props.CLUTTER[int(rng.integers(len(props.CLUTTER)))](rng).posed(rng.uniform(0, 360))
        away = reach + float(np.hypot(*made.size()[:2])) / 2 + rng.uniform(0.5, 4)
        angle = np.radians((20 if number % 2 else 160) + rng.uniform(-45, 40))
        offset = np.array([away * np.cos(angle), away * np.sin(angle), 0])
        things.append(made.transformed(np.eye(3), offset))
    return things


def _occluder(photo: QueryPhoto, size: Array, rng: np.random.Generator) -> list[Object3D]:
    """Return an object in front of a lower corner of the product, if planned."""
    if not photo.covered:
        return []
    made = props.neighbouring_pack(rng)
    wide, _, high = made.size()
    scale = min(0.45 * float(size[2]) / high, 0.5 * float(size[0]) / wide, 1.2)
    side = 1 if rng.uniform() < 0.5 else -1
    offset = np.array([side * float(size[0]) * 0.42, -float(size[1]) / 2 - scale * 5 - 1, 0])
    return [made.transformed(np.eye(3) * scale, offset)]


def simulate_camera(
    picture: Image.Image, photo: QueryPhoto, rng: np.random.Generator
) -> Image.Image:
    """Apply auto exposure, blur, vignetting and noise of a hand-held camera."""
    soft = picture.filter(ImageFilter.GaussianBlur(photo.blur_px * picture.width / _LONG_PX))
    pixels = auto_expose(np.asarray(soft, np.float32)) * 2 ** (photo.stops / 2.2)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    pixels = pixels * (1 - 0.1 * (x**2 + y**2))[:, :, None]
    noise = rng.normal(0, photo.noise, (height, width, 1))
    pixels = pixels + noise + rng.normal(0, photo.noise / 3, pixels.shape)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def auto_expose(pixels: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return (h, w, 3) levels with automatic exposure.

    Metered at the centre; highlights are rolled off.
    """
    height, width = pixels.shape[:2]
    middle = pixels[height // 4 : -height // 4, width // 4 : -width // 4]
    gain = float(np.clip(120 / max(middle.mean(), 1), 0.75, 3))
    levels = pixels * gain / 255
    result: npt.NDArray[np.float32] = 255 * np.where(
        levels > 0.75, 0.75 + 0.25 * np.tanh((levels - 0.75) / 0.25), levels
    )
    return result
