"""Clips of an empty counter that is disturbed: by light, by the camera, by reflections."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from benchmarks.counter_clips import with_noise
from benchmarks.counter_surfaces import SIZE_PX, surfaces
from datasets.hand_drawing import SIDE_PX, draw_hand
from desktop_app.domain.picture import RgbImage

_Floats: TypeAlias = npt.NDArray[np.float32]
# Returns the frames of a clip for an empty counter, (height, width, 3) float32 RGB.
_Clip: TypeAlias = Callable[[_Floats], Iterator[_Floats]]

_FRAMES: Final = 300
_WIDTH_PX, _HEIGHT_PX = SIZE_PX
# Space is pressed at the last frame of each second.
_FPS: Final = 30


def disturbed_clips() -> Iterator[tuple[str, Iterator[RgbImage]]]:
    """Yield the names of the clips and their frames, (height, width, 3) uint8 RGB."""
    for counter_name, counter in surfaces().items():
        for name, clip in _CLIPS.items():
            yield f"{counter_name}: {name}", with_noise(clip(counter))


def _flashes(counter: _Floats) -> Iterator[_Floats]:
    """Flash for one frame, some of them when Space is pressed; a part of the frame or all of it."""
    lit = counter * 2.5
    for number in range(_FRAMES):
        second, place = divmod(number, _FPS)
        if place != (_FPS - 1 if second % 2 else 14):
            yield counter
        elif second % 3 == 0:
            # The exposure of a rolling shutter has ended for the upper rows.
            part = counter.copy()
            part[_HEIGHT_PX // 2 :] = lit[_HEIGHT_PX // 2 :]
            yield part
        else:
            yield lit


def _mains_bands(counter: _Floats) -> Iterator[_Floats]:
    """Bands of lamps at 50 Hz roll through the frame."""
    rows = np.arange(_HEIGHT_PX, dtype=np.float32)[:, np.newaxis, np.newaxis] / _HEIGHT_PX
    for number in range(_FRAMES):
        bands = 1 + 0.2 * np.sin(2 * np.pi * (2.5 * rows + 0.11 * number))
        yield np.asarray(counter * bands, np.float32)


def _exposure(counter: _Floats) -> Iterator[_Floats]:
    """A hand passes, and the camera's exposure and white balance swing afterwards."""
    hand = draw_hand(np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8)).astype(np.float32)
    side = min(SIDE_PX, _HEIGHT_PX)
    hand = np.asarray(cv2.resize(hand, (side, side)), np.float32)
    is_hand = hand.max(axis=2) > 40
    for number in range(_FRAMES):
        second, place = divmod(number, 75)
        frame = counter
        if 30 <= place < 50:
            left = round((_WIDTH_PX - side) * (place - 30) / 19)
            frame = counter.copy()
            frame[-side:, left : left + side][is_hand] = hand[is_hand]
        since = max(0, place - 40)
        swing = (1 if second % 2 else -1) * 0.45 * np.sin(since / 6) * np.exp(-since / 15)
        yield frame * (1 + swing * np.array([1.0, 0.9, 0.7], np.float32))


def _wobble(counter: _Floats) -> Iterator[_Floats]:
    """The camera's arm wobbles by 2 pixels, after somebody has pushed it."""
    for number in range(_FRAMES):
        size = 2.0 * (number >= _FPS) * (1 if number < 200 else np.exp((200 - number) / 20))
        across, down = size * np.sin(number * 0.9), size * np.cos(number * 0.7)
        shift = np.array([[1, 0, across], [0, 1, down]], np.float32)
        yield np.asarray(
            cv2.warpAffine(counter, shift, SIZE_PX, borderMode=cv2.BORDER_REPLICATE), np.float32
        )


def _reflections(counter: _Floats) -> Iterator[_Floats]:
    """Lamps and people are reflected by a shiny mat; the reflections move and rest."""
    rows, columns = np.mgrid[0:_HEIGHT_PX, 0:_WIDTH_PX].astype(np.float32)
    for number in range(_FRAMES):
        step = min(number % 100, 60)
        x, y = _WIDTH_PX * (0.1 + 0.012 * step), _HEIGHT_PX * (0.3 + 0.005 * step)
        spot = np.exp(-(((columns - x) / 90) ** 2 + ((rows - y) / 60) ** 2) / 2)
        yield counter * (1 + 0.6 * spot[:, :, np.newaxis])


_CLIPS: Final[dict[str, _Clip]] = {
    "flashes": _flashes,
    "bands of 50 Hz": _mains_bands,
    "exposure swings": _exposure,
    "camera wobbles": _wobble,
    "reflections": _reflections,
}
