"""Takes query photos: a thing in a place, with things around it, by a hurried hand."""

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter

from tools.demo_catalogue import blender, places, props
from tools.demo_catalogue.blender import Lamp
from tools.demo_catalogue.camera import framed
from tools.demo_catalogue.mesh import Array
from tools.demo_catalogue.places import LIGHTS
from tools.demo_catalogue.queries import Shot
from tools.demo_catalogue.thing import Thing

_LONG_PX, _SHORT_PX = 512, 384


def photograph(shot: Shot, samples: int = 8, long_px: int = _LONG_PX) -> Image.Image:
    """Return a query photo, ``long_px`` on its longer side."""
    rng = np.random.default_rng([31, shot.number])
    subject = shot.product.thing().posed(-shot.yaw)
    size = subject.size()
    scale = 1.6 / float(np.linalg.norm(size))
    upright = size[2] > 1.25 * size[0]
    short = long_px * _SHORT_PX // _LONG_PX
    frame = (short, long_px) if upright else (long_px, short)
    subject_points = subject.vertices() * scale
    seen = framed(
        subject_points, 0, shot.pitch, shot.fill, shot.roll, 0.62 if not upright else 0.47,
        frame[1] / frame[0], shot.shift,
    )  # fmt: skip
    blender.empty(samples, LIGHTS[shot.light].sky, LIGHTS[shot.light].strength)
    for thing in (subject, *_surroundings(shot, size, rng)):
        blender.put(thing, scale)
    shine(shot.light, 0.5 * float(size[2]) * scale)
    if shot.place == "shelf":
        # The upper board keeps the lamps away: shops light their shelves from the front.
        blender.light(Lamp((0.4, -4, 2.0), 1.5, 120, "#fff2e0", (0, 0, 0.4)))
    middle = subject_points.mean(axis=0)
    distance = float((middle - seen.place) @ seen.forward)
    blender.look(seen, frame, distance, aperture=float(rng.uniform(0.02, 0.1)))
    return developed(blender.picture(LIGHTS[shot.light].stops), shot, rng)


def shine(name: str, height: float) -> None:
    """Hang the lamps of a kind of light around a spot at a height, in units of the scene."""
    for yaw, high, size, watts, colour in LIGHTS[name].lamps:
        y, h = np.radians([yaw, high])
        way = np.array([np.sin(y) * np.cos(h), -np.cos(y) * np.cos(h), np.sin(h)]) * 4.2
        place = (float(way[0]), float(way[1]), float(way[2]) + height)
        blender.light(Lamp(place, size, watts * 1.5, colour, (0, 0, height)))


def _surroundings(shot: Shot, size: Array, rng: np.random.Generator) -> list[Thing]:
    """Return everything else, in cm around the thing at the origin."""
    if shot.place == "shelf":
        return [*places.shelf(rng, float(size[0]), float(size[2])), *_cover(shot, size, rng)]
    if shot.place == "hand":
        skin, sleeve = (
            str(rng.choice(props.SKINS)),
            str(rng.choice(("#2a3a5a", "#5a5a5a", "#7a2f2f", "#e4e0d8"))),
        )
        behind = [
            one.placed(np.eye(3), np.array([0, 0, -14.0])) for one in places.background(rng, 45, 9)
        ]
        floor = places.ground(shot.ground).placed(np.eye(3), np.array([0, 0, -14.0]))
        return [
            props.hand(size, skin, sleeve, bool(rng.integers(2))),
            *behind,
            floor,
            places.wall(rng, 95),
        ]
    if shot.place == "floor":
        return [
            places.ground(shot.ground),
            places.wall(rng, float(size[1]) / 2 + rng.uniform(12, 60), True),
        ]
    behind = places.background(rng, float(size[1]) / 2 + 16, int(rng.integers(3, 8)))
    wall = places.wall(rng, float(size[1]) + rng.uniform(40, 80))
    return [
        places.ground(shot.ground),
        wall,
        *behind,
        *_clutter(shot, size, rng),
        *_cover(shot, size, rng),
    ]


def _clutter(shot: Shot, size: Array, rng: np.random.Generator) -> list[Thing]:
    """Return things that lie at the sides, clear of the product."""
    reach = float(np.hypot(size[0], size[1])) / 2
    things = []
    for number in range(shot.clutter):
        made = props.CLUTTER[int(rng.integers(len(props.CLUTTER)))](rng).posed(rng.uniform(0, 360))
        away = reach + float(np.hypot(*made.size()[:2])) / 2 + rng.uniform(0.5, 4)
        angle = np.radians((20 if number % 2 else 160) + rng.uniform(-45, 40))
        offset = np.array([away * np.cos(angle), away * np.sin(angle), 0])
        things.append(made.placed(np.eye(3), offset))
    return things


def _cover(shot: Shot, size: Array, rng: np.random.Generator) -> list[Thing]:
    """Return something before a lower corner of the product, if the shot wants that."""
    if not shot.covered:
        return []
    made = props.neighbour(rng)
    wide, _, high = made.size()
    scale = min(0.45 * float(size[2]) / high, 0.5 * float(size[0]) / wide, 1.2)
    side = 1 if rng.uniform() < 0.5 else -1
    offset = np.array([side * float(size[0]) * 0.42, -float(size[1]) / 2 - scale * 5 - 1, 0])
    return [made.placed(np.eye(3) * scale, offset)]


def developed(picture: Image.Image, shot: Shot, rng: np.random.Generator) -> Image.Image:
    """Return the picture as a hand-held camera gives it: exposed, a little soft, with noise."""
    soft = picture.filter(ImageFilter.GaussianBlur(shot.blur_px * picture.width / _LONG_PX))
    pixels = exposed(np.asarray(soft, np.float32)) * 2 ** (shot.stops / 2.2)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    pixels = pixels * (1 - 0.1 * (x**2 + y**2))[:, :, None]
    noise = rng.normal(0, shot.noise, (height, width, 1))
    pixels = pixels + noise + rng.normal(0, shot.noise / 3, pixels.shape)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8))


def exposed(pixels: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return levels (height, width, 3) as a camera's automatic exposure would have them.

    The middle of the picture counts; what would be too bright is rolled off.
    """
    height, width = pixels.shape[:2]
    middle = pixels[height // 4 : -height // 4, width // 4 : -width // 4]
    gain = float(np.clip(120 / max(middle.mean(), 1), 0.75, 3))
    levels = pixels * gain / 255
    result: npt.NDArray[np.float32] = 255 * np.where(
        levels > 0.75, 0.75 + 0.25 * np.tanh((levels - 0.75) / 0.25), levels
    )
    return result
