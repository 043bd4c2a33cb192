"""The query photos: things on a shop's counter, taken by hand.

Another light, another angle and another background than in the studio, things
lying around, a lens that is not quite sharp, noise, and a hurried frame.
"""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
import numpy.typing as npt

from tools.sample import wares
from tools.sample.render import develop, render
from tools.sample.scene import Camera, Light, Scene, Softbox, Thing, standing
from tools.sample.shapes import Array, box, lathe, ring, rod, turn, union, unit, vector
from tools.sample.surfaces import Part, linear, plain, ripple

# Points on the counter (n, 3) to their colours.
Top = Callable[[Array], Array]


@dataclass(frozen=True, slots=True)
class Photo:
    """How a query photo is taken.

    Attributes:
        sku: the product seen; empty for a thing that is not in the catalogue.
        turned: yaw of the thing in degrees.
        top: the counter.
        props: what else lies there, of ``pen reader cup tape``.
        flipped: whether that lies on the other side.
        lying: whether the thing lies on its back.
        pitch, roll: of the camera, in degrees.
        near: how close it is taken; at 1 the thing fills two thirds of the frame.
        shift: where the thing is in the frame, -1..1 across and up.
        warmth: colour of the light, 1 is white, more is redder.
        exposure: brightness.
        blur: of the lens, in pixels.
    """

    sku: str
    turned: float
    pitch: float
    top: Top
    props: str
    flipped: bool = False
    lying: bool = False
    roll: float = 0
    near: float = 1
    shift: tuple[float, float] = (0, 0)
    size: tuple[int, int] = (640, 480)
    warmth: float = 1.1
    exposure: float = 1
    blur: float = 0.8


def planks(pale: str, dark: str, width: float) -> Top:
    """Return a counter of planks that run to the left and right."""
    light, deep = linear(pale), linear(dark)

    def colours(points: Array) -> Array:
        row = np.floor(points[:, 2] / width)
        along = points * vector(0.25, 1, 1) + row[:, None] * vector(3.7, 5.1, 0)
        grain = np.sin(30 * along[:, 2] + 5 * ripple(along, 2.2, 51)) * 0.5 + 0.5
        share = np.clip(0.4 * grain + 0.2 * ripple(along * vector(1, 1, 5), 9, 52) + 0.15, 0, 1)
        tone = 0.85 + 0.3 * ((row * 0.618) % 1)
        gap = np.abs((points[:, 2] / width) % 1 - 0.5) > 0.485
        mixed = light * (1 - share[:, None]) + deep * share[:, None]
        result: Array = (mixed * (tone * np.where(gap, 0.35, 1))[:, None]).astype(np.float32)
        return result

    return colours


def terrazzo(ground: str, *chips: str) -> Top:
    """Return a counter of polished stone chips."""
    base, tints = linear(ground), [linear(chip) for chip in chips]

    def colours(points: Array) -> Array:
        flat = points * vector(1, 0, 1)
        result = base * (1 + 0.04 * ripple(flat, 6, 60)[:, None])
        for number, tint in enumerate(tints):
            chip = ripple(flat, 13, 61 + number) * ripple(flat, 19, 71 + number)
            share = np.clip((chip - 0.75) * 14, 0, 1)[:, None]
            result = result * (1 - share) + tint * share
        return result.astype(np.float32)

    return colours


OAK = planks("#c79f6b", "#8a5f35", 1.3)
WALNUT = planks("#7d5a3f", "#44301f", 1.0)
BEECH = planks("#dcbc8e", "#b98d59", 1.6)
STONE = terrazzo("#d7d2c8", "#8d8378", "#b5a48c", "#5d5a57")
SLATE = terrazzo("#4a4d50", "#5d6164", "#3a3c3e", "#6f6a62")


PHOTOS = (
    Photo("CAN-LIM", 18, 34, OAK, "reader cup", shift=(0.1, -0.05), warmth=1.2),
    Photo("TEA-BER", 38, 26, STONE, "pen tape", roll=-7, shift=(-0.15, 0), warmth=0.95),
    Photo("JAR-APR", -22, 30, WALNUT, "reader pen", near=1.4, shift=(0.66, 0.1), warmth=1.25),
    Photo("COF-FIL", 24, 56, BEECH, "pen cup", True, lying=True, size=(480, 640), blur=1.1),
    Photo("MUG-DOT", -68, 38, OAK, "pen tape reader", True, roll=5, shift=(-0.1, 0.05)),
    Photo("DRK-BAR", -6, 22, SLATE, "cup reader", near=1.15, size=(480, 640), shift=(0, -0.45)),
    Photo("TOY-RNG", 0, 44, STONE, "tape pen", True, roll=9, shift=(0.15, 0), exposure=0.85),
    Photo("FRU-APR", 150, 40, WALNUT, "reader tape", near=0.8, shift=(-0.2, -0.1), blur=1.2),
    Photo("", -35, 30, BEECH, "cup pen", shift=(0.05, 0)),
)


def take(photo: Photo, thing: Thing, seed: int) -> npt.NDArray[np.uint8]:
    """Return the photo of the thing, (height, width, 3) sRGB."""
    laid = _laid(thing, photo)
    camera = _aimed(laid, photo)
    scene = Scene((laid, *_props(laid, photo)), _shop_light(photo), _room(photo, seed))
    picture, depth = render(scene, camera, finer=2)
    middle = float(np.linalg.norm(camera.eye - laid.corners().mean(axis=0)))
    picture = _out_of_focus(picture, depth, middle + max(laid.size))
    return _through_the_lens(picture, photo, seed)


def unknown() -> Thing:
    """Return a thing that is not in the catalogue."""
    return wares.duck()


def _laid(thing: Thing, photo: Photo) -> Thing:
    matrix, offset = turn(1, photo.turned) @ thing.matrix, thing.offset
    if photo.lying:
        matrix = turn(1, photo.turned) @ turn(0, -90)
        offset = vector(0, thing.size[2] / 2, 0) - matrix @ vector(0, thing.size[1] / 2, 0)
    return Thing(thing.parts, thing.size, matrix, offset.astype(np.float32))


def _aimed(thing: Thing, photo: Photo) -> Camera:
    pitch = np.radians(photo.pitch)
    back = vector(0, np.sin(pitch), np.cos(pitch))
    middle = thing.corners().mean(axis=0)
    distance = float(np.linalg.norm(thing.size)) * 2.0 / photo.near
    reach = np.tan(np.radians(20)) * distance
    up = vector(0, np.cos(pitch), -np.sin(pitch))
    shift = vector(1, 0, 0) * photo.shift[0] * reach + up * photo.shift[1] * reach
    target = (middle - shift).astype(np.float32)
    eye = (target + back * distance).astype(np.float32)
    return Camera(eye, target, 40, photo.size, photo.roll)


def _shop_light(photo: Photo) -> Light:
    """Return ceiling lamps and a window."""
    tint = vector(photo.warmth, 1, 2 - photo.warmth) * np.float32(photo.exposure)
    key = unit(vector(-0.5 if photo.flipped else 0.5, 1, 0.35)[None])[0]
    return Light(
        key=key,
        key_colour=tint * np.float32(0.85),
        softness=0.14,
        sky=tint * np.float32(0.52),
        ground=tint * np.float32(0.26),
        softboxes=(
            Softbox(key, (0.16, 0.16), tint * np.float32(4)),
            Softbox(unit(vector(-0.8, 0.5, 0.6)[None])[0], (0.3, 0.45), vector(1.3, 1.45, 1.6)),
            Softbox(unit(vector(-0.2, 1.0, -0.2)[None])[0], (0.12, 0.6), tint * np.float32(2)),
        ),
    )


def _room(photo: Photo, seed: int) -> Callable[[Array, Array, Array], tuple[Array, Array]]:
    """Return the counter and, behind its edge, shelves in a dim room."""
    rng = np.random.default_rng(seed)
    wall = linear("#77716a")
    spots = rng.uniform((-1.2, -0.5, 0.05, 0.08), (1.2, 0.3, 0.12, 0.2), (26, 4))
    greys = rng.uniform(0.04, 0.5, (26, 1))
    tints = (greys * rng.uniform(0.6, 1.2, (26, 3))).astype(np.float32)
    tint = vector(photo.warmth, 1, 2 - photo.warmth) * np.float32(photo.exposure)

    def backdrop(rays: Array, _: Array, points: Array) -> tuple[Array, Array]:
        ahead = rays[:, :2] / np.maximum(-rays[:, 2:], 0.05)
        colours = np.tile(wall * 0.8, (len(rays), 1))
        for (x, y, half_width, half_height), colour in zip(spots, tints, strict=True):
            inside = (np.abs(ahead[:, 0] - x) < half_width) & (
                np.abs(ahead[:, 1] - y) < half_height
            )
            colours[inside] = colour
        counter = ~np.isnan(points[:, 0]) & (points[:, 2] > -4.5)
        colours[counter] = photo.top(points[counter]) * 0.92
        mirror = np.where(counter, 0.07, 0).astype(np.float32)
        return (colours * tint).astype(np.float32), mirror

    return backdrop


def _props(thing: Thing, photo: Photo) -> list[Thing]:
    """Return what lies about on the counter, around the thing."""
    low, high = thing.corners().min(axis=0), thing.corners().max(axis=0)
    # Where each stands (x, z) and how it is turned.
    places = {
        "pen": (_pen, high[0] + 0.35, high[2] + 0.25, 52),
        "reader": (_card_reader, low[0] - 0.75, low[2] - 0.3, -24),
        "cup": (_paper_cup, high[0] + 0.8, low[2] - 0.7, 0),
        "tape": (_tape, low[0] - 0.5, high[2] + 0.1, 0),
    }
    side = -1 if photo.flipped else 1
    props = []
    for name in photo.props.split():
        build, x, z, degrees = places[name]
        prop = build()
        matrix, offset = turn(1, side * degrees), vector(side * x, 0, z)
        props.append(Thing(prop.parts, prop.size, matrix, offset))
    return props


def _pen() -> Thing:
    shaft = rod((0, 0.05, -0.7), (0, 0.05, 0.6), 0.045)
    tip = rod((0, 0.05, 0.6), (0, 0.05, 0.72), 0.04, 0.3)
    steel = plain("#d8d8d8", 0.5, 0.2, 1)
    return standing(0.2, 0.1, 1.5, Part(shaft, plain("#1f3f8a", 0.05, 0.3)), Part(tip, steel))


def _card_reader() -> Thing:
    body = box((0, 0.12, 0), (0.38, 0.11, 0.78), 0.06)
    screen = box((0, 0.2, -0.45), (0.3, 0.04, 0.22), 0.02)
    keys = [
        box((x, 0.22, z), (0.07, 0.03, 0.05), 0.02)
        for x in (-0.2, 0.0, 0.2)
        for z in (0.0, 0.2, 0.4)
    ]
    return standing(
        0.8, 0.25, 1.6,
        Part(body, plain("#2b2d30", 0.05, 0.4)),
        Part(screen, plain("#9db8a8", 0.08, 0.1)),
        Part(union(*keys), plain("#d9d9d6", 0.04, 0.5)),
    )  # fmt: skip


def _paper_cup() -> Thing:
    wall = [(0, 0), (0.28, 0), (0.3, 0.02), (0.4, 0.95), (0.37, 0.95), (0.3, 0.1), (0, 0.1)]
    rim = ring((0, 0.95, 0), 0.39, 0.025, 1)
    return standing(0.9, 1.0, 0.9, Part(union(lathe(wall), rim), plain("#e9e4da", 0.03, 0.6)))


def _tape() -> Thing:
    roll = lathe([(0.26, 0), (0.4, 0), (0.4, 0.24), (0.26, 0.24), (0.26, 0)])
    return standing(0.9, 0.25, 0.9, Part(roll, plain("#b58a4e", 0.06, 0.2)))


def _out_of_focus(picture: Array, depth: Array, far: float) -> Array:
    """Blur what is farther away than ``far``, without its neighbours bleeding in."""
    share = np.clip((depth - far) / 3, 0, 1).astype(np.float32)
    for sigma, start in ((2.5, 0.0), (6.0, 0.35), (11.0, 0.7)):
        weight = np.clip((share - start) * 6, 0, 1)[..., None]
        kept = np.maximum(weight, np.float32(1e-3))
        blurred = cv2.GaussianBlur((picture * kept).astype(np.float32), (0, 0), sigma)
        total = cv2.GaussianBlur(kept[..., 0], (0, 0), sigma)[..., None]
        picture = picture * (1 - weight) + blurred / total * weight
    return picture


def _through_the_lens(picture: Array, photo: Photo, seed: int) -> npt.NDArray[np.uint8]:
    height, width = picture.shape[:2]
    soft = cv2.GaussianBlur(picture.astype(np.float32), (0, 0), photo.blur)
    down, across = np.mgrid[-1 : 1 : height * 1j, -1 : 1 : width * 1j]
    vignette = 1 - 0.16 * (down**2 + across**2)
    grain = np.random.default_rng(seed).normal(0, 1, picture.shape)
    noise = np.asarray(cv2.GaussianBlur(grain, (0, 0), 0.7)) * 0.012
    exposed = np.asarray(soft) * vignette[..., None]
    return develop(np.maximum(exposed + noise * np.sqrt(np.maximum(exposed, 0.02)), 0))
