"""Pairs of a photo and a picture of the catalogue that keypoints align: the same product or not.

The pairs are what the verify stage compares: of the twenty nearest products by embedding, the
first three by inliers. Photos are real where a set has several of one thing, else simulated.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import cv2
import numpy as np
import numpy.typing as npt

from datasets.labelled_photos import LabelledPhoto, grocery_photos, studio_pictures
from datasets.listed_pictures import listed_pictures
from datasets.phone_photos import simulate_phone_photo
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.recognition.embedding import embed_photo
from desktop_app.engine.recognition.multi_crop import best_of_crops
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import Alignment, align, photo_keypoints, picture_keypoints
from desktop_app.vision.picture_decoding import THUMBNAIL_SIDE_PX, read_photo
from desktop_app.vision.resizing import fit_within
from training.augmentation import augment_strongly, mask_object
from training.synthetic_packages import draw_package

LISTED_SETS: Final = ("magento_luma", "spree_appliances", "xwines_labels", "amazon_items")
_CANDIDATES: Final = 20
_ALIGNED: Final = 3
_MIN_INLIERS: Final = 8
_PHOTO_SIDE_PX: Final = 400
_PACKAGES: Final = 300
_VARIANTS: Final = 3
_PHOTOS_OF_SET: Final = 240


@dataclass(frozen=True, eq=False)
class LookAlikePair:
    """A photo and a picture that keypoints align.

    Attributes:
        set_name: of the data set.
        photo: (h, w, 3) uint8 RGB.
        thumbnail: of the picture, (h, w, 3) uint8 RGB.
        alignment: of the picture with the photo.
        is_same: whether both show the same product.
    """

    set_name: str
    photo: RgbImage
    thumbnail: RgbImage
    alignment: Alignment
    is_same: bool


class ProductPhoto(NamedTuple):
    """Pixels, (h, w, 3) uint8 RGB, and the product that they show."""

    pixels: RgbImage
    product: str


def all_pairs(data: Path, embedder: Embedder) -> Iterator[LookAlikePair]:
    """Yield the pairs of all sets.

    Args:
        data: folder of the data sets.
        embedder: the model.
    """
    shop = grocery_photos(data / "grocery", "train")
    backgrounds = [read_photo(photo.file).pixels for photo in shop[::10]]
    yield from package_pairs(backgrounds)
    for name in LISTED_SETS:
        pictures = _read(listed_pictures(data / name))
        photos = simulated_photos(pictures, backgrounds)
        yield from searched_pairs(name, pictures, photos, embedder)
    sample = _read(sample_pictures())
    labels = [
        picture
        for name in ("xwines_labels", "amazon_items")
        for picture in _read(listed_pictures(data / name))
    ]
    yield from word_pairs([*labels, *sample[::4]], backgrounds)
    yield from searched_pairs("sample", sample, simulated_photos(sample, backgrounds), embedder)
    shop_photos = _read(grocery_photos(data / "grocery", "val"))
    studio = _read(studio_pictures(data / "grocery"))
    yield from searched_pairs("grocery_studio", studio, shop_photos, embedder)
    yield from searched_pairs("grocery_shop", _read(shop), shop_photos, embedder)


def package_pairs(backgrounds: Sequence[RgbImage]) -> Iterator[LookAlikePair]:
    """Yield photos of drawn packages with the original, and with variants of it."""
    for number in range(_PACKAGES):
        random = np.random.default_rng([number, 7])
        variants = [draw_package(number, variant, [*backgrounds]) for variant in range(_VARIANTS)]
        for variant, package in enumerate(variants):
            background = backgrounds[int(random.integers(len(backgrounds)))]
            photo = augment_strongly(package, background, _PHOTO_SIDE_PX, random)
            # The catalogue has the original, or the package has become another one since.
            thumbnail = fit_within(variants[0].pixels, THUMBNAIL_SIDE_PX)
            yield from _aligned("packages", photo, [(thumbnail, variant == 0)])


def word_pairs(
    pictures: Sequence[ProductPhoto], backgrounds: Sequence[RgbImage]
) -> Iterator[LookAlikePair]:
    """Yield photos of pictures, and of the same with another word on them, with the pictures."""
    for number, picture in enumerate(pictures):
        random = np.random.default_rng([number, 8])
        pixels = fit_within(picture.pixels, _PHOTO_SIDE_PX)
        thumbnail = fit_within(pixels, THUMBNAIL_SIDE_PX)
        for shown, is_same in ((pixels, True), (with_other_word(pixels, random), False)):
            background = backgrounds[int(random.integers(len(backgrounds)))]
            photo = augment_strongly(mask_object(shown), background, _PHOTO_SIDE_PX, random)
            yield from _aligned("words", photo, [(thumbnail, is_same)])


def with_other_word(pixels: RgbImage, random: np.random.Generator) -> RgbImage:
    """Return a picture with a word in the place of what has the most detail, or nearly so.

    Args:
        pixels: (h, w, 3) uint8 RGB.
        random: the source of randomness.
    """
    height, width = pixels.shape[:2]
    across, down = int(width * random.uniform(0.2, 0.45)), int(height * random.uniform(0.06, 0.13))
    grey = cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY)
    detail = cv2.boxFilter(cv2.Laplacian(grey, cv2.CV_32F) ** 2, -1, (across, down))
    detail = detail[down : height - down, across // 2 : width - across // 2]
    rows, columns = np.nonzero(detail >= np.quantile(detail, 0.97))
    chosen = int(random.integers(len(rows)))
    top, left = int(rows[chosen]) + down // 2, int(columns[chosen])
    part = pixels[top : top + down, left : left + across].reshape(-1, 3)
    levels = part.sum(axis=1)
    dark, light = (part[np.argsort(levels)[int(len(part) * share)]] for share in (0.1, 0.9))
    ground, ink = (dark, light) if np.median(levels) < levels.mean() else (light, dark)
    changed = pixels.copy()
    changed[top : top + down, left : left + across] = ground
    word = "".join(random.choice(list("ABCDEFGHIKLMNOPRSTUVW"), int(random.integers(4, 9))))
    size, _ = cv2.getTextSize(word, cv2.FONT_HERSHEY_DUPLEX, 1, 2)
    scale = min(across / size[0], 0.8 * down / size[1])
    origin = left, top + down - int(0.1 * down)
    tone = tuple(int(level) for level in ink)
    cv2.putText(changed, word, origin, cv2.FONT_HERSHEY_DUPLEX, scale, tone, 1, cv2.LINE_AA)
    return changed


def simulated_photos(
    pictures: Sequence[ProductPhoto], backgrounds: Sequence[RgbImage]
) -> Iterator[ProductPhoto]:
    """Yield photos of up to 240 pictures, simulated in two independent ways in turn."""
    random = np.random.default_rng(0)
    rows = random.permutation(len(pictures))[:_PHOTOS_OF_SET]
    for number, row in enumerate(rows.tolist()):
        background = backgrounds[int(random.integers(len(backgrounds)))]
        if number % 2:
            photo = simulate_phone_photo(pictures[row].pixels, background, random)
        else:
            masked = mask_object(fit_within(pictures[row].pixels, _PHOTO_SIDE_PX))
            photo = augment_strongly(masked, background, _PHOTO_SIDE_PX, random)
        yield ProductPhoto(photo, pictures[row].product)


def searched_pairs(
    name: str,
    pictures: Sequence[ProductPhoto],
    photos: Iterator[ProductPhoto] | Sequence[ProductPhoto],
    embedder: Embedder,
) -> Iterator[LookAlikePair]:
    """Yield each photo with the pictures that the verify stage would compare it with.

    Args:
        name: of the set.
        pictures: the catalogue.
        photos: the queries.
        embedder: the model.
    """
    vectors = np.stack([embedder.embed_picture(p.pixels) for p in pictures])
    thumbnails = [fit_within(p.pixels, THUMBNAIL_SIDE_PX) for p in pictures]
    for photo in photos:
        similarities = best_of_crops(embed_photo(photo.pixels, embedder) @ vectors.T)
        rows = _nearest_of_each_product(similarities, pictures)
        near = [(thumbnails[row], pictures[row].product == photo.product) for row in rows]
        yield from _aligned(name, photo.pixels, near)


def _nearest_of_each_product(
    similarities: npt.NDArray[np.float32], pictures: Sequence[ProductPhoto]
) -> list[int]:
    nearest: dict[str, int] = {}
    for row in np.argsort(-similarities).tolist():
        nearest.setdefault(pictures[row].product, row)
        if len(nearest) == _CANDIDATES:
            break
    return list(nearest.values())


def _aligned(
    name: str, photo: RgbImage, pictures: Sequence[tuple[RgbImage, bool]]
) -> Iterator[LookAlikePair]:
    """Yield the pairs with the most inliers, of those that have enough."""
    keypoints = photo_keypoints(photo)
    pairs = [
        LookAlikePair(name, photo, one, align(keypoints, picture_keypoints(one)), is_same)
        for one, is_same in pictures
    ]
    enough = [pair for pair in pairs if pair.alignment.inliers >= _MIN_INLIERS]
    yield from sorted(enough, key=lambda pair: -pair.alignment.inliers)[:_ALIGNED]


def sample_pictures() -> list[LabelledPhoto]:
    """Return the catalogue pictures of the sample, without its duplicates."""
    folder = paths.sample_folder()
    with (folder / "products.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with (folder / "duplicates.csv").open(encoding="utf-8", newline="") as file:
        copies = {row["sku"] for row in csv.DictReader(file)}
    return [
        LabelledPhoto(folder / row["image"], row["sku"], "", 0, 0)
        for row in rows
        if row["image"] and row["sku"] not in copies
    ]


def _read(pictures: Sequence[LabelledPhoto]) -> list[ProductPhoto]:
    return [ProductPhoto(fit_within(read_photo(p.file).pixels, 640), p.product) for p in pictures]
