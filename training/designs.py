"""Packs that no shop sells: drawn at random, so that the network sees more than two data sets.

A design is made from its number alone. Its siblings share the drawing and differ in
one thing, the colours or the words: they are what a shelf's look-alikes are.
"""

import cv2
import numpy as np

from training.views import Cutout, Random, RgbImage

_LETTERS = np.array(list("ABCDEFGHIJKLMNOPRSTUVWZaeiouklmnrst0123456789"))
_WHITE = 255


def design(number: int, sibling: int, photos: list[RgbImage]) -> Cutout:
    """Draw a pack.

    Args:
        number: of the drawing; the same number gives the same drawing.
        sibling: 0 for the drawing itself; an odd number has other colours, an
            even one other words.
        photos: a part of one of them is the pack's picture, where it has one.
    """
    random = np.random.default_rng([number, 0, 0])
    colours_from = np.random.default_rng([number, 1, sibling if sibling % 2 else 0])
    words_from = np.random.default_rng([number, 2, 0 if sibling % 2 else sibling])
    height = int(random.integers(150, 260))
    width = int(height * random.uniform(0.45, 1.4))
    palette = _palette(colours_from)
    pack = _ground(height, width, palette, random)
    for _ in range(int(random.integers(1, 7))):
        _shape(pack, palette, random)
    if random.random() < 0.5:
        _picture(pack, photos, random)
    for _ in range(int(random.integers(1, 6))):
        _words(pack, palette, random, words_from)
    return _outlined(pack, random)


def _palette(random: Random) -> RgbImage:
    """Return five colours, (5, 3): a ground, three of one mood, and one for words."""
    hue = random.integers(0, 180)
    spread = random.choice([8, 30, 90])
    hsv = np.stack(
        [
            (hue + random.integers(-spread, spread + 1, 5)) % 180,
            random.integers(10, 256, 5),
            random.integers(40, 256, 5),
        ],
        axis=1,
    )
    colours = cv2.cvtColor(hsv[None].astype(np.uint8), cv2.COLOR_HSV2RGB)[0]
    colours[4] = 255 if colours[0].mean() < 128 else 20
    return np.asarray(colours, np.uint8)


def _ground(height: int, width: int, palette: RgbImage, random: Random) -> RgbImage:
    pack = np.empty((height, width, 3), np.float32)
    share = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    pack[:] = palette[0] * (1 - share) + palette[random.integers(0, 2)] * share
    if random.random() < 0.3:
        period = int(random.integers(6, 40))
        stripes = (np.arange(width) // period % 2)[None, :, None]
        pack = pack * (1 - 0.25 * stripes)
    return np.asarray(pack, np.uint8)


def _shape(pack: RgbImage, palette: RgbImage, random: Random) -> None:
    height, width = pack.shape[:2]
    colour = tuple(int(c) for c in palette[random.integers(0, 5)])
    x, y = (int(v) for v in random.uniform(0, 1, 2) * (width, height))
    size = int(random.uniform(0.08, 0.5) * width)
    kind = random.integers(0, 4)
    if kind == 0:
        cv2.circle(pack, (x, y), size // 2, colour, -1, cv2.LINE_AA)
    elif kind == 1:
        cv2.rectangle(pack, (0, y), (width, y + size // 2), colour, -1)
    elif kind == 2:
        points = (
            np.array([x, y]) + random.normal(0, size, (int(random.integers(3, 7)), 2))
        ).astype(np.int32)
        cv2.fillPoly(pack, [points], colour, cv2.LINE_AA)
    else:
        cv2.ellipse(
            pack, ((x, y), (size, size / 3), float(random.uniform(0, 180))), colour, 3, cv2.LINE_AA
        )


def _picture(pack: RgbImage, photos: list[RgbImage], random: Random) -> None:
    height, width = pack.shape[:2]
    photo = photos[int(random.integers(len(photos)))]
    rows, columns = int(height * random.uniform(0.2, 0.6)), int(width * random.uniform(0.3, 0.9))
    top, left = int(random.integers(0, height - rows)), int(random.integers(0, width - columns))
    part = photo[: max(8, photo.shape[0] // 2), : max(8, photo.shape[1] // 2)]
    small = cv2.resize(part, (columns, rows), interpolation=cv2.INTER_AREA)
    pack[top : top + rows, left : left + columns] = small


def _words(pack: RgbImage, palette: RgbImage, random: Random, words_from: Random) -> None:
    height, width = pack.shape[:2]
    text = "".join(words_from.choice(_LETTERS, int(words_from.integers(2, 10))))
    font = int(random.choice([0, 2, 3, 4, 6, 7]))
    scale = float(np.exp(random.uniform(np.log(0.3), np.log(2.2))))
    place = (int(random.uniform(-0.05, 0.5) * width), int(random.uniform(0.12, 0.95) * height))
    colour = tuple(int(c) for c in palette[4 if random.random() < 0.7 else random.integers(0, 5)])
    cv2.putText(pack, text, place, font, scale, colour, int(1 + scale * 2), cv2.LINE_AA)


def _outlined(pack: RgbImage, random: Random) -> Cutout:
    """Put the pack on white, with its corners as they are, rounded, or as a can's or bottle's."""
    height, width = pack.shape[:2]
    mask = np.zeros((height, width), np.uint8)
    kind = random.random()
    if kind < 0.5:
        mask[:] = 255
    elif kind < 0.7:
        cv2.ellipse(mask, (width // 2, height // 2), (width // 2, height // 2), 0, 0, 360, 255, -1)
    else:
        neck = int(width * random.uniform(0.25, 0.9)) // 2
        shoulder = int(height * random.uniform(0.1, 0.4))
        cv2.rectangle(mask, (0, shoulder), (width, height), 255, -1)
        cv2.rectangle(mask, (width // 2 - neck, 0), (width // 2 + neck, shoulder), 255, -1)
        curve = 1 - 0.5 * np.abs(np.linspace(-1, 1, width, dtype=np.float32)) ** 3
        pack = (pack * curve[None, :, None]).astype(np.uint8)
    pixels = np.full((height + 16, width + 16, 3), _WHITE, np.uint8)
    whole = np.zeros((height + 16, width + 16), np.uint8)
    pixels[8:-8, 8:-8][mask > 0] = pack[mask > 0]
    whole[8:-8, 8:-8] = mask
    return Cutout(pixels, whole)
