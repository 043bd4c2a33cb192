"""Clips of products on several counters that are to be answered, and two that are not."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from benchmarks.counter_clips import with_noise
from benchmarks.counter_setup import sample_photos
from benchmarks.counter_surfaces import SIZE_PX, Surface, chequered, surfaces, white
from datasets.hand_drawing import SIDE_PX, draw_hand
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo

_EACH: Final = 75
_PRODUCTS: Final = 4
_LONGER_SIDE_PX: Final = 260
_HAND_PX: Final = 240


def product_clips() -> Iterator[tuple[str, Iterator[RgbImage], int]]:
    """Yield names, frames, (height, width, 3) uint8 RGB, and how many products they show."""
    photos = [_photo(path) for path in sample_photos(_PRODUCTS)]
    for name, counter in {**surfaces(), "white": white()}.items():
        yield f"{name}: products", with_noise(_put_and_taken(counter, photos)), _PRODUCTS
    hand = with_noise(_put_and_taken(white(), photos, with_hand=True))
    yield "white: beside a hand", hand, _PRODUCTS
    yield "chequered: lies at the start", with_noise(_left_at_start(chequered(), photos)), 1
    yield "plain: two equal ones", with_noise(_pair(surfaces()["plain"], photos[0])), 0
    tiny = (frame[::20, ::20] for frame in with_noise(_put_and_taken(chequered(), photos)))
    yield "chequered: 32x24 pixels", map(np.ascontiguousarray, tiny), 0


def _photo(path: Path) -> RgbImage:
    pixels = read_photo(path).pixels
    scale = _LONGER_SIDE_PX / max(pixels.shape[:2])
    scaled = cv2.resize(pixels, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    return np.asarray(scaled, np.uint8)


def _put(frame: Surface, photo: RgbImage, left: int) -> Surface:
    """Return a frame with a photo of a product; its white ground has the counter's colour."""
    shown = frame.copy()
    top = (SIZE_PX[1] - photo.shape[0]) // 2
    place = shown[top : top + photo.shape[0], left : left + photo.shape[1]]
    is_white = photo.min(axis=2, keepdims=True) > 245
    place[:] = np.where(is_white, place, photo)
    return shown


def _put_and_taken(
    counter: Surface, photos: list[RgbImage], *, with_hand: bool = False
) -> Iterator[Surface]:
    for photo in photos:
        yield from [counter] * (_EACH // 2)
        shown = _put(counter, photo, 240 if with_hand else 190)
        yield from [_beside_hand(shown) if with_hand else shown] * (_EACH - _EACH // 2)


def _beside_hand(frame: Surface) -> Surface:
    shown = frame.copy()
    drawn = draw_hand(np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8))
    hand = cv2.resize(drawn, (_HAND_PX, _HAND_PX))
    is_hand = hand.max(axis=2) > 40
    shown[-_HAND_PX:, :_HAND_PX][is_hand] = hand[is_hand]
    return shown


def _left_at_start(counter: Surface, photos: list[RgbImage]) -> Iterator[Surface]:
    """A product lies there at first, is taken away, and another one is put in its place."""
    yield from [_put(counter, photos[0], 190)] * 100
    yield from [counter] * 140
    yield from [_put(counter, photos[1], 190)] * 60


def _pair(counter: Surface, photo: RgbImage) -> Iterator[Surface]:
    small = np.asarray(cv2.resize(photo, None, fx=0.8, fy=0.8), np.uint8)
    yield from [counter] * 30
    yield from [_put(_put(counter, small, 90), small, 350)] * 120
