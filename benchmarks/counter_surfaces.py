"""Counters as a camera sees them: plain, white, wooden, chequered and marbled."""

from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

# (height, width, 3) float32 RGB, 0..255.
Surface: TypeAlias = npt.NDArray[np.float32]

SIZE_PX: Final = (640, 480)
_CHECK_PX: Final = 30


def surfaces() -> dict[str, Surface]:
    """Return the counters by their names."""
    return {"plain": plain(), "wood": wood(), "chequered": chequered(), "marble": marble()}


def plain() -> Surface:
    """Return a grey mat, lit from the left."""
    width, height = SIZE_PX
    light = np.linspace(150, 90, width, dtype=np.float32)
    return np.ones((height, width, 3), np.float32) * light[np.newaxis, :, np.newaxis]


def white() -> Surface:
    """Return a white mat, lit from the left."""
    return np.asarray(plain() * 0.3 + 185, np.float32)


def wood() -> Surface:
    """Return planks with a grain."""
    random = np.random.default_rng(1).normal(0, 1, (40, 8)).astype(np.float32)
    waves = cv2.resize(random, SIZE_PX, interpolation=cv2.INTER_CUBIC)
    rows = np.arange(SIZE_PX[1], dtype=np.float32)[:, np.newaxis]
    grain = 120 + 25 * np.sin(rows / 9 + 3 * waves) + 8 * waves
    return np.stack([grain * 1.15, grain * 0.9, grain * 0.65], axis=2).astype(np.float32)


def chequered() -> Surface:
    """Return a table-cloth."""
    columns, rows = np.meshgrid(np.arange(SIZE_PX[0]), np.arange(SIZE_PX[1]))
    is_red = ((rows // _CHECK_PX + columns // _CHECK_PX) % 2 == 1)[:, :, np.newaxis]
    return np.where(is_red, (170, 60, 50), (195, 190, 180)).astype(np.float32)


def marble() -> Surface:
    """Return a stone with spots of all sizes."""
    random = np.random.default_rng(2)
    spots = np.zeros(SIZE_PX[::-1], np.float32)
    for level in range(6):
        shape = 4 * 2**level, 6 * 2**level
        field = random.normal(0, 1, shape).astype(np.float32)
        spots += cv2.resize(field, SIZE_PX, interpolation=cv2.INTER_CUBIC) * 30 / 1.6**level
    return np.asarray((150 + spots)[:, :, np.newaxis] * [1, 0.97, 0.93], np.float32)
