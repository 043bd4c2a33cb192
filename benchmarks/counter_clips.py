"""Clips of a counter without a product: light that changes, hands, people who walk behind."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

from datasets.hand_drawing import SIDE_PX, draw_hand
from desktop_app.domain.picture import RgbImage

_Floats: TypeAlias = npt.NDArray[np.float32]
# Returns the frames of a clip for an empty counter, (height, width, 3) float32 RGB.
_Clip: TypeAlias = Callable[[_Floats], Iterator[_Floats]]

FRAMES: Final = 300
HEIGHT_PX: Final = 720
WIDTH_PX: Final = 1280
_NOISE: Final = 3.0
# Frames for which something rests: longer than it takes to count as held still.
_REST: Final = 30
# Colours of skin as factors of that of the drawing.
SKINS: Final = ((1.0, 1.0, 1.0), (0.85, 0.75, 0.62), (0.6, 0.48, 0.4), (0.4, 0.29, 0.22))


def clips() -> Iterator[tuple[str, Iterator[RgbImage]]]:
    """Yield the names of the clips and their frames, (height, width, 3) uint8 RGB."""
    for counter_name, counter in (("plain mat", _plain_mat()), ("wood", wood())):
        for name, clip in _CLIPS.items():
            yield f"{counter_name}: {name}", with_noise(clip(counter))


def with_noise(frames: Iterator[_Floats]) -> Iterator[RgbImage]:
    """Add the noise of a camera; the frames, (h, w, 3) float32 RGB, may be larger than 255."""
    random = np.random.default_rng(0)
    fields = np.empty(0, np.float32)
    for number, frame in enumerate(frames):
        if number == 0:
            fields = random.normal(0, _NOISE, (8, *frame.shape[:2], 1)).astype(np.float32)
        yield np.clip(frame + fields[number % len(fields)], 0, 255).astype(np.uint8)


def _plain_mat() -> _Floats:
    light = np.linspace(150, 90, WIDTH_PX, dtype=np.float32)
    return np.ones((HEIGHT_PX, WIDTH_PX, 3), np.float32) * light[np.newaxis, :, np.newaxis]


def wood() -> _Floats:
    """Return planks with a grain."""
    random = np.random.default_rng(1).normal(0, 1, (40, 8)).astype(np.float32)
    waves = cv2.resize(random, (WIDTH_PX, HEIGHT_PX), interpolation=cv2.INTER_CUBIC)
    rows = np.arange(HEIGHT_PX, dtype=np.float32)[:, np.newaxis]
    grain = 120 + 25 * np.sin(rows / 14 + 3 * waves) + 8 * waves
    return np.stack([grain * 1.15, grain * 0.9, grain * 0.65], axis=2).astype(np.float32)


def _still(counter: _Floats) -> Iterator[_Floats]:
    yield from [counter] * FRAMES


def _light(counter: _Floats) -> Iterator[_Floats]:
    """Lamps are switched on and off, the sun comes and goes, the white balance shifts."""
    across = np.linspace(-1, 1, WIDTH_PX, dtype=np.float32)[np.newaxis, :, np.newaxis]
    lights: list[_Floats] = [
        np.ones((1, 1, 1), np.float32),
        _lamp(0.3, 0.3, 0.4),
        np.full((1, 1, 1), 0.5, np.float32),
        1 + 0.4 * across,
        np.array([[[1.2, 1.0, 0.75]]], np.float32),
        _lamp(0.7, 0.6, 0.22),
        np.full((1, 1, 1), 1.5, np.float32),
        1 - 0.4 * across,
        np.ones((1, 1, 1), np.float32),
        np.full((1, 1, 1), 0.05, np.float32),
    ]
    each = FRAMES // len(lights)
    before = lights[0]
    for number, light in enumerate(lights):
        # Every other one changes slowly.
        duration = 2 if number % 2 else each // 3
        for frame in range(each):
            share = np.float32(min(1.0, (frame + 1) / duration))
            yield counter * (before * (1 - share) + light * share)
        before = light


def _lamp(x: float, y: float, size: float) -> _Floats:
    rows, columns = np.mgrid[0:HEIGHT_PX, 0:WIDTH_PX].astype(np.float32)
    distance = np.hypot(columns - x * WIDTH_PX, rows - y * HEIGHT_PX) / (size * WIDTH_PX)
    return np.asarray(1 + np.exp(-(distance**2) / 2), np.float32)[:, :, np.newaxis]


def _hands(counter: _Floats) -> Iterator[_Floats]:
    """Hands of several colours reach in, rest, and go, with the shadows that they throw."""
    each = FRAMES // len(SKINS)
    for number, skin in enumerate(SKINS):
        left = 150 + 180 * number
        for frame in range(each):
            height = _rise(frame, each)
            yield counter if height <= 0 else with_hand(counter, skin, left, height)


def _rise(frame: int, count: int) -> float:
    """Return how far a hand has reached in, 0 to 1: it enters, rests, and goes."""
    moving = (count - _REST) // 3
    return float(min(1.0, frame / moving, (count - moving - frame) / moving))


def with_hand(
    counter: _Floats, skin: tuple[float, float, float], left: int, height: float
) -> _Floats:
    """Return a counter with a hand that has reached in, by 0 to 1, and its shadow."""
    frame = counter.copy()
    top = HEIGHT_PX - round(SIDE_PX * height)
    shadow = np.ones((HEIGHT_PX, WIDTH_PX), np.float32)
    shadow[top + 40 :, left + 60 : left + SIDE_PX + 60] = 0.8
    frame *= cv2.GaussianBlur(shadow, (0, 0), 40)[:, :, np.newaxis]
    place = frame[top:, left : left + SIDE_PX]
    grey = np.zeros((SIDE_PX, SIDE_PX, 3), np.uint8)
    hand = draw_hand(grey)[: place.shape[0]].astype(np.float32)
    is_hand = hand.max(axis=2) > 40
    place[is_hand] = (hand * np.asarray(skin, np.float32))[is_hand]
    return frame


def _people(counter: _Floats) -> Iterator[_Floats]:
    """People walk and stand behind the counter, out of focus."""
    each = FRAMES // 3
    colours = ((60, 70, 110), (150, 60, 60), (200, 200, 190))
    for number, colour in enumerate(colours):
        for frame in range(each):
            # The second one stops in the middle for a while.
            steps = min(frame, 45) + max(0, frame - 75) if number == 1 else frame
            yield _with_person(counter, colour, -200 + 16 * steps)


def _with_person(counter: _Floats, colour: tuple[int, int, int], left: int) -> _Floats:
    frame = counter.copy()
    bottom = HEIGHT_PX * 3 // 10
    cv2.rectangle(frame, (left, 60), (left + 220, bottom), colour, -1)
    cv2.circle(frame, (left + 110, 30), 70, (205, 160, 130), -1)
    for line in range(80, bottom, 40):
        cv2.line(frame, (left, line), (left + 220, line), (230, 230, 230), 6)
    behind = frame[: bottom + 30]
    behind[:] = cv2.GaussianBlur(behind, (0, 0), 7)
    return frame


_CLIPS: Final[dict[str, _Clip]] = {
    "nothing happens": _still,
    "light changes": _light,
    "hands": _hands,
    "people behind": _people,
}
