"""Edit pictures in ways that the ten edits of the public benchmark do not cover."""

from collections.abc import Callable
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

Picture: TypeAlias = npt.NDArray[Any]
Random: TypeAlias = np.random.Generator
# Takes the picture, another picture and a random generator, and returns the edited
# picture; all are (h, w, 3) uint8 BGR.
Edit: TypeAlias = Callable[[Picture, Picture, Random], Picture]

_WHITE = (255, 255, 255)


def _perspective(max_shift: float) -> Edit:
    """Return an edit that moves each corner by up to a share of the sides."""

    def warp(picture: Picture, _: Picture, random: Random) -> Picture:
        height, width = picture.shape[:2]
        corners = np.array([[0, 0], [1, 0], [1, 1], [0, 1]])
        moved = np.abs(corners - random.uniform(0, max_shift, (4, 2)))
        size = np.array([width, height])
        transform = cv2.getPerspectiveTransform(
            (corners * size).astype(np.float32), (moved * size).astype(np.float32)
        )
        return cv2.warpPerspective(picture, transform, (width, height), borderValue=_WHITE)

    return warp


def _rotation(degrees: float) -> Edit:
    """Return an edit that rotates clockwise or counterclockwise, keeping the whole picture."""

    def rotate(picture: Picture, _: Picture, random: Random) -> Picture:
        height, width = picture.shape[:2]
        angle = float(random.choice([-degrees, degrees]))
        transform = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1)
        across, along = np.abs(transform[0, :2])
        size = round(width * across + height * along), round(width * along + height * across)
        transform[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
        return cv2.warpAffine(picture, transform, size, borderValue=_WHITE)

    return rotate


def _blur(picture: Picture, _: Picture, __: Random) -> Picture:
    return cv2.GaussianBlur(picture, (0, 0), min(picture.shape[:2]) / 130)


def _tint(picture: Picture, _: Picture, random: Random) -> Picture:
    return _clip(picture * random.uniform(0.65, 1.25, 3) + random.uniform(-15, 15, 3))


def _to_grey(picture: Picture, _: Picture, __: Random) -> Picture:
    return cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)


def _change_gamma(picture: Picture, _: Picture, random: Random) -> Picture:
    return _clip(255 * (picture / 255) ** random.choice([0.5, 1.8]))


def _add_noise(picture: Picture, _: Picture, random: Random) -> Picture:
    return _clip(picture + random.normal(0, 14, picture.shape))


def _mirror_crop(picture: Picture, _: Picture, random: Random) -> Picture:
    height, width = (round(side * 0.7**0.5) for side in picture.shape[:2])
    top = int(random.integers(picture.shape[0] - height + 1))
    left = int(random.integers(picture.shape[1] - width + 1))
    return picture[top : top + height, left : left + width][:, ::-1]


def _stretch(picture: Picture, _: Picture, random: Random) -> Picture:
    height, width = picture.shape[:2]
    return cv2.resize(picture, (round(width * random.choice([0.8, 1.25])), height))


def _put_beside_another(picture: Picture, other: Picture, random: Random) -> Picture:
    height = max(picture.shape[0], other.shape[0])
    both = [
        cv2.resize(one, (round(one.shape[1] * height / one.shape[0]), height))
        for one in (picture, other)
    ]
    return np.hstack(both if random.random() < 0.5 else both[::-1])


def _add_frame(picture: Picture, _: Picture, __: Random) -> Picture:
    rows, columns = (round(side / 4) for side in picture.shape[:2])
    return cv2.copyMakeBorder(
        picture, rows, rows, columns, columns, cv2.BORDER_CONSTANT, value=(240, 240, 240)
    )


def _add_watermark(picture: Picture, _: Picture, random: Random) -> Picture:
    """Add a translucent watermark of one or several lines."""
    height, width = picture.shape[:2]
    tone = float(random.choice([0.0, 128.0, 255.0]))
    size = float(random.uniform(0.05, 0.2)) * min(height, width)
    layer = np.zeros((height, width), np.uint8)
    rows = np.arange(size, height, size * 2.5) if random.random() < 0.7 else [height * 0.55]
    for row in rows:
        place = int(random.integers(-width // 4, width // 8)), round(row)
        words = "shop.example   " * 8
        thickness = max(1, round(size / 12))
        cv2.putText(layer, words, place, cv2.FONT_HERSHEY_SIMPLEX, size / 30, 255, thickness, 16)
    rotation = cv2.getRotationMatrix2D((width / 2, height / 2), float(random.uniform(-40, 40)), 1)
    turned = cv2.warpAffine(layer, rotation, (width, height))
    share = (turned / 255 * random.uniform(0.25, 0.6))[..., None]
    return _clip(picture * (1 - share) + tone * share)


def _clip(values: Picture) -> Picture:
    return np.clip(values, 0, 255).astype(np.uint8)


EDITS: dict[str, Edit] = {
    "tilted": _perspective(0.12),
    "tilted more": _perspective(0.22),
    "turned": _rotation(15),
    "on its side": _rotation(90),
    "blurred": _blur,
    "tinted": _tint,
    "grey": _to_grey,
    "gamma": _change_gamma,
    "noisy": _add_noise,
    "part mirrored": _mirror_crop,
    "stretched": _stretch,
    "beside another": _put_beside_another,
    "framed": _add_frame,
    "marked": _add_watermark,
}
