"""Pairs of pictures of one product, of two variants of a style, and of different products.

Where a set does not say which products are variants, they are made: packages are drawn with
other colours or words, and the main material of garments gets another colour, as shops do it.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

import cv2
import numpy as np

from datasets.labelled_photos import clothing_photos, grocery_photos
from datasets.listed_pictures import listed_pictures
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.vision.picture_decoding import read_photo
from training.augmentation import augment_weakly
from training.copy_pairs import neighbour_pairs
from training.synthetic_packages import draw_package

PairRelation = Literal["same", "variant", "other"]

_NEIGHBOURS: Final = 4
_PACKAGES: Final = 75
_PACKAGE_SIDE_PX: Final = 300
_GARMENTS: Final = 160
_GARMENT_SIDE_PX: Final = 600
_CLUSTERS: Final = 5
# Share of the picture that a material may have to be recoloured.
_MATERIAL_SHARES: Final = (0.04, 0.75)
_SETS: Final = ("spree_appliances", "amazon_items")


@dataclass(frozen=True)
class StylePair:
    """Two picture files and their relation.

    Attributes:
        set_name: of the data set.
        rank: of one among the nearest neighbours of the other; 0 is the nearest.
    """

    set_name: str
    first: Path
    second: Path
    relation: PairRelation
    rank: int


def all_pairs(data: Path, scratch: Path) -> Iterator[StylePair]:
    """Yield the pairs of all sets.

    Args:
        data: folder of the data sets.
        scratch: where pictures that are made are written.
    """
    yield from _sample_pairs()
    yield from _package_pairs(data, scratch / "packages")
    yield from _garment_pairs(data, scratch / "garments")
    for name in _SETS:
        pictures = listed_pictures(data / name)
        product_of = {picture.file: picture.product for picture in pictures}
        # Appliances of one series differ in more than their colour, so no pair is a variant.
        for pair in _neighbours(name, list(product_of)):
            if product_of[pair.first].split("-")[:2] != product_of[pair.second].split("-")[:2]:
                yield pair


def recoloured(picture: RgbImage, random: np.random.Generator) -> RgbImage | None:
    """Return a picture in which the main material of the middle has another colour.

    Args:
        picture: (h, w, 3) uint8 RGB.
        random: the source of randomness.

    Returns:
        None if the picture has no such material.
    """
    height, width = picture.shape[:2]
    lab = cv2.cvtColor(picture, cv2.COLOR_RGB2LAB).astype(np.float32)
    points = (lab * np.array([0.5, 1, 1], np.float32)).reshape(-1, 3)
    _, _, centres = cv2.kmeans(
        points[::7].copy(),
        _CLUSTERS,
        np.empty(0, np.int32),
        (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 20, 1.0),
        2,
        cv2.KMEANS_PP_CENTERS,
    )
    nearest = np.square(points[:, None] - centres[None]).sum(axis=2).argmin(axis=1)
    nearest = nearest.reshape(height, width)
    middle = nearest[height // 4 : 3 * height // 4, width // 4 : 3 * width // 4]
    material = int(np.bincount(middle.ravel(), minlength=_CLUSTERS).argmax())
    low, high = _MATERIAL_SHARES
    if not low < (nearest == material).mean() < high:
        return None
    mask = cv2.GaussianBlur((nearest == material).astype(np.float32), (0, 0), 1.2)[..., None]
    angle, chroma = random.uniform(0, 2 * np.pi), random.uniform(15, 60)
    colour = 128 + chroma * np.array([np.cos(angle), np.sin(angle)])
    changed = np.empty_like(lab)
    changed[..., 0] = lab[..., 0] + random.uniform(-40, 40)
    # Folds and weave keep half of their variation.
    changed[..., 1:] = colour + 0.5 * (lab[..., 1:] - centres[material, 1:])
    mixed = np.clip(lab * (1 - mask) + changed.clip(0, 255) * mask, 0, 255)
    return np.asarray(cv2.cvtColor(mixed.astype(np.uint8), cv2.COLOR_LAB2RGB), np.uint8)


def _sample_pairs() -> Iterator[StylePair]:
    """Yield planted duplicates and products of other families; SKUs begin with the family."""
    folder = paths.sample_folder()
    with (folder / "products.csv").open(encoding="utf-8", newline="") as file:
        sku_of = {folder / row["image"]: row["sku"] for row in csv.DictReader(file) if row["image"]}
    with (folder / "duplicates.csv").open(encoding="utf-8", newline="") as file:
        planted = {frozenset((row["sku"], row["duplicate_of"])) for row in csv.DictReader(file)}
    for pair in _neighbours("sample", list(sku_of)):
        skus = frozenset((sku_of[pair.first], sku_of[pair.second]))
        if skus in planted:
            yield _related(pair, "same")
        elif len({sku.split("-")[0] for sku in skus}) == 2:
            yield pair


def _package_pairs(data: Path, folder: Path) -> Iterator[StylePair]:
    """Yield drawn packages: twice the original, and two variants in colours and words each."""
    folder.mkdir(parents=True, exist_ok=True)
    photos = [read_photo(p.file).pixels for p in grocery_photos(data / "grocery", "train")[::40]]
    for number in range(_PACKAGES):
        random = np.random.default_rng([number, 17])
        for copy, variant in enumerate((0, 0, 1, 2, 3)):
            package = draw_package(5000 + number, variant, photos)
            picture = augment_weakly(package, _PACKAGE_SIDE_PX, random)
            _write(folder / f"{number}~{variant}~{copy}.jpg", picture)
    yield from _made_pairs("packages", folder)


def _garment_pairs(data: Path, folder: Path) -> Iterator[StylePair]:
    """Yield garments and what they look like in two other colours."""
    folder.mkdir(parents=True, exist_ok=True)
    photos = clothing_photos(data / "clothing", "train")[600 : 600 + _GARMENTS]
    for number, photo in enumerate(photos):
        random = np.random.default_rng([number, 3])
        pixels = read_photo(photo.file, max_side_px=_GARMENT_SIDE_PX).pixels
        made = [pixels, recoloured(pixels, random), recoloured(pixels, random)]
        for variant, picture in enumerate(made):
            if picture is not None:
                _write(folder / f"{number}~{variant}~0.jpg", picture)
    yield from _made_pairs("garments", folder)


def _made_pairs(name: str, folder: Path) -> Iterator[StylePair]:
    """Yield the neighbours of pictures that were made; their names are ``style~variant~copy``."""
    for pair in _neighbours(name, sorted(folder.glob("*.jpg"))):
        ours, theirs = (file.stem.split("~") for file in (pair.first, pair.second))
        if ours[0] != theirs[0]:
            yield pair
        else:
            yield _related(pair, "same" if ours[1] == theirs[1] else "variant")


def _neighbours(name: str, files: Sequence[Path]) -> Iterator[StylePair]:
    for pair in neighbour_pairs(files, _NEIGHBOURS):
        yield StylePair(name, pair.first, pair.second, "other", pair.rank)


def _related(pair: StylePair, relation: PairRelation) -> StylePair:
    return StylePair(pair.set_name, pair.first, pair.second, relation, pair.rank)


def _write(file: Path, picture: RgbImage) -> None:
    cv2.imwrite(str(file), cv2.cvtColor(picture, cv2.COLOR_RGB2BGR))
