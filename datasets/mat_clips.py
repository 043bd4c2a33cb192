"""Clips of products that a hand puts on a mat and takes away, with the products at the end.

The frames are those of looks, five a second. A hand is a blunt arm in the colour of skin that
comes from the nearest edge. Things touch each other, but do not cover each other much.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import cv2
import numpy as np

from datasets.cut_outs import CutOut
from datasets.photo_composition import SIZE_PX, Canvas, PixelBox, filling, paste, scaled, tilted
from desktop_app.domain.picture import RgbImage

_PUT: Final = (3, 7)
_TAKEN: Final = (0, 2)
# Share of the frame's area that a thing's box has.
_AREA: Final = (0.03, 0.08)
# Share of the smaller of two boxes that they may have in common.
_MAX_COVERED: Final = 0.08
# Probability that a thing is another unit of the one before.
_AGAIN: Final = 0.2
_TRIES: Final = 200
_MOVING_FRAMES: Final = 4
_REST_FRAMES: Final = 4
_ARM_PX: Final = 60
_SKIN: Final = ((224, 172, 140), (198, 134, 96), (141, 85, 54), (92, 58, 40))
_NOISE: Final = (1.0, 4.0)
_EXPOSURE: Final = 0.01

_Point: TypeAlias = tuple[int, int]


@dataclass(frozen=True)
class MatClip:
    """A clip of a mat.

    Attributes:
        frames: each (h, w, 3) uint8 RGB.
        products: SKU of each thing that is there in the end.
    """

    frames: tuple[RgbImage, ...]
    products: tuple[str, ...]


@dataclass(frozen=True)
class _Thing:
    sku: str
    piece: CutOut
    box: PixelBox

    @property
    def middle(self) -> _Point:
        return self.box.left + self.box.width // 2, self.box.top + self.box.height // 2

    def moved_to(self, middle: _Point) -> "_Thing":
        left, top = middle[0] - self.box.width // 2, middle[1] - self.box.height // 2
        return replace(self, box=replace(self.box, left=left, top=top))


@dataclass(frozen=True)
class _Step:
    """What a frame shows: things, and the hand of an arm that comes from the nearest edge."""

    things: tuple[_Thing, ...]
    hand: _Point | None = None


def make_clip(
    mat: RgbImage, pieces: Mapping[str, Sequence[CutOut]], random: np.random.Generator
) -> MatClip:
    """Return a clip.

    Args:
        mat: any picture; its middle is the ground.
        pieces: cut-outs by the SKU of their product.
        random: the source of randomness.
    """
    ground = filling(mat).astype(np.float32)
    light = random.uniform(0.8, 1.15) * random.uniform(0.95, 1.05, 3)
    skin = _SKIN[int(random.integers(len(_SKIN)))]
    noise = random.uniform(*_NOISE)
    steps = _steps(pieces, random)
    frames = []
    for step in steps:
        frame = _drawn(ground, step, skin) * light * random.normal(1, _EXPOSURE)
        noisy = frame + noise * random.standard_normal(frame.shape, np.float32)
        frames.append(np.asarray(noisy.clip(0, 255), np.uint8))
    return MatClip(tuple(frames), tuple(thing.sku for thing in steps[-1].things))


def _steps(pieces: Mapping[str, Sequence[CutOut]], random: np.random.Generator) -> list[_Step]:
    """Return what the frames show."""
    there: tuple[_Thing, ...] = ()
    steps = [_Step(there)] * _REST_FRAMES
    for is_put in _changes(random):
        if is_put:
            thing = _new_thing(pieces, there, random)
            if thing is not None:
                with_thing, bare = _hand_steps(thing, there)
                there = (*there, thing)
                steps += [*with_thing, *reversed(bare)]
        elif there:
            thing = there[int(random.integers(len(there)))]
            there = tuple(one for one in there if one is not thing)
            with_thing, bare = _hand_steps(thing, there)
            steps += [*bare, *reversed(with_thing)]
        steps += [_Step(there)] * _REST_FRAMES
    return steps + [_Step(there)] * _REST_FRAMES


def _changes(random: np.random.Generator) -> list[bool]:
    """Return which changes put something down; the others take something away, the first none."""
    puts = [True] * int(random.integers(_PUT[0], _PUT[1] + 1))
    takes = [False] * int(random.integers(_TAKEN[0], _TAKEN[1] + 1))
    return [True, *random.permutation([*puts[1:], *takes]).tolist()]


def _hand_steps(thing: _Thing, others: tuple[_Thing, ...]) -> tuple[list[_Step], list[_Step]]:
    """Return the steps of a hand that brings a thing, and of one that comes for it."""
    start, end = _nearest_edge(thing.middle), thing.middle
    points = np.linspace(start, end, _MOVING_FRAMES + 1)[1:].round().astype(int)
    path = [(x, y) for x, y in points.tolist()]
    return (
        [_Step((*others, thing.moved_to(point)), point) for point in path],
        [_Step((*others, thing), point) for point in path[::2]],
    )


def _nearest_edge(point: _Point) -> _Point:
    """Return the nearest point at the left, right or lower edge, where people stand."""
    width, height = SIZE_PX
    x, y = point
    ends = [(0, y), (width, y), (x, height)]
    return min(ends, key=lambda end: abs(end[0] - x) + abs(end[1] - y))


def _new_thing(
    pieces: Mapping[str, Sequence[CutOut]], there: Sequence[_Thing], random: np.random.Generator
) -> _Thing | None:
    """Return a thing in a free place; None if none was found."""
    skus = sorted(pieces)
    sku = skus[int(random.integers(len(skus)))]
    if there and random.random() < _AGAIN:
        sku = there[-1].sku
    piece = tilted(pieces[sku][int(random.integers(len(pieces[sku])))], random)
    area = float(random.uniform(*_AREA)) * SIZE_PX[0] * SIZE_PX[1]
    width, height = scaled(piece, area, SIZE_PX)
    for _ in range(_TRIES):
        left = int(random.integers(0, SIZE_PX[0] - width + 1))
        top = int(random.integers(0, SIZE_PX[1] - height + 1))
        box = PixelBox(left, top, width, height)
        if all(
            box.overlap(other.box) <= _MAX_COVERED * min(box.area, other.box.area)
            for other in there
        ):
            return _Thing(sku, piece, box)
    return None


def _drawn(ground: Canvas, step: _Step, skin: tuple[int, int, int]) -> Canvas:
    canvas = ground.copy()
    for thing in step.things:
        paste(canvas, thing.piece, thing.box)
    if step.hand is not None:
        cv2.line(canvas, _nearest_edge(step.hand), step.hand, skin, _ARM_PX)
    return canvas
