"""Photos of one product among other things, with the box of the product.

As at a counter, one product is held up or lies in front: it covers 15 to 50 % of the photo's
area, and the middle of its box is in the middle half of the photo. Two to six other things
lie beside it or partly behind it; each of them is smaller, and none covers it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from datasets.cut_outs import CutOut
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region

SIZE_PX: Final = (640, 480)
_AREA: Final = (0.15, 0.5)
_LARGEST_SIDE: Final = 0.96
_MIDDLE: Final = (0.25, 0.75)
_OTHERS: Final = (2, 6)
# Areas of other things, as shares of the product's.
_OTHER_AREA: Final = (0.1, 0.5)
# Share of another thing that the product may hide.
_MAX_HIDDEN: Final = 0.35
_TRIES: Final = 20
_MAX_TURN_DEGREES: Final = 20
_MAX_SHIFT: Final = 0.08

# (h, w, 3) levels 0..255.
Canvas: TypeAlias = npt.NDArray[np.float32]


@dataclass(frozen=True)
class ClutteredPhoto:
    """A photo of one product among other things.

    Attributes:
        pixels: (h, w, 3) uint8 RGB.
        box: of the product.
        product: its SKU.
    """

    pixels: RgbImage
    box: Region
    product: str


@dataclass(frozen=True)
class PixelBox:
    """A rectangle in pixels; a part of it may be outside of the photo."""

    left: int
    top: int
    width: int
    height: int

    @property
    def area(self) -> int:
        """Number of pixels."""
        return self.width * self.height

    def overlap(self, other: "PixelBox") -> int:
        """Return the area that both have."""
        across = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        down = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        return max(0, across) * max(0, down)

    def region(self, size: tuple[int, int]) -> Region:
        """Return the part that is inside of a photo of a size, as shares of it."""
        width, height = size
        return Region(
            max(0, self.left) / width,
            max(0, self.top) / height,
            min(width, self.left + self.width) / width,
            min(height, self.top + self.height) / height,
        )


def compose(
    wanted: CutOut,
    product: str,
    others: Sequence[CutOut],
    background: RgbImage,
    random: np.random.Generator,
) -> ClutteredPhoto:
    """Put a product and other things into a photo, and photograph it in other light.

    Args:
        wanted: the product.
        product: its SKU.
        others: some of these are put beside it.
        background: (h, w, 3) uint8 RGB.
        random: the source of randomness.
    """
    canvas = filling(background).astype(np.float32)
    piece = tilted(wanted, random)
    area = float(random.uniform(*_AREA)) * SIZE_PX[0] * SIZE_PX[1]
    width, height = scaled(piece, area, SIZE_PX)
    box = PixelBox(
        _start(width, SIZE_PX[0], random), _start(height, SIZE_PX[1], random), width, height
    )
    _add_others(canvas, box, others, _MAX_HIDDEN, random)
    paste(canvas, piece, box)
    return ClutteredPhoto(_photographed(canvas, random), box.region(SIZE_PX), product)


def cut_window(
    scene: RgbImage,
    box: Region,
    product: str,
    others: Sequence[CutOut],
    random: np.random.Generator,
) -> ClutteredPhoto:
    """Cut the part out of a scene in which a product has the size of one in a composite.

    Args:
        scene: (h, w, 3) uint8 RGB.
        box: of the product in the scene.
        product: its SKU.
        others: some of these are put beside it; none if the scene has other things.
        random: the source of randomness.
    """
    height, width = scene.shape[:2]
    own_width, own_height = box.width * width, box.height * height
    scale = np.sqrt(own_width * own_height / random.uniform(*_AREA) / (SIZE_PX[0] * SIZE_PX[1]))
    columns = round(min(width, max(SIZE_PX[0] * scale, own_width / _LARGEST_SIDE)))
    rows = round(min(height, max(SIZE_PX[1] * scale, own_height / _LARGEST_SIDE)))
    left = _window_start(box.left * width, box.right * width, columns, width, random)
    top = _window_start(box.top * height, box.bottom * height, rows, height, random)
    zoom = SIZE_PX[0] / max(columns, rows)
    size = round(columns * zoom), round(rows * zoom)
    part = scene[top : top + rows, left : left + columns]
    canvas = cv2.resize(part, size, interpolation=cv2.INTER_CUBIC).astype(np.float32)
    inner = PixelBox(
        round((box.left * width - left) * zoom),
        round((box.top * height - top) * zoom),
        round(own_width * zoom),
        round(own_height * zoom),
    )
    _add_others(canvas, inner, others, 0.0, random)
    return ClutteredPhoto(canvas.clip(0, 255).astype(np.uint8), inner.region(size), product)


def filling(background: RgbImage) -> RgbImage:
    """Return the middle of a picture in the shape and size of a photo."""
    width, height = SIZE_PX
    scale = max(width / background.shape[1], height / background.shape[0])
    size = (
        max(width, round(background.shape[1] * scale)),
        max(height, round(background.shape[0] * scale)),
    )
    large = cv2.resize(background, size, interpolation=cv2.INTER_LINEAR)
    top, left = (size[1] - height) // 2, (size[0] - width) // 2
    return np.asarray(large[top : top + height, left : left + width], np.uint8)


def tilted(piece: CutOut, random: np.random.Generator) -> CutOut:
    """Return a cut-out turned a little, and seen slightly from the side."""
    height, width = piece.mask.shape
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    angle = np.deg2rad(random.uniform(-_MAX_TURN_DEGREES, _MAX_TURN_DEGREES))
    turn = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    moved = corners + random.uniform(-_MAX_SHIFT, _MAX_SHIFT, (4, 2)) * min(width, height)
    moved = moved @ turn
    moved -= moved.min(axis=0)
    size = tuple(np.ceil(moved.max(axis=0)).astype(int).tolist())
    matrix = cv2.getPerspectiveTransform(corners, moved.astype(np.float32))
    pixels = cv2.warpPerspective(piece.pixels, matrix, size, borderMode=cv2.BORDER_REPLICATE)
    mask = cv2.warpPerspective(piece.mask, matrix, size)
    left, top, columns, rows = cv2.boundingRect((mask > 0.5).astype(np.uint8))
    part = slice(top, top + rows), slice(left, left + columns)
    return CutOut(np.asarray(pixels[part], np.uint8), np.asarray(mask[part], np.float32))


def scaled(piece: CutOut, area: float, size: tuple[int, int]) -> tuple[int, int]:
    """Return width and height that give a piece an area, if that fits into a photo."""
    height, width = piece.mask.shape
    scale = min(
        np.sqrt(area / (width * height)),
        _LARGEST_SIDE * size[0] / width,
        _LARGEST_SIDE * size[1] / height,
    )
    return max(2, round(width * scale)), max(2, round(height * scale))


def _start(length: int, side: int, random: np.random.Generator) -> int:
    """Return where something starts that is inside of a side, with its middle in the middle."""
    first = max(0, round(_MIDDLE[0] * side - length / 2))
    last = min(side - length, round(_MIDDLE[1] * side - length / 2))
    return int(random.integers(first, max(first, last) + 1))


def _window_start(
    first: float, last: float, length: int, side: int, random: np.random.Generator
) -> int:
    """Return where a window starts that has all of a product, with its middle in the middle."""
    middle = (first + last) / 2
    lowest = max(0, last - length, middle - _MIDDLE[1] * length)
    highest = max(lowest, min(side - length, first, middle - _MIDDLE[0] * length))
    return min(side - length, round(random.uniform(lowest, highest)))


def _add_others(
    canvas: Canvas,
    wanted: PixelBox,
    others: Sequence[CutOut],
    max_hidden: float,
    random: np.random.Generator,
) -> None:
    """Paste other things where at most a share of each will be hidden by the wanted one."""
    size = canvas.shape[1], canvas.shape[0]
    for _ in range(int(random.integers(_OTHERS[0], _OTHERS[1] + 1)) if others else 0):
        piece = tilted(others[int(random.integers(len(others)))], random)
        for _ in range(_TRIES):
            width, height = scaled(piece, wanted.area * random.uniform(*_OTHER_AREA), size)
            # A fifth of it may be outside of the photo.
            left, top = (
                int(random.integers(-length // 5, max(1, side - length * 4 // 5)))
                for length, side in ((width, size[0]), (height, size[1]))
            )
            box = PixelBox(left, top, width, height)
            if box.overlap(wanted) <= max_hidden * box.area:
                paste(canvas, piece, box)
                break


def paste(canvas: Canvas, piece: CutOut, box: PixelBox) -> None:
    """Draw a piece into a box, of which a part may be outside of the canvas."""
    method = cv2.INTER_AREA if box.width < piece.mask.shape[1] else cv2.INTER_LINEAR
    pixels = cv2.resize(piece.pixels, (box.width, box.height), interpolation=method)
    mask = cv2.resize(piece.mask, (box.width, box.height), interpolation=method)
    # The edge of a cut-out has some of its background.
    soft = cv2.GaussianBlur(cv2.erode(mask, np.ones((3, 3), np.uint8)), (0, 0), 0.8)
    height, width = canvas.shape[:2]
    rows = slice(max(0, box.top), min(height, box.top + box.height))
    columns = slice(max(0, box.left), min(width, box.left + box.width))
    own = (
        slice(rows.start - box.top, rows.stop - box.top),
        slice(columns.start - box.left, columns.stop - box.left),
    )
    share = soft[own][..., np.newaxis]
    canvas[rows, columns] += share * (pixels[own] - canvas[rows, columns])


def _photographed(canvas: Canvas, random: np.random.Generator) -> RgbImage:
    """Return the photo in other light, slightly out of focus, with noise."""
    light = random.uniform(0.7, 1.2) * random.uniform(0.94, 1.06, 3)
    lit = 255 * np.clip(canvas * light / 255, 0, 1) ** random.uniform(0.85, 1.2)
    blurred = cv2.GaussianBlur(lit, (0, 0), random.uniform(0.4, 1.6))
    noisy = blurred + random.normal(0, random.uniform(1, 5), blurred.shape)
    return np.asarray(noisy.clip(0, 255), np.uint8)
