"""Photos of one long shelf that overlap, with the boxes of all units.

A shelf of several boards is filled with cut-outs of products: runs of one to four units of a
product side by side, now and then an empty place. Every unit stands at its own depth in front
of the back wall, so that photos from several places have parallax as real ones do: each plane
is seen by a pinhole camera. The camera moves along the shelf, in one strip or in two; it is
turned a little each time, and light, sharpness and noise change.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
import numpy.typing as npt

from datasets.cut_outs import CutOut
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region

SIZE_PX: Final = (1280, 960)
_FOCAL_PX: Final = 1150.0
_PX_PER_METRE: Final = 900
_BOARD_HEIGHT: Final = 0.34
_BOARD_EDGE: Final = 0.03
_UNIT_HEIGHTS: Final = (0.15, 0.27)
_LARGEST_UNIT_WIDTH: Final = 0.24
_GAPS: Final = (0.004, 0.015)
_EMPTY_SHARE: Final = 0.08
_DEEPEST: Final = 0.06
_WALL_DEPTH: Final = 0.3
# A unit of which less is in the photo is not expected to be found.
MIN_VISIBLE: Final = 0.15

_Matrix = npt.NDArray[np.float64]
_Canvas = npt.NDArray[np.float32]


@dataclass(frozen=True)
class ShelfProduct:
    """A product that stands on the shelf."""

    sku: str
    piece: CutOut


@dataclass(frozen=True)
class ShelfUnit:
    """A unit on the shelf, in metres; ``bottom`` is larger than ``top``.

    Attributes:
        number: of the unit on the shelf.
        depth: behind the front edge of the board.
    """

    number: int
    product: ShelfProduct
    left: float
    top: float
    right: float
    bottom: float
    depth: float


@dataclass(frozen=True)
class VisibleUnit:
    """A unit in a photo.

    Attributes:
        number: of the unit on the shelf.
        box: the part that is in the photo.
        visible: share of its area that is in the photo, 0..1.
    """

    number: int
    sku: str
    box: Region
    visible: float


@dataclass(frozen=True)
class ShelfPhoto:
    """A photo of a part of the shelf.

    Attributes:
        pixels: (h, w, 3) uint8 RGB.
        units: of which at least ``MIN_VISIBLE`` is in the photo.
    """

    pixels: RgbImage
    units: tuple[VisibleUnit, ...]


def fill_shelf(
    products: Sequence[ShelfProduct], length: float, boards: int, random: np.random.Generator
) -> list[ShelfUnit]:
    """Return the units on a shelf.

    Args:
        products: each may stand in several places.
        length: of the shelf in metres.
        boards: one above the other.
        random: the source of randomness.
    """
    units: list[ShelfUnit] = []
    for board in range(boards):
        floor = (board + 1) * _BOARD_HEIGHT - _BOARD_EDGE
        left = float(random.uniform(0, 0.05))
        while left < length:
            product = products[int(random.integers(len(products)))]
            size = _unit_size(product, random)
            if random.random() < _EMPTY_SHARE:
                left += size[0] * random.uniform(1.0, 1.6)
            for _ in range(int(random.integers(1, 5))):
                if left + size[0] > length:
                    break
                units.append(_standing(len(units), product, left, floor, size, random))
                left += size[0] + float(random.uniform(*_GAPS))
            else:
                continue
            break
    return units


def take_photos(
    units: Sequence[ShelfUnit],
    length: float,
    boards: int,
    count: int,
    strips: int,
    random: np.random.Generator,
    wall_random: np.random.Generator | None = None,
) -> list[ShelfPhoto]:
    """Return overlapping photos of the whole shelf, from left to right in each strip.

    Args:
        units: of ``fill_shelf``.
        length: of the shelf in metres.
        boards: one above the other.
        count: number of photos.
        strips: one above the other, 1 or more.
        random: the source of randomness.
        wall_random: that of the back wall, for photos of one wall that are taken in several calls;
            None for the same.
    """
    wall = _wall(length, boards, wall_random or random)
    columns = count // strips
    height = boards * _BOARD_HEIGHT
    photos = []
    for strip in range(strips):
        for column in range(columns):
            share = (column + 0.5) / columns
            middle = (length * share, height * (strip + 0.5) / strips)
            field = (1.55 * length / columns, (1.25 if strips > 1 else 1.06) * height / strips)
            camera = _camera(middle, field, random)
            photos.append(_photo(units, wall, camera, random))
    return photos


def _unit_size(product: ShelfProduct, random: np.random.Generator) -> tuple[float, float]:
    height_px, width_px = product.piece.mask.shape
    height = float(random.uniform(*_UNIT_HEIGHTS))
    width = min(height * width_px / height_px, _LARGEST_UNIT_WIDTH)
    return width, width * height_px / width_px


def _standing(
    number: int,
    product: ShelfProduct,
    left: float,
    floor: float,
    size: tuple[float, float],
    random: np.random.Generator,
) -> ShelfUnit:
    depth = float(random.uniform(0, _DEEPEST))
    return ShelfUnit(number, product, left, floor - size[1], left + size[0], floor, depth)


def _wall(length: float, boards: int, random: np.random.Generator) -> RgbImage:
    """Return the back wall, (h, w, 3) uint8, ``_PX_PER_METRE`` pixels to the metre."""
    shape = round(boards * _BOARD_HEIGHT * _PX_PER_METRE), round(length * _PX_PER_METRE)
    grain = cv2.resize(random.normal(0, 5, (shape[0] // 40, shape[1] // 40)), shape[::-1])
    colour = random.uniform(120, 215) + random.uniform(-12, 12, 3)
    wall = colour + grain[..., None] + random.normal(0, 2, (*shape, 1))
    return np.asarray(wall.clip(0, 255), np.uint8)


def _camera(
    middle: tuple[float, float], field: tuple[float, float], random: np.random.Generator
) -> _Matrix:
    """Return the (3, 4) projection from metres on the shelf, depth away, to pixels."""
    distance = _FOCAL_PX * max(field[0] / SIZE_PX[0], field[1] / SIZE_PX[1])
    place = np.array(
        [
            middle[0] + random.uniform(-0.05, 0.05) * field[0],
            middle[1] + random.uniform(-0.03, 0.03) * field[1],
            -distance * random.uniform(0.95, 1.1),
        ]
    )
    # Yaw, pitch and roll in degrees; it looks at the middle of its part of the shelf.
    yaw, pitch, roll = np.deg2rad(random.uniform((-9, -6, -3), (9, 6, 3)))
    place[0] -= np.tan(yaw) * distance
    place[1] -= np.tan(pitch) * distance
    turn, _ = cv2.Rodrigues(np.array([0.0, 0.0, roll]))
    for axis in ([pitch, 0.0, 0.0], [0.0, -yaw, 0.0]):
        turn = turn @ cv2.Rodrigues(np.array(axis))[0]
    inner = np.array([[_FOCAL_PX, 0, SIZE_PX[0] / 2], [0, _FOCAL_PX, SIZE_PX[1] / 2], [0, 0, 1.0]])
    return np.asarray(inner @ np.c_[turn, -turn @ place], np.float64)


def _photo(
    units: Sequence[ShelfUnit], wall: RgbImage, camera: _Matrix, random: np.random.Generator
) -> ShelfPhoto:
    canvas = np.full((SIZE_PX[1], SIZE_PX[0], 3), 90, np.float32)
    size = wall.shape[1] / _PX_PER_METRE, wall.shape[0] / _PX_PER_METRE
    _draw(canvas, wall, np.ones(wall.shape[:2], np.float32), (0, 0, *size), _WALL_DEPTH, camera)
    for unit in sorted(units, key=lambda one: -one.depth):
        place = unit.left, unit.top, unit.right, unit.bottom
        _draw(canvas, unit.product.piece.pixels, unit.product.piece.mask, place, unit.depth, camera)
    for board in range(round(size[1] / _BOARD_HEIGHT)):
        bottom = (board + 1) * _BOARD_HEIGHT
        edge = wall[:27]
        place = 0.0, bottom - _BOARD_EDGE, size[0], bottom
        _draw(canvas, edge // 2 + 20, np.ones(edge.shape[:2], np.float32), place, 0.0, camera)
    visible = [one for unit in units if (one := _visible(unit, camera)) is not None]
    return ShelfPhoto(_photographed(canvas, random), tuple(visible))


def _draw(
    canvas: _Canvas,
    pixels: RgbImage,
    mask: npt.NDArray[np.float32],
    place: tuple[float, float, float, float],
    depth: float,
    camera: _Matrix,
) -> None:
    """Draw a plane rectangle that is parallel to the shelf into a photo."""
    height, width = mask.shape
    target = _projected(place, depth, camera)
    left, top = np.floor(target.min(axis=0)).astype(int).clip(0, SIZE_PX)
    right, bottom = np.ceil(target.max(axis=0)).astype(int).clip(0, SIZE_PX)
    if right <= left or bottom <= top:
        return
    source = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    # Scaling down by warping alone would alias.
    shrink = width / max(1.0, float(np.linalg.norm(target[1] - target[0])))
    if shrink > 1:
        pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), 0.4 * shrink), np.uint8)
    moved = (target - [left, top]).astype(np.float32)
    matrix = cv2.getPerspectiveTransform(source, moved)
    size = int(right - left), int(bottom - top)
    drawn = cv2.warpPerspective(pixels, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    alpha = cv2.warpPerspective(mask, matrix, size)[..., None]
    part = canvas[top:bottom, left:right]
    part += alpha * (drawn.astype(np.float32) - part)


def _projected(
    place: tuple[float, float, float, float], depth: float, camera: _Matrix
) -> npt.NDArray[np.float64]:
    """Return the corners of a rectangle in pixels, (4, 2), clockwise from the upper left."""
    left, top, right, bottom = place
    corners = np.array([[left, top], [right, top], [right, bottom], [left, bottom]])
    seen = np.c_[corners, np.full(4, depth), np.ones(4)] @ camera.T
    return np.asarray(seen[:, :2] / seen[:, 2:], np.float64)


def _visible(unit: ShelfUnit, camera: _Matrix) -> VisibleUnit | None:
    corners = _projected((unit.left, unit.top, unit.right, unit.bottom), unit.depth, camera)
    corners = corners / SIZE_PX
    low, high = corners.min(axis=0), corners.max(axis=0)
    inner_low, inner_high = low.clip(0, 1), high.clip(0, 1)
    visible = float(np.prod(inner_high - inner_low) / np.prod(high - low))
    if visible < MIN_VISIBLE:
        return None
    box = Region(*map(float, (*inner_low, *inner_high)))
    return VisibleUnit(unit.number, unit.product.sku, box, visible)


def _photographed(canvas: _Canvas, random: np.random.Generator) -> RgbImage:
    """Return a photo in its own light, slightly out of focus, with noise and as a JPEG."""
    light = random.uniform(0.75, 1.15) * random.uniform(0.95, 1.05, 3)
    left, right = random.uniform(0.85, 1.1, 2)
    across = np.linspace(left, right, SIZE_PX[0])[None, :, None]
    lit = 255 * np.clip(canvas * light * across / 255, 0, 1) ** random.uniform(0.9, 1.15)
    blurred = cv2.GaussianBlur(lit, (0, 0), random.uniform(0.4, 1.4))
    noisy = (blurred + random.normal(0, random.uniform(1, 4), blurred.shape)).clip(0, 255)
    quality = [cv2.IMWRITE_JPEG_QUALITY, int(random.integers(80, 95))]
    _, jpeg = cv2.imencode(".jpg", noisy.astype(np.uint8)[..., ::-1], quality)
    decoded = cv2.imdecode(jpeg, cv2.IMREAD_COLOR_RGB)
    return np.asarray(decoded, np.uint8)
