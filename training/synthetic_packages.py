"""Draw random packages, so that the network is trained on more than two data sets.

A package is determined by its number. Its variants share the drawing and differ in the
colours or in the words only, like similar products on a shelf.
"""

import cv2
import numpy as np

from desktop_app.domain.picture import RgbImage
from training.augmentation import MaskedPicture, Random

_LETTERS = np.array(list("ABCDEFGHIJKLMNOPRSTUVWZaeiouklmnrst0123456789"))
_WHITE = 255


def draw_package(number: int, variant: int, photos: list[RgbImage]) -> MaskedPicture:
    """Draw a package.

    Args:
        number: seed of the drawing.
        variant: 0 for the original; odd numbers have other colours, even ones other
            words.
        photos: half of the packages show a crop of one of them.
    """
    random = np.random.default_rng([number, 0, 0])
    colour_random = np.random.default_rng([number, 1, variant if variant % 2 else 0])
    word_random = np.random.default_rng([number, 2, 0 if variant % 2 else variant])
    height = int(random.integers(150, 260))
    width = int(height * random.uniform(0.45, 1.4))
    palette = _draw_palette(colour_random)
    package = _draw_background(height, width, palette, random)
    for _ in range(int(random.integers(1, 7))):
        _draw_shape(package, palette, random)
    if random.random() < 0.5:
        _paste_photo(package, photos, random)
    for _ in range(int(random.integers(1, 6))):
        _draw_words(package, palette, random, word_random)
    return _cut_outline(package, random)


def _draw_palette(random: Random) -> RgbImage:
    """Return (5, 3) uint8 RGB: a background, three related colours, one for words."""
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


def _draw_background(height: int, width: int, palette: RgbImage, random: Random) -> RgbImage:
    package = np.empty((height, width, 3), np.float32)
    share = np.linspace(0, 1, height, dtype=np.float32)[:, None, None]
    package[:] = palette[0] * (1 - share) + palette[random.integers(0, 2)] * share
    if random.random() < 0.3:
        period = int(random.integers(6, 40))
        stripes = (np.arange(width) // period % 2)[None, :, None]
        package = package * (1 - 0.25 * stripes)
    return np.asarray(package, np.uint8)


def _draw_shape(package: RgbImage, palette: RgbImage, random: Random) -> None:
    height, width = package.shape[:2]
    colour = tuple(int(c) for c in palette[random.integers(0, 5)])
    x, y = (int(v) for v in random.uniform(0, 1, 2) * (width, height))
    size = int(random.uniform(0.08, 0.5) * width)
    kind = random.integers(0, 4)
    if kind == 0:
        cv2.circle(package, (x, y), size // 2, colour, -1, cv2.LINE_AA)
    elif kind == 1:
        cv2.rectangle(package, (0, y), (width, y + size // 2), colour, -1)
    elif kind == 2:
        points = (
            np.array([x, y]) + random.normal(0, size, (int(random.integers(3, 7)), 2))
        ).astype(np.int32)
        cv2.fillPoly(package, [points], colour, cv2.LINE_AA)
    else:
        cv2.ellipse(
            package,
            ((x, y), (size, size / 3), float(random.uniform(0, 180))),
            colour,
            3,
            cv2.LINE_AA,
        )


def _paste_photo(package: RgbImage, photos: list[RgbImage], random: Random) -> None:
    height, width = package.shape[:2]
    photo = photos[int(random.integers(len(photos)))]
    rows, columns = int(height * random.uniform(0.2, 0.6)), int(width * random.uniform(0.3, 0.9))
    top, left = int(random.integers(0, height - rows)), int(random.integers(0, width - columns))
    part = photo[: max(8, photo.shape[0] // 2), : max(8, photo.shape[1] // 2)]
    small = cv2.resize(part, (columns, rows), interpolation=cv2.INTER_AREA)
    package[top : top + rows, left : left + columns] = small


def _draw_words(package: RgbImage, palette: RgbImage, random: Random, word_random: Random) -> None:
    height, width = package.shape[:2]
    text = "".join(word_random.choice(_LETTERS, int(word_random.integers(2, 10))))
    font = int(random.choice([0, 2, 3, 4, 6, 7]))
    scale = float(np.exp(random.uniform(np.log(0.3), np.log(2.2))))
    place = (int(random.uniform(-0.05, 0.5) * width), int(random.uniform(0.12, 0.95) * height))
    colour = tuple(int(c) for c in palette[4 if random.random() < 0.7 else random.integers(0, 5)])
    cv2.putText(package, text, place, font, scale, colour, int(1 + scale * 2), cv2.LINE_AA)


def _cut_outline(package: RgbImage, random: Random) -> MaskedPicture:
    """Put the package on white with the outline of a box, an ellipse, or a bottle."""
    height, width = package.shape[:2]
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
        package = (package * curve[None, :, None]).astype(np.uint8)
    pixels = np.full((height + 16, width + 16, 3), _WHITE, np.uint8)
    whole = np.zeros((height + 16, width + 16), np.uint8)
    pixels[8:-8, 8:-8][mask > 0] = package[mask > 0]
    whole[8:-8, 8:-8] = mask
    return MaskedPicture(pixels, whole)
