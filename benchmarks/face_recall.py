"""How many faces are found before a photo is written, by their size and by what disturbs them.

    python -m benchmarks.face_recall [--portrait FILE ...]

Portraits are placed in frames of 1920 × 1080 pixels with a busy ground, a shelf of coloured
boxes: the photo of an astronaut (NASA, public domain) that the tests use, other portraits that are
named, and drawn faces of 8 kinds. A face counts as found if what would be blurred covers nine
tenths of it. The reference box of a named portrait is the largest that is found in it alone.
"""

import argparse
import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region
from desktop_app.vision.face_blurring import FaceBlurring
from desktop_app.vision.picture_decoding import read_photo

_ASTRONAUT: Final = Path(__file__).parents[1] / "tests" / "vision" / "data" / "astronaut.jpg"
_FRAME_PX: Final = (1920, 1080)
_SIZES_PX: Final = (320, 160, 110, 80, 60)
_DISTURBED_PX: Final = 160
# Of each kind and size: so many places for one portrait, or one place each for as many.
_FACES: Final = 8
_MIN_COVERED: Final = 0.9
# What is blurred around the box of a face, as a share of its width and height.
_MARGIN: Final = 0.35
_SKINS: Final = ((241, 205, 178), (214, 164, 124), (150, 103, 72), (88, 58, 42))

Disturbance = Callable[[RgbImage, Region], RgbImage]


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture with one face, and where it is."""

    name: str
    pixels: RgbImage
    face: Region


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description="How many faces are found.")
    parser.add_argument("--portrait", type=Path, action="append", default=[], metavar="FILE")
    blurring = FaceBlurring.load(paths.detectors_folder())
    named = [_named(blurring, file) for file in (_ASTRONAUT, *parser.parse_args().portrait)]
    groups = {**{one.name: [one] for one in named}, "drawn, 8 kinds": list(drawn_portraits())}
    print("Faces found, by their width in a frame of 1920 x 1080")
    _print_row("portrait", [f"{size} px" for size in _SIZES_PX])
    for name, portraits in groups.items():
        shares = [_recall(blurring, portraits, size) for size in _SIZES_PX]
        _print_row(name, [f"{share:.0%}" for share in shares])
    print(f"\nFaces of {_DISTURBED_PX} px that are found although they are disturbed")
    _print_row("portrait", list(DISTURBANCES))
    for name, portraits in groups.items():
        shares = [_recall(blurring, portraits, _DISTURBED_PX, one) for one in DISTURBANCES.values()]
        _print_row(name, [f"{share:.0%}" for share in shares])


def _print_row(name: str, cells: Sequence[str]) -> None:
    print(f"| {' | '.join((name, *cells))} |", flush=True)


def _recall(
    blurring: FaceBlurring,
    portraits: Sequence[Portrait],
    face_px: int,
    disturb: Disturbance = lambda pixels, _: pixels,
) -> float:
    """Return the share of faces that are found, in several places each."""
    found = []
    for portrait, place in itertools.product(portraits, range(_FACES // len(portraits))):
        random = np.random.default_rng((face_px, place))
        disturbed = Portrait(portrait.name, disturb(portrait.pixels, portrait.face), portrait.face)
        frame, face = _placed(disturbed, face_px, random)
        # The middle stays the same if the portrait was turned.
        found.append(_is_covered(face, blurring.find(frame)))
    return sum(found) / len(found)


def _is_covered(face: Region, found: Sequence[Region]) -> bool:
    blurred = (one.enlarged(one.width * _MARGIN, one.height * _MARGIN) for one in found)
    return any(face.share_inside(one) >= _MIN_COVERED for one in blurred)


def _placed(
    portrait: Portrait, face_px: int, random: np.random.Generator
) -> tuple[RgbImage, Region]:
    """Return a frame with a portrait, and where its face is."""
    frame = _shelf(random)
    height, width = portrait.pixels.shape[:2]
    scale = face_px / (portrait.face.width * width)
    size = min(round(width * scale), _FRAME_PX[0]), min(round(height * scale), _FRAME_PX[1])
    small = cv2.resize(portrait.pixels, size, interpolation=cv2.INTER_AREA)
    left, top = (
        int(random.integers(0, room - own + 1)) for room, own in zip(_FRAME_PX, size, strict=True)
    )
    frame[top : top + size[1], left : left + size[0]] = small
    return frame, _within_frame(portrait.face, left, top, size)


def _within_frame(face: Region, left: int, top: int, size: tuple[int, int]) -> Region:
    x, y = _FRAME_PX
    return Region(
        (left + face.left * size[0]) / x,
        (top + face.top * size[1]) / y,
        (left + face.right * size[0]) / x,
        (top + face.bottom * size[1]) / y,
    )


def _shelf(random: np.random.Generator) -> RgbImage:
    """Return a frame full of coloured boxes with lines of text."""
    frame = np.full((_FRAME_PX[1], _FRAME_PX[0], 3), 60, np.uint8)
    for top in range(0, _FRAME_PX[1], 180):
        for left in range(0, _FRAME_PX[0], 120):
            colour = random.integers(40, 240, 3).tolist()
            cv2.rectangle(frame, (left + 4, top + 10), (left + 112, top + 168), colour, -1)
            for line in range(3):
                at = left + 14, top + 50 + 30 * line
                cv2.putText(frame, "TEA 250g", at, 0, 0.5, (20, 20, 20), 1, cv2.LINE_AA)
    return frame


def _named(blurring: FaceBlurring, file: Path) -> Portrait:
    pixels = read_photo(file).pixels
    faces = blurring.find(pixels)
    if not faces:
        raise SystemExit(f"There is no face in {file}.")
    return Portrait(file.stem, pixels, max(faces, key=lambda one: one.width * one.height))


def drawn_portraits() -> Iterator[Portrait]:
    """Yield drawn faces: four colours of skin, with and without glasses, some with a beard."""
    for number, (skin, glasses) in enumerate(itertools.product(_SKINS, (False, True))):
        yield _drawn(skin, glasses=glasses, beard=number % 3 == 0)


def _drawn(skin: tuple[int, int, int], *, glasses: bool, beard: bool) -> Portrait:
    """Return a face from the front, 640 x 800 pixels, lit from the left."""
    pixels = np.full((800, 640, 3), 120, np.uint8)
    hair, dark = (45, 32, 25), tuple(round(0.55 * value) for value in skin)
    cv2.ellipse(pixels, (320, 900), (280, 230), 0, 0, 360, (70, 80, 130), -1)
    cv2.rectangle(pixels, (255, 520), (385, 720), dark, -1)
    cv2.ellipse(pixels, (320, 350), (205, 260), 0, 0, 360, hair, -1)
    cv2.ellipse(pixels, (320, 390), (165, 215), 0, 0, 360, skin, -1)
    cv2.ellipse(pixels, (320, 235), (150, 70), 0, 180, 360, hair, -1)
    if beard:
        cv2.ellipse(pixels, (320, 480), (150, 125), 0, 15, 165, hair, -1)
    for x in (255, 385):
        cv2.ellipse(pixels, (x, 335), (42, 10), 0, 180, 360, hair, 9)
        cv2.ellipse(pixels, (x, 370), (32, 17), 0, 0, 360, (245, 245, 245), -1)
        cv2.circle(pixels, (x, 370), 15, (60, 45, 35), -1)
        if glasses:
            cv2.circle(pixels, (x, 370), 52, (20, 20, 20), 6)
    if glasses:
        cv2.line(pixels, (307, 365), (333, 365), (20, 20, 20), 6)
    cv2.ellipse(pixels, (320, 445), (30, 16), 0, 0, 180, dark, 5)
    cv2.line(pixels, (330, 370), (345, 440), dark, 4)
    cv2.ellipse(pixels, (320, 515), (58, 22), 0, 0, 180, (150, 60, 60), -1)
    light = np.linspace(1.12, 0.78, 640, dtype=np.float32)[np.newaxis, :, np.newaxis]
    lit = cv2.GaussianBlur(np.clip(pixels * light, 0, 255).astype(np.uint8), (0, 0), 3)
    return Portrait("drawn", lit, Region(155 / 640, 210 / 800, 485 / 640, 605 / 800))


def _turned(degrees: float) -> Disturbance:
    def turn(pixels: RgbImage, face: Region) -> RgbImage:
        height, width = pixels.shape[:2]
        middle = (face.left + face.right) / 2 * width, (face.top + face.bottom) / 2 * height
        matrix = cv2.getRotationMatrix2D(middle, degrees, 1.0)
        size = (width, height)
        return np.asarray(
            cv2.warpAffine(pixels, matrix, size, borderMode=cv2.BORDER_REPLICATE), np.uint8
        )

    return turn


def _dim(pixels: RgbImage, _: Region) -> RgbImage:
    return (pixels * 0.3).astype(np.uint8)


def _blurred(pixels: RgbImage, face: Region) -> RgbImage:
    # A sixteenth of the face, as a hand that moves.
    deviation = face.width * pixels.shape[1] / 16
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), deviation), np.uint8)


def _masked(pixels: RgbImage, face: Region) -> RgbImage:
    """Cover mouth and nose."""
    masked = pixels.copy()
    lower = Region(face.left, face.top + 0.55 * face.height, face.right, face.bottom)
    lower.cut_from(masked)[:] = (120, 170, 200)
    return masked


def _half_hidden(pixels: RgbImage, face: Region) -> RgbImage:
    """Cover the right half, as a product that is held before it."""
    hidden = pixels.copy()
    Region((face.left + face.right) / 2, face.top, face.right, face.bottom).cut_from(hidden)[:] = (
        200,
        60,
        50,
    )
    return hidden


DISTURBANCES: Final[dict[str, Disturbance]] = {
    "none": lambda pixels, _: pixels,
    "turned 20°": _turned(20),
    "turned 45°": _turned(45),
    "turned 90°": _turned(90),
    "a third of the light": _dim,
    "out of focus": _blurred,
    "mask": _masked,
    "right half hidden": _half_hidden,
}

if __name__ == "__main__":
    main()
